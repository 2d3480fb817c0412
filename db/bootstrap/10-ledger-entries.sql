-- The ledger: what never changes (entries) and what may one day be erased (contents), month by month, tied by a commitment.
set role spine_owner;

create table if not exists ledger.entries (
  id uuid not null,
  at timestamptz not null,
  -- Ids from a sequence are given out before the commit, so a reader by id loses the slow ones; readers go by transaction instead.
  xid xid8 not null default pg_current_xact_id(),
  kind text not null check (kind ~ '^[a-z][a-z-]*$'),
  commitment bytea not null check (octet_length(commitment) = 32),
  -- By time first: it is read from its end, and written there too.
  primary key (at, id)
) partition by range (at);
create index if not exists entries_by_transaction on ledger.entries (xid);
-- Not even the spine's own functions can change or delete an entry: there is no policy that would let them.
call spine.lock_down('ledger.entries', 'select', 'insert');

create table if not exists ledger.contents (
  entry uuid not null,
  at timestamptz not null,
  salt bytea not null check (octet_length(salt) = 32),
  said text not null,
  keep_until date,
  primary key (entry, at)
) partition by range (at);
call spine.lock_down('ledger.contents', 'select', 'insert', 'delete');

create or replace function ledger.only_retention_erases() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' and spine.service() = 'retention' then return old; end if;
  raise exception 'what was said is never changed' using errcode = '42501';
end $$;

create or replace trigger entries_never_change before update or delete on ledger.entries for each row execute function spine.never_changes();
create or replace trigger contents_never_change before update or delete on ledger.contents for each row execute function ledger.only_retention_erases();
create or replace trigger entries_never_empty before truncate on ledger.entries for each statement execute function spine.never_changes();
create or replace trigger contents_never_empty before truncate on ledger.contents for each statement execute function spine.never_changes();
-- Always: the replication role would skip a trigger that is merely enabled.
alter table ledger.entries enable always trigger entries_never_change, enable always trigger entries_never_empty;
alter table ledger.contents enable always trigger contents_never_change, enable always trigger contents_never_empty;

-- One month of either table. A partition takes the row triggers of its parent but not the one against truncate, nor its row security.
create or replace procedure ledger.make_part(parent text, part text, bounds text) language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if to_regclass('ledger.' || part) is not null then return; end if;
  execute format('create table ledger.%I partition of ledger.%I %s', part, parent, bounds);
  -- Without a verb: rows come and go through the parent, whose policies count then, and never by this name.
  call spine.lock_down(to_regclass('ledger.' || part), variadic '{}');
  execute format('create trigger never_empty before truncate on ledger.%I for each statement execute function spine.never_changes()', part);
  execute format('alter table ledger.%I enable always trigger never_empty', part);
end $$;

-- Makes the months ahead; what falls outside all of them goes to the last part, so that recording never fails for want of one.
create or replace procedure ledger.make_months(first date, months int) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  parent text;
  month date;
begin
  foreach parent in array array['entries', 'contents'] loop
    call ledger.make_part(parent, parent || '_other', 'default');
    for month in select generate_series(date_trunc('month', first), date_trunc('month', first) + make_interval(months => months), '1 month') loop
      -- The bounds say their zone: otherwise they would depend on who makes them.
      call ledger.make_part(parent, parent || to_char(month, '_YYYY_MM'),
        format('for values from (%L) to (%L)', month || ' 00:00+00', (month + interval '1 month')::date || ' 00:00+00'));
    end loop;
  end loop;
end $$;
call ledger.make_months(current_date, 24);

reset role;
