-- Open doors, first part: what the programs' roles may reach. Each of these views lists faults, and holds no row when all is well.
set role spine_owner;

-- Every role a program can be or become. The owner of the features is not among them: policies bind it too.
create or replace view spine.programs as
  select oid, rolname as name, rolcanlogin as login from pg_catalog.pg_roles
  where rolname in ('person', 'job', 'measure', 'vetting_person', 'vetting_job', 'muster_service', 'muster_worker', 'muster_door', 'muster_measures', 'muster_migrator');

-- What lies behind a wall, by schema and by the only roles that may touch it.
create or replace view spine.walls as select * from (values ('vetting')) as w (name);

-- All that is ours, with the exceptions by name: the job queue's schema, which its worker alone owns, and the runners' own notes.
create or replace view spine.our_schemas as
  select oid, nspname as name, nspname in ('spine', 'ledger') as spine from pg_catalog.pg_namespace
  where nspname !~ '^pg_' and nspname not in ('information_schema', 'graphile_worker', 'migrations');

create or replace view spine.our_tables as
  select c.oid, c.relkind as kind, s.name || '.' || c.relname as name, s.spine, c.relowner as owner, c.relrowsecurity as bound, c.relforcerowsecurity as forced, c.reloptions as options,
    c.relacl is not null or exists (select from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attacl is not null) as granted
  from pg_catalog.pg_class c join spine.our_schemas s on s.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S');

create or replace view spine.touched as
  select t.oid, t.kind, t.name, p.name as role, v.verb
  from spine.our_tables t cross join spine.programs p cross join (values ('select'), ('insert'), ('update'), ('delete'), ('truncate'), ('references'), ('trigger')) as v (verb)
  -- Most tables were never granted to anybody, which is quicker to see than to ask for every role and verb.
  where t.kind <> 'S' and (t.granted or t.owner = p.oid) and case when v.verb in ('select', 'insert', 'update', 'references')
    then pg_catalog.has_any_column_privilege(p.oid, t.oid, v.verb) else pg_catalog.has_table_privilege(p.oid, t.oid, v.verb) end;

create or replace view spine.doors_of_tables as
  -- Once, and not again in each part: this runs after every schema change.
  with touched as materialized (select * from spine.touched)
  select distinct 'a table without forced row security' as door, t.name as object
  from spine.our_tables t
  where t.kind in ('r', 'p', 'f') and not (t.bound and t.forced) and (t.spine or t.oid in (select oid from touched))
  union all
  select 'row security without a policy', t.name from spine.our_tables t
  where t.bound and t.oid in (select oid from touched) and not exists (select from pg_catalog.pg_policy p where p.polrelid = t.oid)
  union all
  select 'a view that does not ask as its reader', t.name from spine.our_tables t
  where t.kind = 'v' and not t.spine and not coalesce('security_invoker=true' = any (t.options), false)
  union all
  select 'a materialised view open to people', t.name from spine.our_tables t
  where t.kind = 'm' and t.oid in (select oid from touched)
  union all
  select 'a verb nobody may have: ' || verb || ' for ' || role, name from touched
  where verb in ('truncate', 'references', 'trigger')
    or verb = 'delete' and not (role in ('job', 'vetting_job', 'muster_worker') and exists (
      -- Content is deleted by retention alone, and the table's policy must say so.
      select from pg_catalog.pg_policies p where p.schemaname || '.' || p.tablename = name and p.cmd = 'DELETE' and p.qual ~ 'service\(\) .* ''retention''::text'))
  union all
  -- Whoever may update a whole table may also lock it against everybody; whoever may update named columns may not.
  select 'an update of the whole table for ' || p.name || ': name its columns', t.name from spine.our_tables t cross join spine.programs p
  where t.kind in ('r', 'p', 'f') and p.name in ('person', 'vetting_person', 'muster_service') and pg_catalog.has_table_privilege(p.oid, t.oid, 'update')
  union all
  -- Behind a wall nothing is for those outside, and the wall's own roles have nothing behind another one.
  select distinct 'a hole in the wall: ' || role, touched.name from touched join spine.walls w on touched.name like w.name || '.%'
  where role not in (w.name || '_person', w.name || '_job')
  union all
  select 'a sequence ' || p.name || ' can read', t.name from spine.our_tables t cross join spine.programs p
  where t.kind = 'S' and pg_catalog.has_sequence_privilege(p.oid, t.oid, 'usage, select, update')
  union all
  -- Grants come last in a migration, so by then the witnesses must be there.
  select distinct 'writes without a witness: ' || verb, name from touched t
  where verb in ('insert', 'update', 'delete') and kind in ('r', 'p', 'f') and not exists (
    select from pg_catalog.pg_trigger g join pg_catalog.pg_proc f on f.oid = g.tgfoid join pg_catalog.pg_namespace n on n.oid = f.pronamespace
    where g.tgrelid = t.oid and g.tgenabled = 'A' and n.nspname = 'ledger' and f.proname = 'witness'
      and g.tgtype & case verb when 'insert' then 4 when 'delete' then 8 else 16 end <> 0);

reset role;
