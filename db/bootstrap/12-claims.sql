-- The claims: who is asking, in two settings that last one transaction and that no SQL but the spine's can make.
--   spine.claims = account | act | session | service | role | {units} | role | {units} ...
--   spine.mac    = hmac(backend, start of the transaction, claims), under a key nobody can read
-- No part of them is free text, because a separator inside one would smuggle in a role.
set role spine_owner;

-- In plpgsql although each is one expression: the plan is then kept for the connection, while a function in SQL that lends rights is planned
-- anew in every statement. That was half the cost of a request. And only what others call lends rights and sets a path: each such change costs
-- as much as the work itself.

-- Bound to backend and transaction, so claims that somebody kept are worthless one transaction later. Keyed by hmac: a plain hash could be
-- extended. Backend and start come first and have a fixed length, so no other claims give the same bytes. Lends nothing and names no table, so
-- it is worked out where it stands.
create or replace function spine.mac_of(claims text, inner_pad bytea, outer_pad bytea) returns text language sql stable
  return encode(sha256(outer_pad || sha256(inner_pad || int4send(pg_backend_pid()) || timestamptz_send(transaction_timestamp()) || convert_to(claims, 'UTF8'))), 'hex');

-- Null when nobody has entered; an error when somebody made up what he carries. Restricted to the leader: a parallel worker has another backend id.
create or replace function spine.claims() returns text[] language plpgsql stable parallel restricted as $$
declare
  carried text := current_setting('spine.claims', true);
  parts text[];
begin
  select string_to_array(carried, '|') into parts from spine.state where spine.mac_of(carried, inner_pad, outer_pad) = current_setting('spine.mac', true);
  if parts is null and carried <> '' then raise exception 'the claims do not verify' using errcode = '28000'; end if;
  return parts;
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
