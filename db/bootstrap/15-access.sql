-- The other questions a policy may ask. Each gives an array and stands in a scalar sub-select; a sub-query over these tables in a policy would
-- walk them for every row.
set role spine_owner;

-- The bodies in whose units the person has the role.
create or replace function spine.bodies_as(wanted text) returns int[] language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ begin return (select coalesce(array_agg(distinct body order by body), '{}') from spine.units where id = any (spine.units_as(wanted))); end $$;

-- Need to know: single matters granted to the person, still in time.
create or replace function spine.granted() returns uuid[] language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select coalesce(array_agg(matter), '{}') from spine.grants where account = spine.me() and approved_by is not null and until >= spine.today());
end $$;

-- Matters addressed to a unit in which the person has any role at all.
create or replace function spine.addressed_to_me() returns uuid[] language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
  carried text[] := spine.claims();
  mine int[] := '{}';
begin
  for place in 6 .. coalesce(cardinality(carried), 0) by 2 loop
    mine := mine || carried[place]::int[];
  end loop;
  return (select coalesce(array_agg(distinct matter), '{}') from spine.addressed where unit = any (mine));
end $$;

grant execute on function spine.bodies_as(text), spine.granted(), spine.addressed_to_me() to person, job, measure, muster_owner;

-- Set by the owner on a feature's table: whoever adds a row addresses it, as trigger keep_addressed('id', 'unit_id'). Not a function people
-- could call, because whoever addresses a matter to his own unit reads it.
create or replace function spine.keep_addressed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into spine.addressed (matter, unit) values ((to_jsonb(new) ->> tg_argv[0])::uuid, (to_jsonb(new) ->> tg_argv[1])::int)
    on conflict do nothing;
  return null;
end $$;
grant execute on function spine.keep_addressed() to muster_owner;

-- What everybody who has entered may read of the spine itself.
drop policy if exists whoever_entered_reads on spine.units;
create policy whoever_entered_reads on spine.units for select to person, job using ((select spine.entered()));
drop policy if exists whoever_entered_reads on spine.bodies;
create policy whoever_entered_reads on spine.bodies for select to person, job using ((select spine.entered()));
grant select on spine.units, spine.bodies to person, job;

drop policy if exists own_account on spine.accounts;
create policy own_account on spine.accounts for select to person using (id = (select spine.me()));
drop policy if exists administrator_reads on spine.accounts;
create policy administrator_reads on spine.accounts for select to person using ((select spine.has_role('administrator')));
grant select on spine.accounts to person;

drop policy if exists own_assignments on spine.assignments;
create policy own_assignments on spine.assignments for select to person using (account = (select spine.me()));
drop policy if exists administrator_reads on spine.assignments;
create policy administrator_reads on spine.assignments for select to person using ((select spine.has_role('administrator')));
grant select on spine.assignments to person;

-- Feature tables point at the spine's rows.
grant references on spine.hands, spine.accounts, spine.units, spine.bodies to muster_owner;

reset role;
