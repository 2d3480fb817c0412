-- How people outside sign in: with a link that is sent to them, and a second factor. No password is kept anywhere. Of a link, of what a browser holds
-- between link and factor, and of recovery codes only hashes are kept; the secret of a code is sealed by the program before it comes here.
set role spine_owner;

insert into spine.policies (kind, key, valid, value, source, starting, approved_at)
select 'sign-in', key, daterange('2000-01-01', null), value::jsonb, source, true, now()
from (values
  ('link-minutes', '10', 'How long a link is good after it was sent; never more than ten minutes. Starting value, to be confirmed by the force'),
  ('links-an-hour', '5', 'Links that are sent to one account in an hour. Starting value, to be confirmed by the force'),
  ('factor-tries-an-hour', '10', 'Tries at the second factor of one account in an hour. Starting value, to be confirmed by the force')
) as starting (key, value, source)
where not exists (select from spine.policies p where p.kind = 'sign-in' and p.key = starting.key);

create index if not exists contacts_by_email on spine.contacts (lower(email));

create table if not exists spine.links (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references spine.accounts,
  mail uuid not null unique references spine.outbox,
  -- Of the browser that asked; another one is asked once more whether this is meant.
  browser_hash bytea not null check (octet_length(browser_hash) = 32),
  asked_at timestamptz not null default now(),
  -- Made when the mail is sent, so that a link lies nowhere while it waits.
  token_hash bytea unique check (octet_length(token_hash) = 32),
  good_until timestamptz,
  used_at timestamptz,
  -- Held by the browser from the link to the second factor.
  pass_hash bytea unique check (octet_length(pass_hash) = 32),
  pass_until timestamptz,
  tries int not null default 0,
  check ((token_hash is null) = (good_until is null)),
  check ((pass_hash is null) = (pass_until is null))
);
create index if not exists links_of_account on spine.links (account, asked_at);
call spine.lock_down('spine.links', 'select', 'insert', 'update');

create table if not exists spine.factors (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references spine.accounts,
  kind text not null check (kind in ('totp', 'passkey', 'recovery-code')),
  -- Sealed for a code, a public key for a passkey, a hash for a recovery code.
  secret text not null check (char_length(secret) between 1 and 4000),
  -- The latest step of time or count of signatures that was taken: none comes twice.
  counter bigint not null default 0,
  enrolled_at timestamptz not null default now(),
  ended_at timestamptz
);
create index if not exists factors_of_account on spine.factors (account) where ended_at is null;
call spine.lock_down('spine.factors', 'select', 'insert', 'update');

-- Tries at factors, for the limit of an account over all its links.
create table if not exists spine.factor_tries (account uuid not null references spine.accounts, at timestamptz not null default clock_timestamp());
create index if not exists factor_tries_of_account on spine.factor_tries (account, at);
call spine.lock_down('spine.factor_tries', 'select', 'insert');

-- Whether an address is known shows nowhere: the answer is the same, and what differs is only in the outbox. Staff sign in with their organisation.
create or replace function spine.ask_link(of_email text, from_browser bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  most int := (spine.policy_on('sign-in', 'links-an-hour', spine.today())).value::int;
  asker record;
  to_send uuid;
begin
  for asker in
    select a.id from spine.contacts c join spine.accounts a on a.id = c.account
    where lower(c.email) = lower(of_email) and a.standing = 'outside' and a.closed_at is null
      and (select count(*) from spine.links l where l.account = a.id and l.asked_at > now() - interval '1 hour') < most
    order by a.opened_at desc limit 5
  loop
    insert into spine.outbox (account, kind, path) values (asker.id, 'sign-in-link', '/sign-in/link') returning id into to_send;
    insert into spine.links (account, mail, browser_hash) values (asker.id, to_send, sha256(from_browser));
    perform spine.put_job('send-mail', json_build_object('mail', to_send));
    perform ledger.write(asker.id, 'sign-in', 'sign-in-link-asked', array[asker.id], null, '{}');
  end loop;
  if to_send is null then perform ledger.write(null, 'sign-in', 'sign-in-link-asked', '{}', null, '{"sent": false}'); end if;
end $$;

-- For the mail service, at the moment of sending: what goes into the link. A mail that is sent a second time carries a new one. Nothing for other mail.
create or replace function spine.issue_link(of_mail uuid) returns bytea
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  token bytea := public.gen_random_bytes(32);
  minutes int := least(10, (spine.policy_on('sign-in', 'link-minutes', spine.today())).value::int);
begin
  if spine.service() is distinct from 'mail' then raise exception 'only the mail service sends links' using errcode = '42501'; end if;
  update spine.links set token_hash = sha256(token), good_until = now() + make_interval(mins => minutes) where mail = of_mail and used_at is null;
  if not found then return null; end if;
  return token;
end $$;
grant execute on function spine.issue_link(uuid) to job;

-- Uses the link up. From another browser than the one that asked it must be confirmed; from a used or old link nothing comes.
create or replace function spine.use_link(of_token bytea, from_browser bytea, confirmed boolean, out state text, out pass bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  link spine.links;
begin
  select l.* into link from spine.links l join spine.accounts a on a.id = l.account
    where l.token_hash = sha256(of_token) and l.used_at is null and l.good_until > now() and a.closed_at is null for update of l;
  if link.id is null then
    state := 'gone';
    return;
  end if;
  if link.browser_hash is distinct from sha256(from_browser) and not confirmed then
    state := 'elsewhere';
    return;
  end if;
  pass := public.gen_random_bytes(32);
  update spine.links set used_at = now(), pass_hash = sha256(pass), pass_until = now() + interval '10 minutes' where id = link.id;
  perform ledger.write(link.account, 'sign-in', 'sign-in-link-used', array[link.account], null,
    jsonb_build_object('other_browser', link.browser_hash is distinct from sha256(from_browser)));
  state := 'passed';
end $$;

-- Between link and factor. For the spine's own functions.
create or replace function spine.link_passed(with_pass bytea) returns spine.links language plpgsql as $$
declare
  link spine.links;
begin
  select l.* into link from spine.links l join spine.accounts a on a.id = l.account
    where l.pass_hash = sha256(with_pass) and l.pass_until > now() and a.closed_at is null for update of l;
  if link.id is null then raise exception 'this sign-in took too long' using errcode = '28000', constraint = 'pass_is_over'; end if;
  return link;
end $$;

-- Which kinds there are to choose from; none where the person has yet to set one up.
create or replace function spine.factors_at(with_pass bytea) returns table (kind text, secret text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  link spine.links := spine.link_passed(with_pass);
begin
  -- Of a passkey this is public, and the browser must be told which one; nobody is told the others.
  return query select f.kind, case f.kind when 'passkey' then f.secret end from spine.factors f where f.account = link.account and f.ended_at is null order by f.enrolled_at, f.id;
end $$;

-- A try is counted before it is looked at, so that many at once are many. Five for a link, and so many an hour for an account, whatever links there are.
create or replace function spine.try_factor(with_pass bytea, of_kind text) returns table (id uuid, secret text, counter bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  link spine.links := spine.link_passed(with_pass);
  most int := (spine.policy_on('sign-in', 'factor-tries-an-hour', spine.today())).value::int;
begin
  perform from spine.accounts a where a.id = link.account for update;
  if link.tries >= 5 or (select count(*) from spine.factor_tries t where t.account = link.account and t.at > now() - interval '1 hour') >= most then
    raise exception 'too many tries' using errcode = '28000', constraint = 'too_many_tries';
  end if;
  update spine.links l set tries = l.tries + 1 where l.id = link.id;
  insert into spine.factor_tries (account) values (link.account);
  return query select f.id, f.secret, f.counter from spine.factors f where f.account = link.account and f.kind = of_kind and f.ended_at is null;
end $$;

-- The end of the way: a session, and the pass is worth nothing any more. For the spine's own functions.
create or replace function spine.open_outside_session(link spine.links, of_kind text, about text, out session uuid, out token bytea) language plpgsql as $$
begin
  update spine.links set pass_hash = null, pass_until = null where id = link.id;
  select o.session, o.token into session, token
    from spine.accounts a, spine.open_session(a.subject, 'link+' || of_kind, now(), about) o where a.id = link.account and a.standing = 'outside';
  if session is null then raise exception 'no open account signs in like this' using errcode = '28000', constraint = 'no_open_account'; end if;
end $$;

-- What the door found right. A step of time is taken once, a recovery code is used up; a passkey that does not count stays at nought.
create or replace function spine.pass_factor(with_pass bytea, of_factor uuid, at_counter bigint, about text, out session uuid, out token bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  link spine.links := spine.link_passed(with_pass);
  used spine.factors;
begin
  update spine.factors f set counter = at_counter, ended_at = case when f.kind = 'recovery-code' then now() end
    where f.id = of_factor and f.account = link.account and f.ended_at is null and (f.kind <> 'totp' or f.counter < at_counter) returning f.* into used;
  if used.id is null then raise exception 'used already' using errcode = '28000', constraint = 'factor_used_already'; end if;
  select o.session, o.token into session, token from spine.open_outside_session(link, used.kind, about) o;
end $$;

-- The first factor of an account, with codes for when it is lost. An account that has one gets no other in this way: whoever reads somebody's mail
-- would otherwise set up their own.
create or replace function spine.enrol_factor(with_pass bytea, of_kind text, new_secret text, at_counter bigint, recovery_hashes text[], about text, out session uuid, out token bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  link spine.links := spine.link_passed(with_pass);
  enrolled uuid;
begin
  if of_kind not in ('totp', 'passkey') or cardinality(recovery_hashes) <> 10 then raise exception 'no such factor' using errcode = '22023'; end if;
  perform from spine.accounts a where a.id = link.account for update;
  if exists (select from spine.factors f where f.account = link.account) then
    raise exception 'there is a second factor already' using errcode = '28000', constraint = 'factor_is_there';
  end if;
  insert into spine.factors (account, kind, secret, counter) values (link.account, of_kind, new_secret, at_counter) returning id into enrolled;
  insert into spine.factors (account, kind, secret) select link.account, 'recovery-code', h from unnest(recovery_hashes) as h;
  perform ledger.write(link.account, 'sign-in', 'sign-in-factor-enrolled', array[link.account], null, jsonb_build_object('kind', of_kind));
  select o.session, o.token into session, token from spine.open_outside_session(link, of_kind, about) o;
end $$;

-- That a try failed, or was one too many, in a transaction of its own.
create or replace function spine.refuse_factor(with_pass bytea, of_kind text, rule text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known uuid := (select account from spine.links where pass_hash = sha256(with_pass));
begin
  perform ledger.write(known, 'sign-in', 'sign-in-refused', array_remove(array[known], null), null, jsonb_build_object('factor', of_kind, 'rule', rule));
end $$;

grant execute on function spine.ask_link(text, bytea), spine.use_link(bytea, bytea, boolean), spine.factors_at(bytea), spine.try_factor(bytea, text),
  spine.pass_factor(bytea, uuid, bigint, text), spine.enrol_factor(bytea, text, text, bigint, text[], text), spine.refuse_factor(bytea, text, text) to muster_door;

-- An account for an applicant, opened by the staff who invite them. It belongs to one wall: the same person has another one elsewhere, and nothing
-- joins the two. It is called by no name, for administrators list accounts.
create or replace function spine.open_outside_account(to_email text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  opened uuid := gen_random_uuid();
begin
  if spine.units_as('vetting-researcher') || spine.units_as('vetting-decision-maker') || spine.units_as('vetting-manager') = '{}' then
    raise exception 'vetting staff invite applicants' using errcode = '42501';
  end if;
  insert into spine.accounts (id, subject, name, standing) values (opened, 'outside:vetting:' || opened, 'Applicant ' || upper(left(opened::text, 4)), 'outside');
  insert into spine.contacts (account, email) values (opened, to_email);
  perform ledger.record('account-opened', array[opened]);
  return opened;
end $$;
grant execute on function spine.open_outside_account(text) to person;

-- To whom somebody outside a vetting unit can turn: units in which somebody manages vetting. Their names are no secret, but who has which role is.
create or replace function spine.vetting_units() returns table (id int, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if spine.me() is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  return query select u.id, u.name from spine.units u where u.closed_on is null and exists (select from spine.assignments a
    where a.unit = u.id and a.role = 'vetting-manager' and a.approved_at is not null and a.ended_at is null and a.valid @> spine.today()) order by u.name;
end $$;
grant execute on function spine.vetting_units() to person;

reset role;
