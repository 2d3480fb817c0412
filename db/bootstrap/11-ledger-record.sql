-- Recording: an entry and its content in the transaction of the act itself, so that neither is there without the other.
set role spine_owner;

-- For the spine's own functions, which know the actor by other means than claims (the door, the operator). It lends nothing, so nobody else could
-- write with it; and each change of rights costs a request more than the two rows do.
create or replace function ledger.write(account uuid, act text, kind text, subjects uuid[], purpose text, detail jsonb) returns uuid language plpgsql as $$
declare
  entry uuid := gen_random_uuid();
  moment timestamptz := clock_timestamp();
  new_salt bytea := public.gen_random_bytes(32);
  -- Microseconds as a number: a printed time would depend on the time zone of who prints it.
  said_now text := jsonb_build_array(entry, (extract(epoch from moment) * 1000000)::bigint, account, act, kind, to_jsonb(subjects), purpose, detail)::text;
begin
  insert into ledger.entries (id, at, kind, commitment) values (entry, moment, kind, sha256(new_salt || convert_to(said_now, 'UTF8')));
  insert into ledger.contents (entry, at, salt, said) values (entry, moment, new_salt, said_now);
  return entry;
end $$;

-- What an act or a read meant. Who, by which act and for what purpose come from what the transaction was entered with, never from the caller.
create or replace function ledger.record(kind text, subjects uuid[], detail jsonb default '{}') returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  carried text[] := spine.claims();
begin
  if carried is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  return ledger.write(carried[1]::uuid, carried[2], kind, subjects, nullif(current_setting('spine.purpose', true), ''), detail);
end $$;
grant execute on function ledger.record(text, uuid[], jsonb) to person, job, muster_owner;

-- Takes away what was said, and its salt, for good. The entry with its commitment stays, and so does every proof built on it.
create or replace function ledger.erase(entries uuid[], because text) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone int;
begin
  if spine.service() is distinct from 'retention' then raise exception 'only retention erases' using errcode = '42501'; end if;
  delete from ledger.contents where entry = any (entries);
  get diagnostics gone = row_count;
  perform ledger.record('content-erased', entries, jsonb_build_object('because', because, 'erased', gone));
  return gone;
end $$;
grant execute on function ledger.erase(uuid[], text) to job;

reset role;
