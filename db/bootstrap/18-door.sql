-- The door: what the sign-in code may do with a login of its own, and nobody else. The service that runs people's requests cannot mint a session.
set role spine_owner;

-- Answers the token, once. It is made here, so that it is 256 random bits whatever the program does.
create or replace function spine.open_session(of_subject text, how_strong text, signed_in timestamptz, about text, out session uuid, out token bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  opener uuid;
  of_standing text;
begin
  select id, standing into opener, of_standing from spine.accounts where subject = of_subject and closed_at is null and standing <> 'service';
  if opener is null then raise exception 'no open account signs in like this' using errcode = '28000', constraint = 'no_open_account'; end if;
  if not spine.is_strong_enough(of_standing, how_strong) then
    raise exception 'staff sign in with a second factor that cannot be phished' using errcode = '28000', constraint = 'strength_too_low';
  end if;
  token := public.gen_random_bytes(32);
  insert into spine.sessions (token_hash, account, strength, signed_in_at, idle, ends_at, remark)
    values (sha256(token), opener, how_strong, least(signed_in, now()),
      make_interval(mins => (spine.policy_on('session', 'idle-minutes', spine.today())).value::int),
      now() + make_interval(hours => (spine.policy_on('session', 'longest-hours', spine.today())).value::int), about)
    returning id into session;
  perform ledger.write(opener, 'sign-in', 'session-opened', array[session, opener], null, jsonb_build_object('strength', how_strong, 'about', about));
end $$;

-- That somebody was refused, in a transaction of its own: the refusing one left nothing. By the rule's name, and by the account where one is known.
create or replace function spine.refuse_sign_in(of_subject text, how_strong text, rule text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known uuid := (select id from spine.accounts where subject = of_subject and closed_at is null);
begin
  perform ledger.write(known, 'sign-in', 'sign-in-refused', array_remove(array[known], null), null,
    jsonb_build_object('subject', of_subject, 'strength', how_strong, 'rule', rule));
end $$;
grant execute on function spine.refuse_sign_in(text, text, text) to muster_door;

create or replace function spine.shut(of_session uuid, by_account uuid, why text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update spine.sessions set closed_at = now() where id = of_session and closed_at is null;
  if found then perform ledger.write(by_account, why, 'session-closed', array[of_session, by_account], null, '{}'); end if;
end $$;

-- Signing out. An unknown token is no error: it is signed out already.
create or replace function spine.close_session(token bytea) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select spine.shut(id, account, 'sign-out') from spine.sessions where token_hash = sha256(token)
$$;
grant execute on function spine.open_session(text, text, timestamptz, text), spine.close_session(bytea) to muster_door;

-- From one's own page any of one's sessions; by an administrator anybody's. Gone at the next transaction.
create or replace function spine.revoke_session(of_session uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from spine.sessions where id = of_session and account = spine.me()) then perform spine.must_be_administrator(); end if;
  perform spine.shut(of_session, spine.me(), 'revoke');
end $$;
grant execute on function spine.revoke_session(uuid) to person;

-- Somebody else's sessions that are still open, for whoever must end one.
create or replace function spine.list_sessions(of_account uuid)
returns table (id uuid, strength text, signed_in_at timestamptz, seen_at timestamptz, ends_at timestamptz, remark text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  perform spine.must_be_administrator();
  return query select s.id, s.strength, s.signed_in_at, s.seen_at, s.ends_at, s.remark from spine.sessions s
    where s.account = of_account and s.closed_at is null and s.ends_at > now() and s.seen_at > now() - s.idle order by s.seen_at desc;
end $$;
grant execute on function spine.list_sessions(uuid) to person;

create or replace function spine.open_account(of_subject text, called text, of_standing text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  opened uuid;
begin
  perform spine.must_be_administrator();
  if of_standing not in ('staff', 'outside') then raise exception 'people have standing staff or outside' using errcode = '22023'; end if;
  insert into spine.accounts (subject, name, standing) values (of_subject, called, of_standing) returning id into opened;
  perform ledger.record('account-opened', array[opened]);
  return opened;
end $$;

create or replace function spine.close_account(of_account uuid, because text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform spine.must_be_administrator();
  update spine.accounts set closed_at = now(), closed_why = because where id = of_account and closed_at is null and standing <> 'service';
  if not found then raise exception 'no open account' using errcode = 'P0002'; end if;
  update spine.sessions set closed_at = now() where account = of_account and closed_at is null;
  perform ledger.record('account-closed', array[of_account], jsonb_build_object('because', because));
end $$;
grant execute on function spine.open_account(text, text, text), spine.close_account(uuid, text) to person;

reset role;
