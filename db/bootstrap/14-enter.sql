-- Entering: the first statement of every transaction says who is asking, and the database itself looks whether that is so.
set role spine_owner;

-- The roles of an account today, in the form the claims carry: |role|{units}|role|{units}
create or replace function spine.scopes_of(of_account uuid) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(string_agg('|' || role || '|' || units, '' order by role), '')
  from (
    select a.role, array_agg(distinct c.descendant order by c.descendant)::text as units
    from spine.assignments a join spine.closure c on c.ancestor = a.unit
    where a.account = of_account and a.approved_at is not null and a.ended_at is null and a.valid @> spine.today()
    group by a.role
  ) as held
$$;

-- Notes that a session was used and what its scopes are. A session that another request just holds is left alone: waiting for it would put a person's requests in a row.
create or replace function spine.note_session(of_session uuid, new_scopes text, at_epoch bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update spine.sessions set seen_at = now(), scopes = new_scopes, scopes_epoch = at_epoch, scopes_day = spine.today()
  where id = (select id from spine.sessions where id = of_session for update skip locked);
end $$;

-- All that is asked of a session by itself, once for both ways of entering. Worked out where it stands: it lends nothing and names no table.
create or replace function spine.is_live(session spine.sessions) returns boolean language sql stable
  return session.closed_at is null and session.ends_at > now() and session.seen_at > now() - session.idle;

-- Nearly every entering is warm: its session was seen a moment ago and worked out its scopes in this epoch, on this day. An account that is closed
-- raises the epoch, as all does that scopes depend on; so warm sessions are not asked about it again, and joins are what costs most here.
-- The act's pattern is part of both statements. A check on a slower path alone was once not reached by a session that was already warm, and the
-- act could then carry a role.
create or replace function spine.enter(token bytea, act text) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  state record;
  warm uuid;
  opened record;
  carried text;
begin
  select epoch, inner_pad, outer_pad into state from spine.state;
  select s.account, set_config('spine.mac', spine.mac_of(
      set_config('spine.claims', concat_ws('|', s.account, enter.act, s.id, s.scopes), true), state.inner_pad, state.outer_pad), true)
  into warm
  from spine.sessions s
  where s.token_hash = sha256(enter.token) and enter.act ~ '^[a-z][a-z0-9.-]*$' and spine.is_live(s)
    and s.scopes_epoch = state.epoch and s.scopes_day = spine.today() and s.scopes is not null and s.seen_at >= now() - interval '1 minute';
  if warm is not null then return warm; end if;

  select s.id, s.account, s.scopes, s.strength, a.standing, s.scopes_epoch is not distinct from state.epoch and s.scopes_day is not distinct from spine.today() as fresh
  into opened
  from spine.sessions s join spine.accounts a on a.id = s.account
  where s.token_hash = sha256(enter.token) and enter.act ~ '^[a-z][a-z0-9.-]*$' and spine.is_live(s) and a.closed_at is null;
  if opened.id is null then raise exception 'no such session' using errcode = '28000'; end if;

  -- Fresh means of this day and epoch, and both a new day and a changed policy end that: so what depends on them is looked at again here.
  if not opened.fresh then
    if not spine.is_strong_enough(opened.standing, opened.strength) then raise exception 'no longer signed in strongly enough' using errcode = '28000'; end if;
    opened.scopes := spine.scopes_of(opened.account);
  end if;
  perform spine.note_session(opened.id, opened.scopes, state.epoch);

  carried := concat_ws('|', opened.account, act, opened.id, opened.scopes);
  perform set_config('spine.claims', carried, true), set_config('spine.mac', spine.mac_of(carried, state.inner_pad, state.outer_pad), true);
  return opened.account;
end $$;
grant execute on function spine.enter(bytea, text) to muster_service;

-- Jobs, migrations and measures act as a named service. Their proof is the login itself.
create or replace function spine.enter_service(service text, act text) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_account uuid;
  carried text;
begin
  select a.id into found_account
  from spine.service_logins l join spine.accounts a on a.subject = 'service:' || l.service
  where l.login = session_user and l.service = enter_service.service and enter_service.act ~ '^[a-z][a-z0-9.-]*$' and a.closed_at is null;
  if found_account is null then raise exception 'no such service for this login' using errcode = '28000'; end if;

  carried := found_account || '|' || act || '||' || service || spine.scopes_of(found_account);
  perform set_config('spine.claims', carried, true), set_config('spine.mac', spine.mac_of(carried, inner_pad, outer_pad), true) from spine.state;
  return found_account;
end $$;
grant execute on function spine.enter_service(text, text) to muster_worker, muster_migrator, muster_measures;

reset role;
