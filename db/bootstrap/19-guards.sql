-- What a feature's table must keep: triggers and constraints by name and wording, looked at after every schema change.
set role spine_owner;

create table if not exists spine.guards (
  of_table text,
  kind text check (kind in ('trigger', 'constraint')),
  name text,
  wording text not null,
  primary key (of_table, kind, name)
);
call spine.lock_down('spine.guards', 'select', 'insert');

create or replace function spine.wording_of(of_table regclass, of_kind text, of_name text) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  -- A trigger counts only while it is enabled always: the replication role skips the others.
  select pg_get_triggerdef(oid) from pg_trigger where of_kind = 'trigger' and tgrelid = of_table and tgname = of_name and tgenabled = 'A'
  union all
  select pg_get_constraintdef(oid) from pg_constraint where of_kind = 'constraint' and conrelid = of_table and conname = of_name and convalidated
$$;

create or replace function spine.name_of(of_table regclass) returns text language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = of_table $$;

-- Only added to: a guard once named is let go by the bootstrap alone.
create or replace procedure spine.guard(of_table regclass, of_kind text, of_name text) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  worded text := spine.wording_of(of_table, of_kind, of_name);
begin
  if worded is null then raise exception '% has no % % that always holds', of_table, of_kind, of_name using errcode = '42704'; end if;
  insert into spine.guards values (spine.name_of(of_table), of_kind, of_name, worded) on conflict do nothing;
end $$;
grant execute on procedure spine.guard(regclass, text, text) to muster_owner;

reset role;
