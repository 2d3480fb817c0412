-- Two people: in one matter a person has one side, for ever, and the primary key settles every race for it.
set role spine_owner;

create table if not exists spine.hands (
  matter uuid not null,
  account uuid not null references spine.accounts,
  side text not null check (side ~ '^[a-z][a-z-]*$'),
  at timestamptz not null default now(),
  primary key (matter, account),
  unique (matter, account, side)
);
-- Update is only there for the conflict clause below, which waits for a rival and then changes nothing; the trigger sees to that.
call spine.lock_down('spine.hands', 'select', 'insert', 'update');

create or replace function spine.never_changes() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new is not distinct from old then return new; end if;
  raise exception '% is never changed', tg_table_name using errcode = '42501';
end $$;

create or replace trigger hands_never_change before update or delete on spine.hands for each row execute function spine.never_changes();
create or replace trigger hands_never_empty before truncate on spine.hands for each statement execute function spine.never_changes();
alter table spine.hands enable always trigger hands_never_change, enable always trigger hands_never_empty;

-- What settles a matter is done by somebody who has just shown who he is, and not by whoever found his screen unlocked.
create or replace function spine.must_be_recent(wanted text) returns void language plpgsql stable as $$
begin
  if wanted not in ('approve', 'decide', 'publish', 'verify', 'appeal', 'review') then return; end if;
  if exists (select from spine.sessions where id = spine.session()
    and signed_in_at < now() - make_interval(mins => (spine.policy_on('sign-in', 'decisive-minutes', spine.today())).value::int)) then
    raise exception 'the sign-in is too old for this' using errcode = '42501', constraint = 'sign_in_too_old';
  end if;
end $$;

-- Gives somebody a side in a matter, or says that he already has another. For the spine's own functions only.
create or replace function spine.hold_side(of_matter uuid, by_account uuid, wanted text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held text;
begin
  perform spine.must_be_recent(wanted);
  insert into spine.hands (matter, account, side) values (of_matter, by_account, wanted)
    on conflict (matter, account) do update set side = hands.side
    returning side into held;
  if held <> wanted then
    raise exception 'this needs another person' using errcode = '23P01', constraint = 'one_side_per_person', schema = 'spine', table = 'hands';
  end if;
end $$;

reset role;
