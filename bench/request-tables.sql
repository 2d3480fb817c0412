-- A table of the size and shape of a feature's cases, once open to its owner alone and once as people meet it, for bench/request.ts.
create schema bench;
grant usage on schema bench to person;
create table bench.cases (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null,
  stage text not null,
  opened_on date not null,
  title text not null
);
alter table bench.cases enable row level security, force row level security;
create policy manager_reads on bench.cases for select to person using (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
create policy manager_adds on bench.cases for insert to person with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
create policy migration_fills on bench.cases for all to muster_owner using (spine.service() = 'migration');
