-- The network register: which units there are, what they cover, what they belong to and who holds which role, at any day and as known at any day.
-- Each fact has two times: `valid`, the days in the world, and `recorded`, when it was believed. A correction closes what was believed and adds what
-- is believed now; nothing is overwritten and nothing deleted.
create schema network;
grant usage on schema network to person, job;

-- Who reads all of it: the force's own staff, whatever their task. Units and cover are no secret inside the force; who holds a role may be.
create function network.is_force_staff() returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select spine.has_any_role('{network-editor,sharing-lead,auditor,data-protection-officer,administrator,vetting-manager,vetting-researcher,vetting-decision-maker,resourcing-lead,readiness-officer,duty-officer,prevent-analyst,prevent-publisher}')
$$;
-- Of these, who may know every holder by name.
create function network.knows_holders() returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select spine.has_any_role('{network-editor,sharing-lead,auditor,data-protection-officer}')
$$;
grant execute on function network.is_force_staff(), network.knows_holders() to person;

-- An update closes a fact and does nothing else, whatever it says; and only once. `recorded` and `xid` are the database's own.
create function network.only_closes() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'nothing is deleted here: it is closed, or corrected' using errcode = '42501'; end if;
  if not upper_inf(old.recorded) then raise exception 'this was superseded already' using errcode = '23P01', constraint = 'superseded_meanwhile'; end if;
  if lower(old.recorded) = now() then raise exception 'one thing is corrected once in one act' using errcode = '23514', constraint = 'corrected_twice_at_once'; end if;
  -- Recorded by an act that began after this one: in a moment this act can come after it.
  if lower(old.recorded) > now() then raise exception 'something newer is there' using errcode = '40001'; end if;
  old.recorded := tstzrange(lower(old.recorded), now());
  old.xid := pg_current_xact_id();
  return old;
end $$;
grant execute on function network.only_closes() to person, job;

-- For each table of facts: it is only closed, and witnessed.
create procedure network.keep_facts(of_table regclass) language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('create trigger only_closes before update or delete on %s for each row execute function network.only_closes()', of_table);
  execute format('alter table %s enable always trigger only_closes', of_table);
  call spine.guard(of_table, 'trigger', 'only_closes');
  call spine.witness_table(of_table, 'id');
end $$;

-- One row. Whoever changes the structure holds it until the commit, so that the checks made then see everything.
create table network.tree (one boolean primary key default true check (one), held int not null default 0);
alter table network.tree enable row level security, force row level security;
create policy keeper_holds on network.tree for select to person using ((select spine.has_role('network-editor')));
create policy keeper_may_hold on network.tree for update to person
  using ((select spine.has_role('network-editor'))) with check ((select spine.has_role('network-editor')));
create policy migration_adds on network.tree for insert to muster_owner with check ((select spine.service()) = 'migration');
call spine.witness_table('network.tree', 'one');
grant select, update (held) on network.tree to person;

-- The boroughs of London and the City, by the codes of the Office for National Statistics, with their place on a map of tiles.
create table network.areas (
  code text primary key check (code ~ '^E09[0-9]{6}$'),
  name text not null unique,
  -- The City has a police force of its own, which covers nothing else.
  own_force boolean not null,
  tile_row int not null,
  tile_col int not null,
  unique (tile_row, tile_col)
);
alter table network.areas enable row level security, force row level security;
create policy whoever_entered_reads on network.areas for select to person, job using ((select spine.entered()));
create policy migration_adds on network.areas for insert to muster_owner with check ((select spine.service()) = 'migration');
call spine.witness_table('network.areas', 'code');
grant select on network.areas to person, job;

-- What kind of organisation a body of the spine is. A council has its borough.
create table network.organisations (
  body int primary key references spine.bodies,
  unit int not null unique references spine.units,
  kind text not null check (kind in ('force', 'local-authority', 'university', 'company', 'public-body', 'probation', 'prison', 'oversight')),
  area text references network.areas,
  source text,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null default spine.me() references spine.accounts,
  check ((kind = 'local-authority') = (area is not null))
);
create unique index one_council_per_area on network.organisations (area);
alter table network.organisations enable row level security, force row level security;
create policy force_staff_reads on network.organisations for select to person
  using ((select spine.entered()) and (select network.is_force_staff()));
create policy own_body_reads on network.organisations for select to person
  using (body = any ((select spine.bodies_as('local-authority-officer'))::int[]) or body = any ((select spine.bodies_as('unit-lead'))::int[]));
create policy keeper_adds on network.organisations for insert to person with check ((select spine.has_role('network-editor')));
call spine.witness_table('network.organisations', 'body');
grant select, insert (body, unit, kind, area, source) on network.organisations to person;

-- Each table of days has them twice, as a range that keeps them apart and as two dates to look them up by: under row security the planner uses an index
-- and what it knows of a column only for comparisons that can leak nothing, and those of dates are such, those of ranges are not. So in each constraint
-- that keeps days apart the days come last as well: what is looked for by the others is found at once, and a new row is compared with its own kind alone.

-- What a unit is in some days. The days in which it is anything are its life: opened with the first, closed after the last.
create table network.units (
  id uuid primary key default gen_random_uuid(),
  unit int not null references spine.units,
  name text not null check (char_length(name) between 1 and 120),
  kind text not null check (kind in ('force', 'command', 'bcu', 'borough-command', 'team', 'vetting-unit', 'centre', 'local-authority', 'organisation')),
  -- As the force itself calls it; names and codes that nobody has published are marked as unconfirmed.
  force_code text check (char_length(force_code) between 1 and 20),
  confirmed boolean not null default true,
  source text check (char_length(source) between 1 and 500),
  valid daterange not null check (not isempty(valid)),
  from_day date not null generated always as (coalesce(lower(valid), '-infinity')) stored,
  until_day date not null generated always as (coalesce(upper(valid), 'infinity')) stored,
  -- The days are not known exactly.
  approximate boolean not null default false,
  recorded tstzrange not null default tstzrange(now(), null),
  xid xid8 not null default pg_current_xact_id(),
  why text not null check (char_length(why) between 1 and 500),
  recorded_by uuid not null default spine.me() references spine.accounts,
  constraint one_description_per_unit exclude using gist (unit with =, valid with &&) where (upper_inf(recorded))
);
create index units_at on network.units using gist (valid, recorded);
create index units_of_unit on network.units (unit);
create index units_changed on network.units (xid, id);
alter table network.units enable row level security, force row level security;

-- What a unit belongs to.
create table network.parents (
  id uuid primary key default gen_random_uuid(),
  unit int not null references spine.units,
  parent int not null references spine.units,
  valid daterange not null check (not isempty(valid)),
  from_day date not null generated always as (coalesce(lower(valid), '-infinity')) stored,
  until_day date not null generated always as (coalesce(upper(valid), 'infinity')) stored,
  approximate boolean not null default false,
  recorded tstzrange not null default tstzrange(now(), null),
  xid xid8 not null default pg_current_xact_id(),
  why text not null check (char_length(why) between 1 and 500),
  recorded_by uuid not null default spine.me() references spine.accounts,
  check (unit <> parent),
  constraint one_parent_per_unit exclude using gist (unit with =, valid with &&) where (upper_inf(recorded))
);
create index parents_at on network.parents using gist (valid, recorded);
create index parents_of_unit on network.parents (unit);
create index children_of_unit on network.parents (parent);
create index parents_changed on network.parents (xid, id);
alter table network.parents enable row level security, force row level security;

-- Which unit polices an area.
create table network.cover (
  id uuid primary key default gen_random_uuid(),
  area text not null references network.areas,
  unit int not null references spine.units,
  valid daterange not null check (not isempty(valid)),
  from_day date not null generated always as (coalesce(lower(valid), '-infinity')) stored,
  until_day date not null generated always as (coalesce(upper(valid), 'infinity')) stored,
  approximate boolean not null default false,
  recorded tstzrange not null default tstzrange(now(), null),
  xid xid8 not null default pg_current_xact_id(),
  why text not null check (char_length(why) between 1 and 500),
  recorded_by uuid not null default spine.me() references spine.accounts,
  constraint one_unit_per_area exclude using gist (area with =, valid with &&) where (upper_inf(recorded))
);
create index cover_at on network.cover using gist (valid, recorded);
create index cover_of_area on network.cover (area);
create index cover_of_unit on network.cover (unit);
create index cover_changed on network.cover (xid, id);
alter table network.cover enable row level security, force row level security;

-- Which unit came after which: a merge has several before one, a split one before several.
create table network.successions (
  id uuid primary key default gen_random_uuid(),
  before int not null references spine.units,
  after int not null references spine.units,
  on_day date not null,
  approximate boolean not null default false,
  recorded tstzrange not null default tstzrange(now(), null),
  xid xid8 not null default pg_current_xact_id(),
  why text not null check (char_length(why) between 1 and 500),
  recorded_by uuid not null default spine.me() references spine.accounts,
  check (before <> after)
);
create unique index one_succession_each on network.successions (before, after) where upper_inf(recorded);
create index successions_after on network.successions (after);
create index successions_changed on network.successions (xid, id);
alter table network.successions enable row level security, force row level security;

-- The borough a person answers for: those of the units they lead, today; and the one of their council.
create function network.areas_of(units int[], bodies int[]) returns text[] language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct area), '{}') from (
    select c.area from network.cover c where c.unit = any (units) and upper_inf(c.recorded) and c.valid @> spine.today()
    union all
    select o.area from network.organisations o where o.body = any (bodies) and o.area is not null
  ) as areas
$$;
-- The units that police these areas or ever did.
create function network.units_of(areas text[]) returns int[] language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct c.unit), '{}') from network.cover c where c.area = any (areas)
$$;
grant execute on function network.areas_of(int[], int[]), network.units_of(text[]) to person;

create policy force_staff_reads on network.cover for select to person using ((select spine.entered()) and (select network.is_force_staff()));
create policy lead_reads_own on network.cover for select to person using (unit = any ((select spine.units_as('unit-lead'))::int[]));
create policy council_reads_own on network.cover for select to person
  using (area = any ((select network.areas_of('{}', (select spine.bodies_as('local-authority-officer'))))::text[]));
create policy service_reads on network.cover for select to job using ((select spine.service()) = 'jobs');

create policy force_staff_reads on network.units for select to person using ((select spine.entered()) and (select network.is_force_staff()));
create policy lead_reads_own on network.units for select to person using (unit = any ((select spine.units_as('unit-lead'))::int[]));
create policy council_reads_own on network.units for select to person
  using (unit = any ((select network.units_of((select network.areas_of('{}', (select spine.bodies_as('local-authority-officer'))))))::int[])
    or unit = any ((select spine.units_as('local-authority-officer'))::int[]));
create policy service_reads on network.units for select to job using ((select spine.service()) = 'jobs');

create policy force_staff_reads on network.parents for select to person using ((select spine.entered()) and (select network.is_force_staff()));
create policy lead_reads_own on network.parents for select to person using (unit = any ((select spine.units_as('unit-lead'))::int[]));
create policy service_reads on network.parents for select to job using ((select spine.service()) = 'jobs');

create policy force_staff_reads on network.successions for select to person using ((select spine.entered()) and (select network.is_force_staff()));
create policy lead_reads_own on network.successions for select to person using (after = any ((select spine.units_as('unit-lead'))::int[]));
create policy council_reads_own on network.successions for select to person
  using (after = any ((select network.units_of((select network.areas_of('{}', (select spine.bodies_as('local-authority-officer'))))))::int[]));
create policy service_reads on network.successions for select to job using ((select spine.service()) = 'jobs');

create policy keeper_adds on network.units for insert to person with check ((select spine.has_role('network-editor')));
create policy keeper_closes on network.units for update to person using ((select spine.has_role('network-editor'))) with check ((select spine.has_role('network-editor')));
create policy keeper_adds on network.parents for insert to person with check ((select spine.has_role('network-editor')));
create policy keeper_closes on network.parents for update to person using ((select spine.has_role('network-editor'))) with check ((select spine.has_role('network-editor')));
create policy keeper_adds on network.cover for insert to person with check ((select spine.has_role('network-editor')));
create policy keeper_closes on network.cover for update to person using ((select spine.has_role('network-editor'))) with check ((select spine.has_role('network-editor')));
create policy keeper_adds on network.successions for insert to person with check ((select spine.has_role('network-editor')));
create policy keeper_closes on network.successions for update to person using ((select spine.has_role('network-editor'))) with check ((select spine.has_role('network-editor')));

-- Kinds of role that are held somewhere: in a unit of some kind, or for a borough.
create table network.role_kinds (
  key text primary key check (key ~ '^[a-z][a-z-]{1,39}$'),
  name text not null unique check (char_length(name) between 1 and 80),
  place text not null check (place in ('unit', 'area')),
  -- Its holders are named in public, as the force itself does. Never for staff of counter-terrorism.
  published boolean not null,
  -- Whom a councillor calls the borough's lead: the lowest number that is held that day. Null: not a lead.
  leads int check (leads between 1 and 9),
  about text not null check (char_length(about) between 1 and 500),
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null default spine.me() references spine.accounts
);
alter table network.role_kinds enable row level security, force row level security;
create policy staff_and_councils_read on network.role_kinds for select to person using ((select spine.entered())
  and ((select network.is_force_staff()) or (select spine.has_any_role('{unit-lead,local-authority-officer}'))));
create policy keeper_adds on network.role_kinds for insert to person with check ((select spine.has_role('network-editor')));
create policy service_reads on network.role_kinds for select to job using ((select spine.service()) = 'jobs');
call spine.witness_table('network.role_kinds', 'key');
grant select, insert (key, name, place, published, leads, about) on network.role_kinds to person;
grant select on network.role_kinds to job;

-- A place to be filled: one kind of role in one unit or for one borough. It may be vacant.
create table network.seats (
  id uuid primary key default gen_random_uuid(),
  role_kind text not null references network.role_kinds,
  unit int references spine.units,
  area text references network.areas,
  published boolean not null default false,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null default spine.me() references spine.accounts,
  check (num_nonnulls(unit, area) = 1)
);
create unique index one_seat_per_unit on network.seats (unit, role_kind) where unit is not null;
create unique index one_seat_per_area on network.seats (area, role_kind) where area is not null;
alter table network.seats enable row level security, force row level security;

-- People who hold or held a role. A record of the register's own: no key of it is known to vetting, recruitment or anybody else.
create table network.people (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(name) between 1 and 120),
  rank text check (char_length(rank) between 1 and 60),
  -- Where they can sign in. It gives them nothing: roles come from two administrators.
  account uuid references spine.accounts,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null default spine.me() references spine.accounts
);
create index people_by_name on network.people (lower(name));
alter table network.people enable row level security, force row level security;

-- Who held a seat in which days: as its holder, as the deputy, or covering while the holder is away.
create table network.holdings (
  id uuid primary key default gen_random_uuid(),
  seat uuid not null references network.seats,
  standing text not null check (standing in ('holder', 'deputy', 'cover')),
  person uuid not null references network.people,
  -- Copied from the seat by the database, so that the policies need not look there.
  unit int references spine.units,
  area text references network.areas,
  published boolean not null default false,
  source text check (char_length(source) between 1 and 500),
  valid daterange not null check (not isempty(valid)),
  from_day date not null generated always as (coalesce(lower(valid), '-infinity')) stored,
  until_day date not null generated always as (coalesce(upper(valid), 'infinity')) stored,
  approximate boolean not null default false,
  recorded tstzrange not null default tstzrange(now(), null),
  xid xid8 not null default pg_current_xact_id(),
  why text not null check (char_length(why) between 1 and 500),
  recorded_by uuid not null default spine.me() references spine.accounts,
  constraint one_holder_per_seat exclude using gist (seat with =, standing with =, valid with &&) where (upper_inf(recorded))
);
create index holdings_on_day on network.holdings (until_day, from_day);
create index holdings_of_seat on network.holdings (seat);
create index holdings_of_person on network.holdings (person);
create index holdings_of_unit on network.holdings (unit) where unit is not null;
create index holdings_of_area on network.holdings (area) where area is not null;
create index holdings_changed on network.holdings (xid, id);
alter table network.holdings enable row level security, force row level security;

create function network.copy_kind() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  of_kind network.role_kinds;
begin
  select * into of_kind from network.role_kinds where key = new.role_kind;
  -- Whoever may not see the kind may not add the seat either, and is told no more than that.
  if not found then return new; end if;
  if of_kind.place is distinct from (case when new.unit is null then 'area' else 'unit' end) then
    raise exception 'this role is held elsewhere' using errcode = '23514', constraint = 'seat_where_the_role_belongs';
  end if;
  new.published := of_kind.published;
  return new;
end $$;
create function network.copy_seat() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select s.unit, s.area, s.published into new.unit, new.area, new.published from network.seats s where s.id = new.seat;
  return new;
end $$;
grant execute on function network.copy_kind(), network.copy_seat() to person;
create trigger copy_kind before insert on network.seats for each row execute function network.copy_kind();
alter table network.seats enable always trigger copy_kind;
call spine.guard('network.seats', 'trigger', 'copy_kind');
create trigger copy_seat before insert on network.holdings for each row execute function network.copy_seat();
alter table network.holdings enable always trigger copy_seat;
call spine.guard('network.holdings', 'trigger', 'copy_seat');

-- Published roles are open to everybody who uses the register; any other to those who may know all holders, and to whoever leads the unit.
create policy all_known on network.seats for select to person using ((select spine.entered()) and (select network.is_force_staff()));
create policy lead_reads_own on network.seats for select to person
  using (unit = any ((select spine.units_as('unit-lead'))::int[])
    or area = any ((select network.areas_of((select spine.units_as('unit-lead')), '{}'))::text[]));
create policy council_reads_published on network.seats for select to person
  using (published and (area = any ((select network.areas_of('{}', (select spine.bodies_as('local-authority-officer'))))::text[])
    or unit = any ((select network.units_of((select network.areas_of('{}', (select spine.bodies_as('local-authority-officer'))))))::int[])));
create policy service_reads on network.seats for select to job using ((select spine.service()) = 'jobs');
create policy keeper_adds on network.seats for insert to person with check ((select spine.has_role('network-editor')));
create policy lead_adds_own on network.seats for insert to person
  with check (unit = any ((select spine.units_as('unit-lead'))::int[])
    or area = any ((select network.areas_of((select spine.units_as('unit-lead')), '{}'))::text[]));

create policy all_known on network.holdings for select to person using ((select spine.entered()) and (select network.knows_holders()));
create policy council_reads_published on network.holdings for select to person
  using (published and (area = any ((select network.areas_of('{}', (select spine.bodies_as('local-authority-officer'))))::text[])
    or unit = any ((select network.units_of((select network.areas_of('{}', (select spine.bodies_as('local-authority-officer'))))))::int[])));
create policy force_staff_reads_published on network.holdings for select to person
  using (published and (select spine.entered()) and (select network.is_force_staff()));
create policy lead_reads_own on network.holdings for select to person
  using (unit = any ((select spine.units_as('unit-lead'))::int[])
    or area = any ((select network.areas_of((select spine.units_as('unit-lead')), '{}'))::text[]));
create policy service_reads on network.holdings for select to job using ((select spine.service()) = 'jobs');
create policy keeper_adds on network.holdings for insert to person with check ((select spine.has_role('network-editor')));
create policy lead_adds_own on network.holdings for insert to person
  with check (unit = any ((select spine.units_as('unit-lead'))::int[])
    or area = any ((select network.areas_of((select spine.units_as('unit-lead')), '{}'))::text[]));
create policy keeper_closes on network.holdings for update to person
  using ((select spine.has_role('network-editor'))) with check ((select spine.has_role('network-editor')));
create policy lead_closes_own on network.holdings for update to person
  using (unit = any ((select spine.units_as('unit-lead'))::int[])
    or area = any ((select network.areas_of((select spine.units_as('unit-lead')), '{}'))::text[]))
  with check (unit = any ((select spine.units_as('unit-lead'))::int[])
    or area = any ((select network.areas_of((select spine.units_as('unit-lead')), '{}'))::text[]));

-- Named to whoever may know all holders, and to whoever sees one of their holdings. One policy: what is asked for each row comes last.
create policy known_or_seen_in_a_role on network.people for select to person using ((select spine.entered())
  and ((select network.knows_holders()) or exists (select from network.holdings h where h.person = people.id)));
create policy keeper_adds on network.people for insert to person with check ((select spine.has_any_role('{network-editor,unit-lead}')) and (select spine.entered()));
call spine.witness_table('network.people', 'id');
grant select, insert (id, name, rank, account) on network.people to person;

-- Where somebody answers when the holder does not: a duty desk, and whoever is reached out of hours.
create table network.contacts (
  id uuid primary key default gen_random_uuid(),
  unit int references spine.units,
  area text references network.areas,
  place text not null generated always as (coalesce('unit:' || unit::text, 'area:' || area)) stored,
  purpose text not null check (purpose in ('duty-desk', 'out-of-hours')),
  words text not null check (char_length(words) between 1 and 300),
  valid daterange not null check (not isempty(valid)),
  from_day date not null generated always as (coalesce(lower(valid), '-infinity')) stored,
  until_day date not null generated always as (coalesce(upper(valid), 'infinity')) stored,
  approximate boolean not null default false,
  recorded tstzrange not null default tstzrange(now(), null),
  xid xid8 not null default pg_current_xact_id(),
  why text not null check (char_length(why) between 1 and 500),
  recorded_by uuid not null default spine.me() references spine.accounts,
  check (num_nonnulls(unit, area) = 1),
  constraint one_contact_per_purpose exclude using gist (place with =, purpose with =, valid with &&) where (upper_inf(recorded))
);
create index contacts_at on network.contacts using gist (valid, recorded);
create index contacts_changed on network.contacts (xid, id);
alter table network.contacts enable row level security, force row level security;
create policy force_staff_reads on network.contacts for select to person using ((select spine.entered()) and (select network.is_force_staff()));
create policy lead_reads_own on network.contacts for select to person
  using (unit = any ((select spine.units_as('unit-lead'))::int[])
    or area = any ((select network.areas_of((select spine.units_as('unit-lead')), '{}'))::text[]));
create policy council_reads_own on network.contacts for select to person
  using (area = any ((select network.areas_of('{}', (select spine.bodies_as('local-authority-officer'))))::text[])
    or unit = any ((select network.units_of((select network.areas_of('{}', (select spine.bodies_as('local-authority-officer'))))))::int[]));
create policy service_reads on network.contacts for select to job using ((select spine.service()) = 'jobs');
create policy keeper_adds on network.contacts for insert to person with check ((select spine.has_role('network-editor')));
create policy lead_adds_own on network.contacts for insert to person
  with check (unit = any ((select spine.units_as('unit-lead'))::int[])
    or area = any ((select network.areas_of((select spine.units_as('unit-lead')), '{}'))::text[]));
create policy keeper_closes on network.contacts for update to person
  using ((select spine.has_role('network-editor'))) with check ((select spine.has_role('network-editor')));
create policy lead_closes_own on network.contacts for update to person
  using (unit = any ((select spine.units_as('unit-lead'))::int[])
    or area = any ((select network.areas_of((select spine.units_as('unit-lead')), '{}'))::text[]))
  with check (unit = any ((select spine.units_as('unit-lead'))::int[])
    or area = any ((select network.areas_of((select spine.units_as('unit-lead')), '{}'))::text[]));

-- Which kind of role must be held: in every unit of a kind, or for every borough of the force.
create table network.requirements (
  id uuid primary key default gen_random_uuid(),
  role_kind text not null references network.role_kinds,
  -- Null for a role held for a borough.
  unit_kind text,
  source text not null check (char_length(source) between 1 and 500),
  valid daterange not null check (not isempty(valid)),
  from_day date not null generated always as (coalesce(lower(valid), '-infinity')) stored,
  until_day date not null generated always as (coalesce(upper(valid), 'infinity')) stored,
  approximate boolean not null default false,
  recorded tstzrange not null default tstzrange(now(), null),
  xid xid8 not null default pg_current_xact_id(),
  why text not null check (char_length(why) between 1 and 500),
  recorded_by uuid not null default spine.me() references spine.accounts,
  constraint one_requirement_each exclude using gist (role_kind with =, (coalesce(unit_kind, '')) with =, valid with &&) where (upper_inf(recorded))
);
create index requirements_changed on network.requirements (xid, id);
alter table network.requirements enable row level security, force row level security;
create policy force_staff_reads on network.requirements for select to person using ((select spine.entered())
  and ((select network.is_force_staff()) or (select spine.has_role('unit-lead'))));
create policy service_reads on network.requirements for select to job using ((select spine.service()) = 'jobs');
create policy keeper_adds on network.requirements for insert to person with check ((select spine.has_role('network-editor')));
create policy keeper_closes on network.requirements for update to person using ((select spine.has_role('network-editor'))) with check ((select spine.has_role('network-editor')));

-- What must hold when a transaction ends. Whoever holds the tree's row sees what others have committed, and nobody commits beside him.
create function network.fault(of_rule text, said text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '%', said using errcode = '23514', constraint = of_rule;
end $$;

-- A unit's life is one run of days; it belongs to something on each of them, unless it stands for a body; what it covers, what is below it and who
-- holds a role in it lies within these days.
create function network.check_unit(of_unit int) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  life datemultirange;
  belongs datemultirange;
begin
  select coalesce(range_agg(valid), '{}') into life from network.units where unit = of_unit and upper_inf(recorded);
  if (select count(*) from unnest(life)) > 1 then perform network.fault('unit_lives_once', 'a unit that was closed is not opened again: open another'); end if;

  select coalesce(range_agg(valid), '{}') into belongs from network.parents where unit = of_unit and upper_inf(recorded);
  if not belongs <@ life then perform network.fault('within_its_life', 'it belongs to something in days on which it does not exist'); end if;
  if exists (select from spine.units where id = of_unit and parent is not null) and life - belongs <> '{}' then
    perform network.fault('no_hole_in_parents', 'a unit belongs to something on each day of its life');
  end if;
  if exists (select from network.cover where unit = of_unit and upper_inf(recorded) and not valid <@ life) then
    perform network.fault('cover_within_life', 'it covers an area in days on which it does not exist');
  end if;
  if exists (select from network.parents where parent = of_unit and upper_inf(recorded) and not valid <@ life) then
    perform network.fault('children_within_life', 'units belong to it in days on which it does not exist');
  end if;
  if exists (select from network.holdings where unit = of_unit and upper_inf(recorded) and not valid <@ life) then
    perform network.fault('holdings_within_life', 'somebody holds a role in it in days on which it does not exist');
  end if;
end $$;

create function network.check_units() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform from network.tree for update;
  perform network.check_unit(new.unit);
  return null;
end $$;

create function network.check_parents() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  runs_in_a_circle boolean;
begin
  perform from network.tree for update;
  perform network.check_unit(new.unit);
  -- Of the parent's life only what this row says: a unit with thousands below it is not looked at whole for each of them.
  if upper_inf(new.recorded) and not new.valid <@ (select coalesce(range_agg(valid), '{}') from network.units where unit = new.parent and upper_inf(recorded)) then
    perform network.fault('children_within_life', 'units belong to it in days on which it does not exist');
  end if;
  with recursive above as (
    select p.parent, p.valid, array[p.unit] as passed from network.parents p where p.unit = new.unit and upper_inf(p.recorded)
    union all
    select p.parent, p.valid * above.valid, above.passed || p.unit from above join network.parents p on p.unit = above.parent and p.valid && above.valid
      where upper_inf(p.recorded) and p.unit <> all (above.passed)
  )
  select exists (select from above where parent = any (passed)) into runs_in_a_circle;
  if runs_in_a_circle then perform network.fault('no_parent_cycle', 'a unit cannot be below itself'); end if;
  return null;
end $$;

create function network.check_cover() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform from network.tree for update;
  perform network.check_unit(new.unit);
  if (select coalesce(range_agg(valid), '{}') from network.cover where area = new.area and upper_inf(recorded)) <> '{(,)}' then
    perform network.fault('no_hole_in_cover', 'every borough has a unit on every day');
  end if;
  -- The City's force covers the City and nothing else.
  if exists (
    select from network.cover c join network.areas a on a.code = c.area join spine.units u on u.id = c.unit
    where upper_inf(c.recorded) and u.body = (select body from spine.units where id = new.unit)
    having bool_or(a.own_force) and bool_or(not a.own_force)) then
    perform network.fault('city_has_its_own_force', 'the City of London is policed by a force of its own');
  end if;
  return null;
end $$;

create function network.check_holdings() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.unit is not null and exists (
    select from network.holdings h where h.unit = new.unit and upper_inf(h.recorded)
      and not h.valid <@ (select coalesce(range_agg(u.valid), '{}') from network.units u where u.unit = new.unit and upper_inf(u.recorded))) then
    perform network.fault('holdings_within_life', 'somebody holds a role in it in days on which it does not exist');
  end if;
  return null;
end $$;
grant execute on function network.fault(text, text), network.check_unit(int), network.check_units(), network.check_parents(), network.check_cover(), network.check_holdings() to person;

create constraint trigger check_units after insert or update on network.units deferrable initially deferred for each row execute function network.check_units();
create constraint trigger check_parents after insert or update on network.parents deferrable initially deferred for each row execute function network.check_parents();
create constraint trigger check_cover after insert or update on network.cover deferrable initially deferred for each row execute function network.check_cover();
create constraint trigger check_holdings after insert or update on network.holdings deferrable initially deferred for each row execute function network.check_holdings();
alter table network.units enable always trigger check_units;
alter table network.parents enable always trigger check_parents;
alter table network.cover enable always trigger check_cover;
alter table network.holdings enable always trigger check_holdings;
call spine.guard('network.units', 'trigger', 'check_units');
call spine.guard('network.parents', 'trigger', 'check_parents');
call spine.guard('network.cover', 'trigger', 'check_cover');
call spine.guard('network.holdings', 'trigger', 'check_holdings');
call spine.guard('network.units', 'constraint', 'one_description_per_unit');
call spine.guard('network.parents', 'constraint', 'one_parent_per_unit');
call spine.guard('network.cover', 'constraint', 'one_unit_per_area');
call spine.guard('network.holdings', 'constraint', 'one_holder_per_seat');
call spine.guard('network.contacts', 'constraint', 'one_contact_per_purpose');
call spine.guard('network.requirements', 'constraint', 'one_requirement_each');

call network.keep_facts('network.units');
call network.keep_facts('network.parents');
call network.keep_facts('network.cover');
call network.keep_facts('network.successions');
call network.keep_facts('network.holdings');
call network.keep_facts('network.contacts');
call network.keep_facts('network.requirements');
call spine.witness_table('network.seats', 'id');

grant select, insert (id, unit, name, kind, force_code, confirmed, source, valid, approximate, why), update (recorded) on network.units to person;
grant select, insert (id, unit, parent, valid, approximate, why), update (recorded) on network.parents to person;
grant select, insert (id, area, unit, valid, approximate, why), update (recorded) on network.cover to person;
grant select, insert (id, before, after, on_day, approximate, why), update (recorded) on network.successions to person;
grant select, insert (id, role_kind, unit, area) on network.seats to person;
grant select, insert (id, seat, standing, person, source, valid, approximate, why), update (recorded) on network.holdings to person;
grant select, insert (id, unit, area, purpose, words, valid, approximate, why), update (recorded) on network.contacts to person;
grant select, insert (id, role_kind, unit_kind, source, valid, approximate, why), update (recorded) on network.requirements to person;
grant select on network.units, network.parents, network.cover, network.successions, network.seats, network.holdings, network.contacts, network.requirements to job;

-- Structures that somebody draws up to compare with what there is. Each saved drawing stays; the latest counts.
create table network.proposals (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(name) between 1 and 120),
  about text not null default '' check (char_length(about) <= 2000),
  drawn_by uuid not null default spine.me() references spine.accounts,
  drawn_at timestamptz not null default now()
);
create table network.drawings (
  proposal uuid not null references network.proposals,
  version int not null check (version >= 1),
  -- {"units": [{"key", "name"}], "cover": {"E09...": key}}
  drawing jsonb not null check (jsonb_typeof(drawing -> 'units') = 'array' and jsonb_typeof(drawing -> 'cover') = 'object' and octet_length(drawing::text) <= 50000),
  saved_by uuid not null default spine.me() references spine.accounts,
  saved_at timestamptz not null default now(),
  constraint drawing_of_that_version primary key (proposal, version)
);
alter table network.proposals enable row level security, force row level security;
alter table network.drawings enable row level security, force row level security;
create policy force_staff_reads on network.proposals for select to person using ((select spine.entered()) and (select network.is_force_staff()));
create policy keeper_adds on network.proposals for insert to person with check ((select spine.has_role('network-editor')));
create policy follows_its_proposal on network.drawings for select to person using (exists (select from network.proposals p where p.id = proposal));
create policy keeper_adds on network.drawings for insert to person with check ((select spine.has_role('network-editor')));
call spine.witness_table('network.proposals', 'id');
call spine.witness_table('network.drawings', 'proposal', 'version');
grant select, insert (id, name, about) on network.proposals to person;
grant select, insert (proposal, version, drawing) on network.drawings to person;

-- Work in phases, such as moving into one building: each milestone keeps every date it ever had, with the reason for the next.
create table network.programmes (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (char_length(name) between 1 and 120),
  about text not null check (char_length(about) <= 2000),
  source text check (char_length(source) between 1 and 500),
  recorded_by uuid not null default spine.me() references spine.accounts,
  recorded_at timestamptz not null default now()
);
create table network.milestones (
  id uuid primary key default gen_random_uuid(),
  programme uuid not null references network.programmes,
  name text not null check (char_length(name) between 1 and 160),
  phase text not null default '' check (char_length(phase) <= 60),
  -- A unit of the register, or whoever else moves in.
  moves_unit int references spine.units,
  moves_other text check (char_length(moves_other) between 1 and 120),
  source text check (char_length(source) between 1 and 500),
  recorded_by uuid not null default spine.me() references spine.accounts,
  recorded_at timestamptz not null default now(),
  check (num_nonnulls(moves_unit, moves_other) <= 1)
);
create index milestones_of_programme on network.milestones (programme);
create table network.milestone_dates (
  id uuid primary key default gen_random_uuid(),
  milestone uuid not null references network.milestones,
  due date not null,
  reached boolean not null,
  approximate boolean not null default false,
  recorded tstzrange not null default tstzrange(now(), null),
  xid xid8 not null default pg_current_xact_id(),
  why text not null check (char_length(why) between 1 and 500),
  recorded_by uuid not null default spine.me() references spine.accounts
);
create unique index one_date_per_milestone on network.milestone_dates (milestone) where upper_inf(recorded);
create index dates_of_milestone on network.milestone_dates (milestone);
create index milestone_dates_changed on network.milestone_dates (xid, id);
alter table network.programmes enable row level security, force row level security;
alter table network.milestones enable row level security, force row level security;
alter table network.milestone_dates enable row level security, force row level security;
create policy force_staff_reads on network.programmes for select to person using ((select spine.entered()) and (select network.is_force_staff()));
create policy keeper_adds on network.programmes for insert to person with check ((select spine.has_role('network-editor')));
create policy follows_its_programme on network.milestones for select to person using (exists (select from network.programmes p where p.id = programme));
create policy keeper_adds on network.milestones for insert to person with check ((select spine.has_role('network-editor')));
create policy follows_its_milestone on network.milestone_dates for select to person using (exists (select from network.milestones m where m.id = milestone));
create policy keeper_adds on network.milestone_dates for insert to person with check ((select spine.has_role('network-editor')));
create policy keeper_closes on network.milestone_dates for update to person
  using ((select spine.has_role('network-editor'))) with check ((select spine.has_role('network-editor')));
call spine.witness_table('network.programmes', 'id');
call spine.witness_table('network.milestones', 'id');
call network.keep_facts('network.milestone_dates');
grant select, insert (id, name, about, source) on network.programmes to person;
grant select, insert (id, programme, name, phase, moves_unit, moves_other, source) on network.milestones to person;
grant select, insert (id, milestone, due, reached, approximate, why), update (recorded) on network.milestone_dates to person;

-- Files that somebody brings: kept while it is looked at what they would change, then applied once. Their text is erased like any content.
create table network.imports (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('structure', 'holdings')),
  file_name text not null check (char_length(file_name) between 1 and 150),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  brought_by uuid not null default spine.me() references spine.accounts,
  brought_at timestamptz not null default now(),
  applied_at timestamptz,
  applied jsonb,
  erased_at timestamptz,
  check ((applied_at is null) = (applied is null))
);
create index imports_to_erase on network.imports (brought_at) where erased_at is null;
create table network.import_texts (
  import uuid primary key references network.imports,
  text text not null check (octet_length(text) <= 5242880)
);
alter table network.imports enable row level security, force row level security;
alter table network.import_texts enable row level security, force row level security;
create policy keeper_reads on network.imports for select to person using ((select spine.has_role('network-editor')));
create policy keeper_adds on network.imports for insert to person with check ((select spine.has_role('network-editor')));
create policy keeper_applies on network.imports for update to person
  using ((select spine.has_role('network-editor'))) with check ((select spine.has_role('network-editor')));
create policy retention_reads on network.imports for select to job using ((select spine.service()) = 'retention');
create policy retention_marks on network.imports for update to job
  using ((select spine.service()) = 'retention') with check ((select spine.service()) = 'retention');
create policy keeper_reads on network.import_texts for select to person using ((select spine.has_role('network-editor')));
create policy keeper_adds on network.import_texts for insert to person with check ((select spine.has_role('network-editor')));
create policy retention_reads on network.import_texts for select to job using ((select spine.service()) = 'retention');
create policy retention_erases on network.import_texts for delete to job using ((select spine.service()) = 'retention');
call spine.witness_table('network.imports', 'id');
call spine.witness_table('network.import_texts', 'import');
grant select, insert (id, kind, file_name, sha256), update (applied_at, applied) on network.imports to person;
grant select, update (erased_at) on network.imports to job;
grant select, insert (import, text) on network.import_texts to person;
grant select, delete on network.import_texts to job;

-- What is the same wherever Muster runs.
select spine.enter_service('migration', 'network.begin');
insert into network.tree default values;
insert into network.areas (code, name, own_force, tile_row, tile_col) values
  ('E09000001', 'City of London', true, 4, 5),
  ('E09000002', 'Barking and Dagenham', false, 4, 8),
  ('E09000003', 'Barnet', false, 2, 4),
  ('E09000004', 'Bexley', false, 5, 8),
  ('E09000005', 'Brent', false, 3, 3),
  ('E09000006', 'Bromley', false, 6, 6),
  ('E09000007', 'Camden', false, 3, 4),
  ('E09000008', 'Croydon', false, 6, 5),
  ('E09000009', 'Ealing', false, 3, 2),
  ('E09000010', 'Enfield', false, 1, 5),
  ('E09000011', 'Greenwich', false, 5, 7),
  ('E09000012', 'Hackney', false, 3, 6),
  ('E09000013', 'Hammersmith and Fulham', false, 4, 2),
  ('E09000014', 'Haringey', false, 2, 5),
  ('E09000015', 'Harrow', false, 2, 3),
  ('E09000016', 'Havering', false, 3, 8),
  ('E09000017', 'Hillingdon', false, 3, 1),
  ('E09000018', 'Hounslow', false, 4, 1),
  ('E09000019', 'Islington', false, 3, 5),
  ('E09000020', 'Kensington and Chelsea', false, 4, 3),
  ('E09000021', 'Kingston upon Thames', false, 5, 2),
  ('E09000022', 'Lambeth', false, 5, 4),
  ('E09000023', 'Lewisham', false, 5, 6),
  ('E09000024', 'Merton', false, 6, 4),
  ('E09000025', 'Newham', false, 4, 7),
  ('E09000026', 'Redbridge', false, 3, 7),
  ('E09000027', 'Richmond upon Thames', false, 6, 3),
  ('E09000028', 'Southwark', false, 5, 5),
  ('E09000029', 'Sutton', false, 7, 4),
  ('E09000030', 'Tower Hamlets', false, 4, 6),
  ('E09000031', 'Waltham Forest', false, 2, 6),
  ('E09000032', 'Wandsworth', false, 5, 3),
  ('E09000033', 'Westminster', false, 4, 4);
