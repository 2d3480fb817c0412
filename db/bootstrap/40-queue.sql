-- Work for later. The queue is graphile-worker's (0.18), in a schema that its worker alone owns; what puts work into it, and looks at it, is here.
create schema if not exists graphile_worker authorization muster_worker;
-- The library's own first step, done for it: otherwise its worker would need the right to make schemas.
create table if not exists graphile_worker.migrations (id int primary key, ts timestamptz not null default now(), breaking boolean not null default false);
alter table graphile_worker.migrations owner to muster_worker;

set role spine_owner;

-- A person for whom something is done later: the job's entries name the errand, and with it who wanted it.
create table if not exists spine.errands (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references spine.accounts,
  act text not null,
  task text not null,
  at timestamptz not null default now()
);
call spine.lock_down('spine.errands', 'select', 'insert');

reset role;

-- These three lend the worker's rights over its queue, to the spine's own functions alone.
create or replace function spine.put_job(task text, payload json) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, max_attempts => 8);
end $$;

create or replace function spine.queue_jobs() returns table (id bigint, task text, payload json, state text, attempts int, most_attempts int, run_at timestamptz, created_at timestamptz, last_error text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  return query select j.id, t.identifier, j.payload,
      case when j.locked_at is not null then 'working' when j.attempts >= j.max_attempts then 'failed' when j.attempts > 0 then 'again' else 'waiting' end,
      j.attempts::int, j.max_attempts::int, j.run_at, j.created_at, left(j.last_error, 500)
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id;
end $$;

create or replace function spine.put_job_again(of_job bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from graphile_worker.reschedule_jobs(array[of_job], run_at => now(), attempts => 0));
end $$;

alter function spine.put_job(text, json) owner to muster_worker;
alter function spine.queue_jobs() owner to muster_worker;
alter function spine.put_job_again(bigint) owner to muster_worker;
revoke all on function spine.put_job(text, json), spine.queue_jobs(), spine.put_job_again(bigint) from public;
grant execute on function spine.put_job(text, json), spine.queue_jobs(), spine.put_job_again(bigint) to spine_owner;

set role spine_owner;

-- In the transaction of the act: done after its commit, and never if there is none. The payload holds ids and plain facts, nothing about persons.
create or replace function spine.enqueue(task text, payload json) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  carried text[] := spine.claims();
  errand uuid;
begin
  if carried is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  if task !~ '^[a-z][a-z0-9-]*$' or octet_length(payload::text) > 2000 then raise exception 'no such work' using errcode = '22023'; end if;
  -- A service needs no errand: it works for nobody else, or it carries on with one it has.
  if carried[4] = '' then
    insert into spine.errands (account, act, task) values (carried[1]::uuid, carried[2], enqueue.task) returning id into errand;
  end if;
  perform spine.put_job(task, (payload::jsonb || case when errand is null then '{}' else jsonb_build_object('errand', errand) end)::json);
end $$;
grant execute on function spine.enqueue(text, json) to person, job;

-- The first thing a job does that works for somebody: whoever is gone is worked for no more, and every entry says for whom it was.
create or replace function spine.on_errand(errand uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted_by uuid;
begin
  if spine.service() is null then raise exception 'services go on errands' using errcode = '42501'; end if;
  select e.account into wanted_by from spine.errands e join spine.accounts a on a.id = e.account and a.closed_at is null where e.id = errand;
  if wanted_by is null then raise exception 'whoever wanted this has no account any more' using errcode = '42501', constraint = 'errand_of_an_open_account'; end if;
  perform set_config('spine.purpose', 'errand ' || errand || ' for ' || wanted_by, true);
end $$;
grant execute on function spine.on_errand(uuid) to job;

-- For the administrators' page: what waits, works and failed. Of the payload only what is not an errand; never more than ids.
create or replace function spine.list_jobs() returns table (id bigint, task text, payload json, state text, attempts int, most_attempts int, run_at timestamptz, created_at timestamptz, last_error text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform spine.must_be_administrator();
  return query select * from spine.queue_jobs();
end $$;

create or replace function spine.retry_job(of_job bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform spine.must_be_administrator();
  if not spine.put_job_again(of_job) then raise exception 'no such job waits' using errcode = 'P0002'; end if;
  perform ledger.record('job-retried', '{}', jsonb_build_object('job', of_job));
end $$;
grant execute on function spine.list_jobs(), spine.retry_job(bigint) to person;

reset role;
