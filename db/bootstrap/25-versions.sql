-- Not over another's work: an editable row counts its versions by itself, so no statement can forget to.
set role spine_owner;

create or replace function spine.next_version() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
grant execute on function spine.next_version() to muster_owner;

-- For migrations. Runs as whoever owns the table, which has a column "version int not null default 1".
create or replace procedure spine.count_versions(of_table regclass) language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('create trigger next_version before update on %s for each row execute function spine.next_version()', of_table);
  execute format('alter table %s enable always trigger next_version', of_table);
  call spine.guard(of_table, 'trigger', 'next_version');
end $$;
grant execute on procedure spine.count_versions(regclass) to muster_owner;

reset role;
