-- The watch: when a transaction that changed the schema, grants included, ends, the whole list of open doors must be empty, or nothing of it happens.
-- The whole list and not only a command's object: a grant names none, and so a table could be made first and opened after. Once at its end and not
-- after each command: the list takes as long as some hundred commands, and nobody else sees what is not committed.
set role spine_owner;

-- One row a command; the last of a transaction is the one that looks. Rows and not a setting, because whoever changes a schema can set settings.
create table if not exists spine.watched (n bigint generated always as identity primary key, xid xid8 not null default pg_current_xact_id());
call spine.lock_down('spine.watched', 'select', 'insert', 'delete');

create or replace function spine.watch() returns event_trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into spine.watched default values;
end $$;

create or replace function spine.look_at_the_end() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_open text;
begin
  if exists (select from spine.watched where xid = pg_current_xact_id() and n > new.n) then return null; end if;
  select string_agg(door || ': ' || object, '; ') into found_open from spine.open_doors;
  if found_open is not null then raise exception 'this would leave open: %', found_open using errcode = '42501'; end if;
  delete from spine.watched where xid = pg_current_xact_id();
  return null;
end $$;
drop trigger if exists look_at_the_end on spine.watched;
create constraint trigger look_at_the_end after insert on spine.watched deferrable initially deferred for each row execute function spine.look_at_the_end();
-- A server in replica mode would skip one that is merely enabled.
alter table spine.watched enable always trigger look_at_the_end;

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
