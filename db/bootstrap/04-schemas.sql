-- The two schemas of the spine, closed unless something below opens them.
create schema if not exists spine authorization spine_owner;
create schema if not exists ledger authorization spine_owner;
revoke all on schema spine, ledger from public;

grant usage on schema spine to muster_owner, person, job, measure, muster_migrator, muster_service, muster_worker, muster_door, muster_measures;
grant usage on schema ledger to muster_owner, person, job;

alter default privileges for role spine_owner revoke execute on functions from public;
alter default privileges for role muster_owner revoke execute on functions from public;

set role spine_owner;

-- The spine is bound by policies of its own: its functions run as its owner, and may do to each table no more than the verbs named here.
create or replace procedure spine.lock_down(target regclass, variadic verbs text[]) language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  verb text;
begin
  execute format('alter table %s enable row level security, force row level security', target);
  foreach verb in array array['select', 'insert', 'update', 'delete'] loop
    execute format('drop policy if exists %I on %s', 'spine_may_' || verb, target);
    continue when verb <> all (verbs);
    execute format('create policy %I on %s for %s to spine_owner %s', 'spine_may_' || verb, target, verb,
      case verb when 'insert' then 'with check (true)' when 'update' then 'using (true) with check (true)' else 'using (true)' end);
  end loop;
end $$;

-- The day in London: a person can set the time zone of his own session, and with it current_date.
-- Every name is said in full, so it needs no path of its own and is worked out where it stands.
create or replace function spine.today() returns date language sql stable parallel safe
  return pg_catalog.timezone('Europe/London'::pg_catalog.text, pg_catalog.transaction_timestamp())::pg_catalog.date;
grant execute on function spine.today() to muster_owner, person, job, measure;

reset role;
