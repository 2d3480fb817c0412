-- Who is signed in. The token itself is kept nowhere: only its hash.
set role spine_owner;

create table if not exists spine.sessions (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  account uuid not null references spine.accounts,
  strength text not null,
  signed_in_at timestamptz not null,
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  idle interval not null,
  ends_at timestamptz not null,
  closed_at timestamptz,
  remark text,
  -- The roles with their units as the claims carry them, worked out once for an epoch and a day.
  scopes text,
  scopes_epoch bigint,
  scopes_day date
);
create index if not exists sessions_of_account on spine.sessions (account) where closed_at is null;
call spine.lock_down('spine.sessions', 'select', 'insert', 'update');

-- One's own page lists one's sessions, without the hash.
drop policy if exists own_sessions on spine.sessions;
create policy own_sessions on spine.sessions for select to person using (account = (select spine.me()));
grant select (id, account, strength, signed_in_at, opened_at, seen_at, ends_at, closed_at, remark) on spine.sessions to person;

-- Whether a sign-in proved enough: staff need a second factor that cannot be phished. Which proofs count is a dated policy.
create or replace function spine.is_strong_enough(of_standing text, strength text) returns boolean language plpgsql stable as $$
begin
  return of_standing <> 'staff' or (spine.policy_on('sign-in', 'staff-strengths', spine.today())).value ? strength;
end $$;

reset role;
