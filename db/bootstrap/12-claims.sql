-- The claims: who is asking, in two settings that last one transaction and that no SQL but the spine's can make.
--   spine.claims = account | act | session | service | role | {units} | role | {units} ...
--   spine.mac    = hmac(claims | backend | start of the transaction), under a key nobody can read
-- No part of them is free text, because a separator inside one would smuggle in a role.
set role spine_owner;

-- Bound to backend and transaction, so claims that somebody kept are worthless one transaction later. Keyed by hmac: a plain hash could be extended.
create or replace function spine.mac_of(claims text) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select encode(public.hmac(convert_to(
    claims || '|' || pg_backend_pid() || '|' || (extract(epoch from transaction_timestamp()) * 1000000)::bigint, 'UTF8'), key, 'sha256'), 'hex')
  from spine.state
$$;

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

create or replace function spine.me() returns uuid language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ select (spine.claims())[1]::uuid $$;

create or replace function spine.act() returns text language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ select (spine.claims())[2] $$;

create or replace function spine.session() returns uuid language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ select nullif((spine.claims())[3], '')::uuid $$;

create or replace function spine.service() returns text language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ select nullif((spine.claims())[4], '') $$;

create or replace function spine.entered() returns boolean language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ select spine.claims() is not null $$;

-- The units, all below included, in which the person has the role. An array, and asked in a scalar sub-select: once for a statement.
create or replace function spine.units_as(wanted text) returns int[] language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
  carried text[] := spine.claims();
begin
  return coalesce(carried[array_position(carried, wanted, 5) + 1]::int[], '{}');
end $$;

create or replace function spine.has_role(wanted text) returns boolean language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
  as $$ select spine.units_as(wanted) <> '{}' $$;

grant execute on function spine.me(), spine.act(), spine.session(), spine.service(), spine.entered(), spine.units_as(text), spine.has_role(text)
  to person, job, measure, muster_owner;

reset role;
