-- Dated policies: how long, how many, from when. A decision keeps the id of the row it was made under, so earlier ones keep their rule.
set role spine_owner;

create table if not exists spine.policies (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind ~ '^[a-z][a-z-]*$'),
  key text not null check (key ~ '^[a-z][a-z0-9-]*$'),
  valid daterange not null check (not isempty(valid) and lower(valid) is not null),
  value jsonb not null,
  source text not null check (source <> ''),
  asked_by uuid,
  approved_by uuid,
  approved_at timestamptz,
  -- Values the service starts with; everything after is asked for by one person and approved by another.
  starting boolean not null default false check (not starting or asked_by is null),
  ask_side text generated always as ('ask') stored,
  approve_side text generated always as ('approve') stored,
  check (starting or asked_by is not null),
  check ((approved_at is null) = (approved_by is null and not starting)),
  constraint policy_asker_has_a_hand foreign key (id, asked_by, ask_side) references spine.hands (matter, account, side),
  constraint policy_approver_has_a_hand foreign key (id, approved_by, approve_side) references spine.hands (matter, account, side),
  constraint one_policy_at_a_time exclude using gist (kind with =, key with =, valid with &&) where (approved_at is not null)
);
call spine.lock_down('spine.policies', 'select', 'insert', 'update');

drop policy if exists whoever_entered_reads on spine.policies;
create policy whoever_entered_reads on spine.policies for select to person, job, measure using ((select spine.entered()));
grant select on spine.policies to person, job, measure;
grant references on spine.policies to muster_owner;

create or replace function spine.policy_on(of_kind text, of_key text, day date, out id uuid, out value jsonb)
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.value from spine.policies p where p.kind = of_kind and p.key = of_key and p.valid @> day and p.approved_at is not null
$$;
grant execute on function spine.policy_on(text, text, date) to person, job, measure, muster_owner;

-- Whoever is signed in is looked at again: what counts as signed in strongly enough is a policy too.
create or replace trigger policies_bump after insert or update on spine.policies for each statement execute function spine.bump();
alter table spine.policies enable always trigger policies_bump;

-- A policy is asked for from today on: what was promised under the old one stays promised.
create or replace function spine.ask_policy(of_kind text, of_key text, starts date, new_value jsonb, from_source text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  matter uuid := gen_random_uuid();
begin
  perform spine.must_be_administrator();
  if starts < spine.today() then raise exception 'a policy starts today or later' using errcode = '22023'; end if;
  perform spine.hold_side(matter, spine.me(), 'ask');
  insert into spine.policies (id, kind, key, valid, value, source, asked_by)
    values (matter, of_kind, of_key, daterange(starts, null), new_value, from_source, spine.me());
  perform ledger.record('policy-asked', array[matter], jsonb_build_object('kind', of_kind, 'key', of_key, 'from', starts, 'value', new_value, 'source', from_source));
  return matter;
end $$;

-- The row asked for cannot be edited, so its id says what is approved. The policy in force until then ends where the new one starts.
create or replace function spine.approve_policy(matter uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked spine.policies;
begin
  perform spine.must_be_administrator();
  select * into asked from spine.policies where id = matter and approved_at is null for update;
  if asked.id is null then raise exception 'nothing to approve' using errcode = 'P0002'; end if;
  perform spine.hold_side(matter, spine.me(), 'approve');
  if lower(asked.valid) < spine.today() then raise exception 'its first day has gone by' using errcode = '22023'; end if;

  update spine.policies set valid = daterange(lower(valid), lower(asked.valid))
    where kind = asked.kind and key = asked.key and approved_at is not null and valid @> lower(asked.valid) and lower(valid) < lower(asked.valid);
  update spine.policies set approved_by = spine.me(), approved_at = now() where id = matter;
  perform ledger.record('policy-approved', array[matter]);
end $$;
grant execute on function spine.ask_policy(text, text, date, jsonb, text), spine.approve_policy(uuid) to person;

insert into spine.policies (kind, key, valid, value, source, starting, approved_at)
select kind, key, daterange('2000-01-01', null), value::jsonb, 'Starting value of the service, to be confirmed by the force', true, now()
from (values
  ('session', 'idle-minutes', '30'),
  ('session', 'longest-hours', '12'),
  -- As the provider says it in the claim acr: phr for what cannot be phished, phrh where a device holds the key.
  ('sign-in', 'staff-strengths', '["phr", "phrh"]'),
  ('sign-in', 'decisive-minutes', '60'),
  ('idempotency', 'keep-hours', '48')
) as starting (kind, key, value)
where not exists (select from spine.policies p where p.kind = starting.kind and p.key = starting.key);

reset role;
