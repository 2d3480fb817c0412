-- Where roles reach: the tree of units that every scope is worked out from. The register of the network says what the world looks like; here it
-- has its consequence for who may see what. A unit that is new or closed has no consequence for anybody, so the register's keeper settles it. To
-- move a unit can let somebody see its records who could not before: that is as good as a role, so it takes two people, and nobody who gains by it.
set role spine_owner;

create or replace function spine.has_any_role(wanted text[]) returns boolean language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
  carried text[] := spine.claims();
begin
  for place in 5 .. coalesce(cardinality(carried), 0) by 2 loop
    if carried[place] = any (wanted) and carried[place + 1] <> '{}' then return true; end if;
  end loop;
  return false;
end $$;
grant execute on function spine.has_any_role(text[]) to person, job, measure, muster_owner;

-- The units in which the person has any of these roles: one question where a policy would else ask several.
create or replace function spine.units_as_any(wanted text[]) returns int[] language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
  carried text[] := spine.claims();
  found_units int[] := '{}';
begin
  for place in 5 .. coalesce(cardinality(carried), 0) by 2 loop
    if carried[place] = any (wanted) then found_units := found_units || carried[place + 1]::int[]; end if;
  end loop;
  return found_units;
end $$;
grant execute on function spine.units_as_any(text[]) to person, job, measure, muster_owner;

-- A migration brings what is the same everywhere, such as the boroughs of London, and says so like anybody else.
grant execute on function spine.enter_service(text, text) to muster_owner;

create or replace function spine.must_keep_register() returns void language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if spine.me() is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  if not spine.has_any_role('{network-editor}') then raise exception 'whoever keeps the register does this' using errcode = '42501'; end if;
end $$;

-- A body of its own, with the unit that stands for it: a council, another force. Nothing above it, so nobody of another body sees into it.
create or replace function spine.open_body(of_code text, called text) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  opened int;
begin
  perform spine.must_keep_register();
  -- Two at once would take the same number.
  perform from spine.state for update;
  insert into spine.bodies (id, name) select max(b.id) + 1, called from spine.bodies b;
  insert into spine.units (id, code, name, body)
    select (select max(u.id) + 1 from spine.units u), of_code, called, max(b.id) from spine.bodies b
    returning id into opened;
  perform ledger.record('unit-opened', '{}', jsonb_build_object('unit', opened, 'code', of_code));
  return opened;
end $$;

create or replace function spine.open_unit(of_code text, called text, below int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  opened int;
begin
  perform spine.must_keep_register();
  perform from spine.state for update;
  insert into spine.units (id, code, name, body, parent)
    select (select max(u.id) + 1 from spine.units u), of_code, called, p.body, p.id from spine.units p where p.id = below
    returning id into opened;
  if opened is null then raise exception 'no unit to put it below' using errcode = 'P0002'; end if;
  perform ledger.record('unit-opened', '{}', jsonb_build_object('unit', opened, 'code', of_code, 'below', below));
  return opened;
end $$;

-- What the register says of a unit today: its name, and since when it is closed. By its keeper, or by the job at the start of a day.
create or replace function spine.describe_unit(of_unit int, called text, closed date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if spine.service() is distinct from 'jobs' then perform spine.must_keep_register(); end if;
  update spine.units set name = called, closed_on = closed
    where id = of_unit and (name, closed_on) is distinct from (called, closed) and (closed is null or closed <= spine.today());
  if found then perform ledger.record('unit-described', '{}', jsonb_build_object('unit', of_unit, 'name', called, 'closed', closed)); end if;
end $$;

-- Unit functions of before: closing is the register's matter now.
drop function if exists spine.close_unit(int, text);
grant execute on function spine.open_body(text, text), spine.open_unit(text, text, int), spine.describe_unit(int, text, date) to person, job;

-- A unit is to reach under another one from a day on. It waits until a second person has agreed and the day has come.
create table if not exists spine.moves (
  id uuid primary key default gen_random_uuid(),
  unit int not null references spine.units,
  below int not null references spine.units,
  starts date not null,
  why text not null check (why <> ''),
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  approved_by uuid,
  approved_at timestamptz,
  -- The register thought better of it before anybody had agreed, or a later move came instead.
  dropped_at timestamptz,
  done_at timestamptz,
  ask_side text generated always as ('ask') stored,
  approve_side text generated always as ('approve') stored,
  check (unit <> below),
  check ((approved_at is null) = (approved_by is null)),
  check (done_at is null or approved_at is not null),
  constraint mover_has_a_hand foreign key (id, asked_by, ask_side) references spine.hands (matter, account, side),
  constraint move_approver_has_a_hand foreign key (id, approved_by, approve_side) references spine.hands (matter, account, side)
);
create unique index if not exists one_open_move_per_unit on spine.moves (unit) where done_at is null and dropped_at is null;
call spine.lock_down('spine.moves', 'select', 'insert', 'update');
drop policy if exists administrator_and_keeper_look on spine.moves;
create policy administrator_and_keeper_look on spine.moves for select to person
  using ((select spine.has_any_role('{administrator,auditor,network-editor}')));
grant select on spine.moves to person;

-- Whoever would see the unit's records through the new place and does not now: for them it is like being given a role.
create or replace function spine.who_gains(of_unit int, new_parent int) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct a.account from spine.assignments a
  where a.approved_at is not null and a.ended_at is null and upper(a.valid) is distinct from lower(a.valid) and not (a.valid << daterange(spine.today(), null))
    and exists (select from spine.closure c where c.ancestor = a.unit and c.descendant = new_parent)
    and not exists (select from spine.assignments b join spine.closure c on c.ancestor = b.unit and c.descendant = of_unit
      where b.account = a.account and b.role = a.role and b.approved_at is not null and b.ended_at is null and b.valid @> a.valid)
$$;

create or replace function spine.ask_move(of_unit int, new_parent int, from_day date, because text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  matter uuid := gen_random_uuid();
begin
  perform spine.must_keep_register();
  update spine.moves set dropped_at = now() where unit = of_unit and done_at is null and dropped_at is null;
  -- There already, and nothing waits that would change it.
  if exists (select from spine.units where id = of_unit and parent = new_parent) then return null; end if;
  perform spine.hold_side(matter, gaining, 'subject') from spine.who_gains(of_unit, new_parent) as gaining;
  perform spine.hold_side(matter, spine.me(), 'ask');
  insert into spine.moves (id, unit, below, starts, why, asked_by) values (matter, of_unit, new_parent, from_day, because, spine.me());
  perform ledger.record('unit-move-asked', array[matter], jsonb_build_object('unit', of_unit, 'below', new_parent, 'from', from_day, 'because', because));
  return matter;
end $$;

-- In the tree as it is by then: a move that would put a unit below itself is refused.
create or replace function spine.make_move(matter uuid) returns void language plpgsql as $$
declare
  moving spine.moves;
begin
  select * into moving from spine.moves where id = matter for update;
  if exists (select from spine.closure where ancestor = moving.unit and descendant = moving.below) then
    raise exception 'a unit cannot be below itself' using errcode = '23514', constraint = 'no_parent_cycle';
  end if;
  update spine.units set parent = moving.below where id = moving.unit;
  -- Whatever is below it comes along, into another body as well.
  update spine.units u set body = p.body from spine.units p, spine.closure c
    where p.id = moving.below and c.ancestor = moving.unit and u.id = c.descendant and u.body <> p.body;
  update spine.moves set done_at = now() where id = matter;
  perform ledger.record('unit-moved', array[matter], jsonb_build_object('unit', moving.unit, 'below', moving.below));
end $$;

create or replace function spine.approve_move(matter uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  moving spine.moves;
begin
  perform spine.must_be_administrator();
  select * into moving from spine.moves where id = matter and approved_at is null and dropped_at is null for update;
  if moving.id is null then raise exception 'nothing to approve' using errcode = 'P0002'; end if;
  -- Again, because roles were given since.
  perform spine.hold_side(matter, gaining, 'subject') from spine.who_gains(moving.unit, moving.below) as gaining;
  perform spine.hold_side(matter, spine.me(), 'approve');
  update spine.moves set approved_by = spine.me(), approved_at = now() where id = matter;
  perform ledger.record('unit-move-approved', array[matter], jsonb_build_object('unit', moving.unit, 'below', moving.below));
  if moving.starts <= spine.today() then perform spine.make_move(matter); end if;
end $$;

-- At the start of a day: what was agreed and is due. Gives how many.
create or replace function spine.make_due_moves() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  due uuid;
  made int := 0;
begin
  if spine.service() is distinct from 'jobs' then raise exception 'only the jobs do this by themselves' using errcode = '42501'; end if;
  for due in select id from spine.moves where approved_at is not null and done_at is null and dropped_at is null and starts <= spine.today() order by starts, id loop
    -- One that no longer can be made keeps no other from it: it goes on waiting, and is shown to.
    begin
      perform spine.make_move(due);
      made := made + 1;
    exception when check_violation then null;
    end;
  end loop;
  return made;
end $$;
grant execute on function spine.ask_move(int, int, date, text), spine.approve_move(uuid) to person;
grant execute on function spine.make_due_moves() to job;

reset role;
