-- Open doors, second part: policies that let in everybody, and guards that are gone.
set role spine_owner;

create or replace view spine.doors_of_policies as
  with rules as (
    select p.oid, p.polname || ' on ' || t.name as object, t.oid as of_table, t.owner, p.polroles as roles, expression
    from pg_catalog.pg_policy p join spine.our_tables t on t.oid = p.polrelid
      cross join lateral (values (pg_catalog.pg_get_expr(p.polqual, p.polrelid)), (pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))) as e (expression)
    -- The spine's functions run as its owner, and lock_down lets them to a table by verbs.
    where p.polpermissive and not (t.spine and p.polroles = array[t.owner])
  ), asked as (
    -- By what the policy depends on, not by its text: text can be quoted, aliased and commented.
    select r.oid,
      exists (select from pg_catalog.pg_depend d join pg_catalog.pg_proc f on f.oid = d.refobjid
        where d.classid = 'pg_catalog.pg_policy'::regclass and d.objid = r.oid and d.refclassid = 'pg_catalog.pg_proc'::regclass
          and f.pronamespace = (select oid from pg_catalog.pg_namespace where nspname = 'spine')) as spine,
      exists (select from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_policy'::regclass and d.objid = r.oid and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> r.of_table) as parent
    from rules r
  )
  select distinct 'a policy that asks nobody', r.object from rules r join asked a using (oid)
  where expression is not null and (not (a.spine or a.parent) or expression ~ '(^|\(|OR )true(\)| OR |$)')
  union all
  select distinct 'a policy for everybody or for an owner', r.object from rules r
  where 0 = any (r.roles)
    -- The owner's one lawful way to rows is the service migration.
    or exists (select from pg_catalog.pg_roles o where o.oid = any (r.roles) and o.rolname not in ('person', 'job', 'measure', 'vetting_person', 'vetting_job'))
      and not coalesce((select bool_and(e.expression ~ 'service\(\) .* ''migration''::text') from rules e where e.oid = r.oid and e.expression is not null), false);

create or replace view spine.doors_of_guards as
  -- By the catalogue: to look the name up as a name would need usage of every feature's schema.
  select 'a guard that is gone or changed: ' || g.kind || ' ' || g.name as door, g.of_table as object
  from spine.guards g left join spine.our_tables t on t.name = g.of_table
  where g.wording is distinct from spine.wording_of(t.oid::regclass, g.kind, g.name);

reset role;
