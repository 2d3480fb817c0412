-- The watch: after every schema change, grants included, the whole list of open doors must be empty, or the change does not happen.
-- The whole list and not only the command's object: a grant names none, and so a table could be made first and opened after.
set role spine_owner;
create or replace function spine.watch() returns event_trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_open text;
begin
  select string_agg(door || ': ' || object, '; ') into found_open from spine.open_doors;
  if found_open is not null then raise exception 'this would leave open: %', found_open using errcode = '42501'; end if;
end $$;
reset role;

drop event trigger if exists spine_watch;
create event trigger spine_watch on ddl_command_end execute function spine.watch();
-- A server in replica mode would skip one that is merely enabled.
alter event trigger spine_watch enable always;

do $$
declare
  found_open text;
begin
  select string_agg(door || ': ' || object, e'\n') into found_open from spine.open_doors;
  if found_open is not null then raise exception e'the bootstrap leaves open:\n%', found_open; end if;
end $$;
