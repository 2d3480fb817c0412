-- Open doors, third part: functions that lend their owner's rights, and what the roles and logins may do at all.
set role spine_owner;

create or replace view spine.doors_of_functions as
  with ours as (
    select f.oid, s.spine, f.prosecdef as lends, f.proowner as owner, s.name || '.' || f.proname as name,
      exists (select from unnest(f.proconfig) as setting where setting ~ '^search_path=') as own_path
    from pg_catalog.pg_proc f join spine.our_schemas s on s.oid = f.pronamespace
    where not exists (select from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = f.oid and d.deptype = 'e')
  )
  select 'a function that lends its owner''s rights' as door, name as object from ours
  where lends and not (spine and (pg_catalog.pg_get_userbyid(owner) = 'spine_owner'
    -- The exceptions: the queue is its worker's alone, and only the spine's own functions may have it lent.
    or pg_catalog.pg_get_userbyid(owner) = 'muster_worker' and name in ('spine.put_job', 'spine.queue_jobs', 'spine.put_job_again')
      and not exists (select from spine.programs p where p.name <> 'muster_worker' and pg_catalog.has_function_privilege(p.oid, ours.oid, 'execute'))))
  union all
  select 'a function that lends its owner''s rights and follows its caller''s path', name from ours where lends and not own_path
  union all
  select 'a function everybody may call', ours.name from ours
  where exists (select from pg_catalog.pg_proc f cross join lateral pg_catalog.aclexplode(coalesce(f.proacl, pg_catalog.acldefault('f', f.proowner))) as a
    where f.oid = ours.oid and a.grantee = 0);

create or replace view spine.doors_of_roles as
  with ours as (
    select r.*, rolname as name from pg_catalog.pg_roles r where rolname in ('spine_owner', 'muster_owner') or oid in (select oid from spine.programs)
  )
  select 'a role that inherits, bypasses or makes others' as door, name::text as object from ours
  where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit and name not in ('vetting_person', 'vetting_job')
  union all
  select 'a login that should not be one', name from ours where rolcanlogin <> (name like 'muster\_%' and name <> 'muster_owner')
  union all
  select 'a membership nobody gave on purpose', m.member::regrole || ' in ' || m.roleid::regrole from pg_catalog.pg_auth_members m
  where (m.roleid in (select oid from ours) or m.member in (select oid from ours)) and (m.roleid::regrole::text, m.member::regrole::text) not in
    (('muster_owner', 'muster_migrator'), ('person', 'muster_service'), ('job', 'muster_worker'), ('measure', 'muster_measures'),
      ('person', 'vetting_person'), ('job', 'vetting_job'), ('vetting_person', 'muster_service'), ('vetting_job', 'muster_worker'))
  union all
  select 'a login that may ' || verb || ' in the database', name from ours cross join (values ('create'), ('temp')) as v (verb)
  where pg_catalog.has_database_privilege(ours.oid, pg_catalog.current_database(), verb) and not (name = 'muster_owner' and verb = 'create')
  union all
  select 'a schema in which ' || p.name || ' may create', s.nspname from pg_catalog.pg_namespace s cross join spine.programs p
  where s.nspname !~ '^pg_' and pg_catalog.has_schema_privilege(p.oid, s.oid, 'create') and not (s.nspname = 'graphile_worker' and p.name = 'muster_worker');

-- Everything that must not be, in one list. It is empty, or the service is not ready.
create or replace view spine.open_doors as
  select * from spine.doors_of_tables
  union all select * from spine.doors_of_policies
  union all select * from spine.doors_of_guards
  union all select * from spine.doors_of_functions
  union all select * from spine.doors_of_roles;
-- The programs read it for their readiness; people have no use for it.
grant select on spine.open_doors to muster_service, muster_worker, muster_migrator, muster_owner;
-- A view reads tables as its owner, but calls functions as whoever reads it.
grant execute on function spine.wording_of(regclass, text, text) to muster_service, muster_worker, muster_migrator, muster_owner;

reset role;
