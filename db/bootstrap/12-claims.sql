-- The claims: who is asking, in two settings that last one transaction and that no SQL but the spine's can make.
--   spine.claims = account | act | session | service | role | {units} | role | {units} ...
--   spine.mac    = hmac(claims | backend | start of the transaction), under a key nobody can read
-- No part of them is free text, because a separator inside one would smuggle in a role.
set role spine_owner;

-- In plpgsql although each is one expression: the plan is then kept for the connection, while a function in SQL that lends rights is planned
-- anew in every statement. That was half the cost of a request.

-- Bound to backend and transaction, so claims that somebody kept are worthless one transaction later. Keyed by hmac: a plain hash could be extended.
create or replace function spine.mac_of(claims text) returns text language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select encode(public.hmac(convert_to(
    claims || '|' || pg_backend_pid() || '|' || (extract(epoch from transaction_timestamp()) * 1000000)::bigint, 'UTF8'), key, 'sha256'), 'hex')
    from spine.state);
end $$;

create or replace function spine.carry(claims text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('spine.claims', claims, true), set_config('spine.mac', spine.mac_of(claims), true);
end $$;

-- Null when nobody has entered; an error when somebody made up what he carries. Restricted to the leader: a parallel worker has another backend id.
create or replace function spine.claims() returns text[] language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
  carried text := nullif(current_setting('spine.claims', true), '');
begin
  if carried is null then return null; end if;
  if spine.mac_of(carried) is distinct from current_setting('spine.mac', true) then
    raise exception 'the claims do not verify' using errcode = '28000';
  end if;
  return string_to_array(carried, '|');
end $$;

create or replace function spine.me() returns uuid language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ begin return (spine.claims())[1]::uuid; end $$;

create or replace function spine.act() returns text language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ begin return (spine.claims())[2]; end $$;

create or replace function spine.session() returns uuid language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ begin return nullif((spine.claims())[3], '')::uuid; end $$;

create or replace function spine.service() returns text language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ begin return nullif((spine.claims())[4], ''); end $$;

create or replace function spine.entered() returns boolean language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ begin return spine.claims() is not null; end $$;

-- The units, all below included, in which the person has the role. An array, and asked in a scalar sub-select: once for a statement.
create or replace function spine.units_as(wanted text) returns int[] language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
  carried text[] := spine.claims();
begin
  return coalesce(carried[array_position(carried, wanted, 5) + 1]::int[], '{}');
end $$;

create or replace function spine.has_role(wanted text) returns boolean language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ begin return spine.units_as(wanted) <> '{}'; end $$;

grant execute on function spine.me(), spine.act(), spine.session(), spine.service(), spine.entered(), spine.units_as(text), spine.has_role(text)
  to person, job, measure, muster_owner;

reset role;
