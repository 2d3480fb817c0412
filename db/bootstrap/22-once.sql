-- Once: a request that comes twice, as after a lost answer or a double click, has its effect once and gets the same answer again.
set role spine_owner;

create table if not exists spine.requests (
  account uuid not null references spine.accounts,
  key uuid not null,
  fingerprint bytea not null,
  status int,
  headers jsonb,
  body bytea,
  at timestamptz not null default now(),
  primary key (account, key)
);
create index if not exists requests_by_age on spine.requests (at);
call spine.lock_down('spine.requests', 'select', 'insert', 'update', 'delete');

-- The first statement after entering. No row: go on. A row: give that answer. A copy that comes at the same time waits here for the first.
create or replace function spine.once(of_key uuid, of_fingerprint bytea) returns table (status int, headers jsonb, body bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  asker uuid := (spine.claims())[1]::uuid;
  earlier spine.requests;
begin
  if asker is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  insert into spine.requests (account, key, fingerprint) values (asker, of_key, of_fingerprint) on conflict (account, key) do nothing;
  if found then return; end if;

  select * into earlier from spine.requests r where r.account = asker and r.key = of_key;
  if earlier.fingerprint <> of_fingerprint then
    raise exception 'this key was used for something else' using errcode = '22023', constraint = 'idempotency_key_reused';
  end if;
  return query select earlier.status, earlier.headers, earlier.body;
end $$;

-- The last statement before the commit. A body that shows findings is left out: the replay reads it again.
create or replace function spine.answered(of_key uuid, with_status int, with_headers jsonb, with_body bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asker uuid := (spine.claims())[1]::uuid;
begin
  update spine.requests set status = with_status, headers = with_headers, body = with_body
    where account = asker and key = of_key and status is null;
  if not found then raise exception 'no such request, or answered already' using errcode = 'P0002'; end if;
end $$;
grant execute on function spine.once(uuid, bytea), spine.answered(uuid, int, jsonb, bytea) to person;

-- A key without its answer would be replayed as nothing for two days, so it does not get past the commit.
create or replace function spine.must_be_answered() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from spine.requests where account = new.account and key = new.key and status is null) then
    raise exception 'a request was begun and not answered' using errcode = '23514', constraint = 'request_is_answered';
  end if;
  return null;
end $$;
drop trigger if exists requests_are_answered on spine.requests;
create constraint trigger requests_are_answered after insert on spine.requests deferrable initially deferred for each row execute function spine.must_be_answered();
alter table spine.requests enable always trigger requests_are_answered;

create or replace function spine.forget_requests() returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone int;
begin
  if spine.service() is distinct from 'retention' then raise exception 'only retention erases' using errcode = '42501'; end if;
  delete from spine.requests where at < now() - make_interval(hours => (spine.policy_on('idempotency', 'keep-hours', spine.today())).value::int);
  get diagnostics gone = row_count;
  return gone;
end $$;
grant execute on function spine.forget_requests() to job;

reset role;
