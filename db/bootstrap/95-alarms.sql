-- Alarms: what no rule can prevent, because a superuser can turn any rule off, is at least seen. Each question below has an empty answer, always.
set role spine_owner;

insert into spine.service_logins values ('muster_worker', 'security') on conflict do nothing;
insert into spine.accounts (subject, name, standing) values ('service:security', 'Service: security', 'service') on conflict do nothing;

-- Everything in the catalogue that keeps a rule: one line each.
create or replace view spine.catalogue as
  select format('table %s %s %s %s', name, kind, bound, forced) as line from spine.our_tables
  union all
  select format('policy %s.%s %s %s %s %s %s %s', schemaname, tablename, policyname, permissive, roles, cmd, qual, with_check) from pg_policies
  union all
  select format('trigger %s %s', t.tgenabled, pg_get_triggerdef(t.oid)) from pg_trigger t join spine.our_tables o on o.oid = t.tgrelid where not t.tgisinternal
  union all
  select format('constraint %s %s %s %s', o.name, c.conname, pg_get_constraintdef(c.oid), c.convalidated) from pg_constraint c join spine.our_tables o on o.oid = c.conrelid
  union all
  select format('function %s.%s(%s) %s %s %s %s %s', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), p.prosecdef, p.proconfig,
      pg_get_userbyid(p.proowner), p.proacl, encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex'))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.oid in (select oid from spine.our_schemas)
  union all
  select format('view %s %s', o.name, encode(sha256(convert_to(pg_get_viewdef(o.oid), 'UTF8')), 'hex')) from spine.our_tables o where o.kind in ('v', 'm')
  union all
  select format('grants on %s: %s', o.name, c.relacl) from spine.our_tables o join pg_class c on c.oid = o.oid
  union all
  select format('grants on %s.%s: %s', o.name, a.attname, a.attacl) from spine.our_tables o join pg_attribute a on a.attrelid = o.oid where a.attacl is not null
  union all
  select format('watch %s %s %s', evtname, evtenabled, evtfoid::regproc) from pg_event_trigger where evtname like 'spine%'
  union all
  select format('member %s of %s', pg_get_userbyid(m.member), pg_get_userbyid(m.roleid)) from pg_auth_members m
    where pg_get_userbyid(m.roleid) in ('person', 'job', 'measure', 'vetting_person', 'vetting_job', 'spine_owner', 'muster_owner')
  union all
  select format('role %s %s %s %s %s %s', rolname, rolsuper, rolbypassrls, rolcreaterole, rolcanlogin, rolconfig) from pg_roles
    where rolname in ('person', 'job', 'measure', 'vetting_person', 'vetting_job', 'spine_owner', 'muster_owner') or rolname like 'muster\_%';

create or replace function spine.fingerprint() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(convert_to(string_agg(line, e'\n' order by line collate "C"), 'UTF8')), 'hex') from spine.catalogue
$$;

-- The catalogue as a release left it.
create table if not exists spine.settled (
  at timestamptz primary key default clock_timestamp(),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  by_login name not null default session_user
);
call spine.lock_down('spine.settled', 'select', 'insert');

-- The last thing a bootstrap or a migration does. Whoever else changes the schema leaves it as it was, and the alarm tells of it.
create or replace function spine.settle() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  now_is text := spine.fingerprint();
begin
  if now_is is not distinct from (select fingerprint from spine.settled order by at desc limit 1) then return; end if;
  insert into spine.settled (fingerprint) values (now_is);
  perform ledger.write(spine.me(), coalesce(spine.act(), 'operator'), 'catalogue-settled', '{}', null, jsonb_build_object('fingerprint', now_is));
end $$;
grant execute on function spine.settle() to muster_migrator;

create or replace view spine.standing_questions as
  select 'An open door' as alarm, door || ': ' || object as object from spine.open_doors
  union all
  select 'The catalogue is not as the last release left it', 'fingerprint ' || spine.fingerprint()
    where spine.fingerprint() is distinct from (select fingerprint from spine.settled order by at desc limit 1)
  union all
  select 'The watch over the schema is off', 'event trigger spine_watch'
    where not exists (select from pg_event_trigger where evtname = 'spine_watch' and evtenabled = 'A')
      or not exists (select from pg_trigger where tgname = 'look_at_the_end' and tgrelid = to_regclass('spine.watched') and tgenabled = 'A')
  union all
  -- Row by row what the constraints say, for constraints can be turned off.
  select 'A role without its three people', a.id::text from spine.assignments a
    where not a.founding and (a.asked_by in (a.account, a.approved_by) or a.approved_by = a.account
      or not exists (select from spine.hands h where h.matter = a.id and h.account = a.account and h.side = 'subject')
      or not exists (select from spine.hands h where h.matter = a.id and h.account = a.asked_by and h.side = 'ask')
      or a.approved_at is not null and not exists (select from spine.hands h where h.matter = a.id and h.account = a.approved_by and h.side = 'approve'))
  union all
  select 'More than two administrators were named by the operator', a.id::text from spine.assignments a
    where a.founding and (select count(*) from spine.assignments f where f.founding) > 2
  union all
  select 'A rule changed without two people', p.id::text from spine.policies p
    where not p.starting and p.approved_at is not null and (p.asked_by = p.approved_by
      or not exists (select from spine.hands h where h.matter = p.id and h.account = p.approved_by and h.side = 'approve'))
  union all
  select 'A unit moved in the tree of scopes without two people', m.id::text from spine.moves m
    where m.done_at is not null and (m.asked_by = m.approved_by
      or not exists (select from spine.hands h where h.matter = m.id and h.account = m.approved_by and h.side = 'approve'))
  union all
  select 'A legal hold lifted without two people', h.id::text from spine.holds h
    where h.lifted_at is not null and (h.lift_asked_by = h.lifted_by
      or not exists (select from spine.hands s where s.matter = h.id and s.account = h.lifted_by and s.side = 'approve'))
  union all
  select 'One person with two parts in one matter', matter::text from spine.hands group by matter, account having count(distinct side) > 1
  union all
  -- Who is connected is shown to every login; since when and with what, only to themselves.
  select distinct 'A superuser is connected', usename::text from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and usesysid in (select oid from pg_roles where rolsuper);

-- What was found, from when to when.
create table if not exists spine.alarms (
  id uuid primary key default gen_random_uuid(),
  alarm text not null,
  object text not null,
  raised_at timestamptz not null default now(),
  gone_at timestamptz
);
create unique index if not exists one_alarm_at_a_time on spine.alarms (alarm, object) where gone_at is null;
call spine.lock_down('spine.alarms', 'select', 'insert', 'update');
drop policy if exists guardians_look on spine.alarms;
create policy guardians_look on spine.alarms for select to person
  using ((select spine.has_role('auditor')) or (select spine.has_role('data-protection-officer')) or (select spine.has_role('administrator')));
grant select on spine.alarms to person;

-- Asks all questions. Gives what is new; each is an entry, when it is raised and when it is gone.
create or replace function spine.ask_standing_questions() returns table (alarm text, object text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  found_now jsonb := (select coalesce(jsonb_agg(distinct jsonb_build_array(q.alarm, q.object)), '[]') from spine.standing_questions q);
  gone spine.alarms;
  raised spine.alarms;
begin
  if spine.service() is distinct from 'security' then raise exception 'only the security service asks' using errcode = '42501'; end if;
  for gone in update spine.alarms a set gone_at = now()
      where a.gone_at is null and not found_now @> jsonb_build_array(jsonb_build_array(a.alarm, a.object)) returning * loop
    perform ledger.record('alarm-gone', array[gone.id], jsonb_build_object('alarm', gone.alarm, 'object', gone.object));
  end loop;
  for raised in insert into spine.alarms (alarm, object) select each ->> 0, each ->> 1 from jsonb_array_elements(found_now) as each
      on conflict (alarm, object) where gone_at is null do nothing returning * loop
    perform ledger.record('alarm-raised', array[raised.id], jsonb_build_object('alarm', raised.alarm, 'object', raised.object));
    alarm := raised.alarm;
    object := raised.object;
    return next;
  end loop;
end $$;
grant execute on function spine.ask_standing_questions() to job;

-- What an organisation's own monitoring wants to know. Where the last export ended is a snapshot: by time or by id the slow ones would be missed.
create table if not exists spine.exports (name text primary key, until pg_snapshot not null);
call spine.lock_down('spine.exports', 'select', 'insert', 'update');

-- The events since the last call that was committed, in the order in which they happened. Whoever sends them on commits afterwards: each comes at least once.
create or replace function spine.take_security_events(of_export text)
returns table (id uuid, at timestamptz, kind text, account uuid, act text, subjects uuid[], detail jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  since pg_snapshot := (select until from spine.exports where name = of_export for update);
begin
  if spine.service() is distinct from 'security' then raise exception 'only the security service exports' using errcode = '42501'; end if;
  return query
    with upto as (
      insert into spine.exports (name, until) values (of_export, pg_current_snapshot())
      on conflict (name) do update set until = excluded.until returning until
    )
    select e.id, e.at, e.kind, (c.said::jsonb ->> 2)::uuid, c.said::jsonb ->> 3,
      array(select jsonb_array_elements_text(c.said::jsonb -> 5))::uuid[], c.said::jsonb -> 7
    from ledger.entries e join ledger.contents c on c.entry = e.id and c.at = e.at, upto
    where (since is null or e.xid >= pg_snapshot_xmin(since)::text::xid8 and not pg_visible_in_snapshot(e.xid, since)) and pg_visible_in_snapshot(e.xid, until)
      and (e.kind ~ '^(session|sign-in|account|role|grant|policy|hold|unit|alarm|contact|catalogue|calendar)-' or e.kind in ('refused', 'administrator-founded', 'content-erased', 'job-retried'))
    order by e.at, e.id;
end $$;
grant execute on function spine.take_security_events(text) to job;

reset role;
