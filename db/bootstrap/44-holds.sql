-- Legal hold: what a court or an inquiry may ask for is not erased, whatever its date. One administrator places it at once; two lift it.
set role spine_owner;

create table if not exists spine.holds (
  id uuid primary key default gen_random_uuid(),
  matter uuid not null,
  because text not null check (because <> ''),
  placed_by uuid not null references spine.accounts,
  placed_at timestamptz not null default now(),
  lift_because text,
  lift_asked_by uuid,
  lifted_by uuid,
  lifted_at timestamptz,
  ask_side text generated always as ('ask') stored,
  approve_side text generated always as ('approve') stored,
  check ((lift_asked_by is null) = (lift_because is null)),
  check ((lifted_by is null) = (lifted_at is null) and (lifted_by is null or lift_asked_by is not null)),
  constraint hold_asker_has_a_hand foreign key (id, lift_asked_by, ask_side) references spine.hands (matter, account, side),
  constraint hold_lifter_has_a_hand foreign key (id, lifted_by, approve_side) references spine.hands (matter, account, side)
);
create unique index if not exists one_hold_per_matter on spine.holds (matter) where lifted_at is null;
call spine.lock_down('spine.holds', 'select', 'insert', 'update');
drop policy if exists administrator_and_auditor_look on spine.holds;
create policy administrator_and_auditor_look on spine.holds for select to person
  using ((select spine.has_role('administrator')) or (select spine.has_role('auditor')));
grant select on spine.holds to person;

create or replace function spine.place_hold(of_matter uuid, reason text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  placed uuid;
begin
  perform spine.must_be_administrator();
  insert into spine.holds (matter, because, placed_by) values (of_matter, reason, spine.me()) returning id into placed;
  perform ledger.record('hold-placed', array[placed, of_matter], jsonb_build_object('because', reason));
  return placed;
end $$;

create or replace function spine.ask_lift(of_hold uuid, reason text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform spine.must_be_administrator();
  perform spine.hold_side(of_hold, spine.me(), 'ask');
  update spine.holds set lift_asked_by = spine.me(), lift_because = reason where id = of_hold and lifted_at is null and lift_asked_by is null;
  if not found then raise exception 'no such hold, or asked already' using errcode = 'P0002'; end if;
  perform ledger.record('hold-lift-asked', array[of_hold], jsonb_build_object('because', reason));
end $$;

create or replace function spine.lift_hold(of_hold uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform spine.must_be_administrator();
  perform spine.hold_side(of_hold, spine.me(), 'approve');
  update spine.holds set lifted_by = spine.me(), lifted_at = now() where id = of_hold and lifted_at is null and lift_asked_by is not null;
  if not found then raise exception 'nobody has asked to lift it' using errcode = 'P0002'; end if;
  perform ledger.record('hold-lifted', array[of_hold]);
end $$;
grant execute on function spine.place_hold(uuid, text), spine.ask_lift(uuid, text), spine.lift_hold(uuid) to person;

-- For whatever erases. Of the matter itself or of what it belongs to: the caller asks for each.
create or replace function spine.on_hold(of_matter uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from spine.holds where matter = of_matter and lifted_at is null);
end $$;
grant execute on function spine.on_hold(uuid) to job;

-- Entries' contents whose date has come; those about something on hold stay. The entries stay too, and every proof with them.
create or replace function ledger.erase_what_is_due(most int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  due uuid[];
begin
  if spine.service() is distinct from 'retention' then raise exception 'only retention erases' using errcode = '42501'; end if;
  due := array(select c.entry from ledger.contents c where c.keep_until < spine.today()
    and not exists (select from spine.holds h where h.lifted_at is null and position(h.matter::text in c.said) > 0) limit most);
  if cardinality(due) = 0 then return 0; end if;
  return ledger.erase(due, 'its date has come');
end $$;
grant execute on function ledger.erase_what_is_due(int) to job;

reset role;
