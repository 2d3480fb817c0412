-- Who is signed in, for the head of every page: one row, from the claims and the session they came from.
set role spine_owner;

create or replace function spine.signed_in(
  out account uuid, out name text, out standing text, out roles text[], out signed_in_at timestamptz, out ends_at timestamptz, out idle_ends_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  carried text[] := spine.claims();
begin
  if carried is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  select a.id, a.name, a.standing, s.signed_in_at, s.ends_at, s.seen_at + s.idle
    into account, signed_in.name, signed_in.standing, signed_in.signed_in_at, signed_in.ends_at, idle_ends_at
    from spine.accounts a left join spine.sessions s on s.id = nullif(carried[3], '')::uuid
    where a.id = carried[1]::uuid;
  roles := array(select carried[place] from generate_series(5, cardinality(carried), 2) as place order by 1);
end $$;
grant execute on function spine.signed_in() to person;

reset role;
