-- 48 forces' worth of register for bench/network.ts, put in by the operator: 5,000 units, six seats in each, ten holders of about two years one
-- after another in each seat; and the same facts beside it as flat tables that no policy, second time or other table has a part in.
-- The triggers rest: they keep writes right, and this measures reads.
insert into spine.bodies select n, 'Force ' || n from generate_series(1, 48) n;
-- Forces 1 to 48, ten commands below each, the rest below those.
insert into spine.units (id, code, name, body, parent)
  select n, 'U' || n, 'Unit ' || n, 1 + (n - 1) % 48,
    case when n <= 48 then null when n <= 528 then 1 + (n - 1) % 48 else 49 + (n - 1) % 48 + 48 * ((n / 48) % 10) end
  from generate_series(1, 5000) n;
insert into spine.accounts (subject, name, standing) values ('anna', 'Anna', 'staff'), ('berta', 'Berta', 'staff'), ('nell', 'Nell', 'staff'), ('vera', 'Vera', 'staff');
select spine.found_administrator(id, 1) from spine.accounts where subject in ('anna', 'berta');

create temporary table who as select id from spine.accounts where subject = 'nell';
do $$
declare
  name text;
begin
  for name in select oid::regclass from pg_class where relnamespace = 'network'::regnamespace and relkind = 'r' loop
    execute format('alter table %s disable trigger all', name);
  end loop;
end $$;

-- Every other unit was renamed in 2019; what is known exactly and what was corrected once since does not change how much there is.
insert into network.units (unit, name, kind, valid, recorded, why, recorded_by)
  select n, 'Unit ' || n || part.suffix, case when n <= 48 then 'force' when n <= 528 then 'bcu' else 'team' end, part.valid, '[2024-01-01,)', 'Bench', who.id
  from who, generate_series(1, 5000) n
    cross join lateral (values (' before', '(,2019-01-01)'::daterange, n % 2 = 0), ('', '[2019-01-01,)', n % 2 = 0), ('', '(,)', n % 2 = 1)) as part (suffix, valid, wanted)
  where part.wanted;
insert into network.parents (unit, parent, valid, recorded, why, recorded_by)
  select u.id, u.parent, '(,)', '[2024-01-01,)', 'Bench', who.id from who, spine.units u where u.parent is not null;
insert into network.cover (area, unit, valid, recorded, why, recorded_by)
  select a.code, case when a.own_force then 2 else part.unit end, part.valid, '[2024-01-01,)', 'Bench', who.id
  from who, (select *, row_number() over (order by code)::int as at from network.areas) a
    cross join lateral (values (49 + 48 * (a.at % 10), '(,2019-01-01)'::daterange), (49 + 48 * (a.at % 5), '[2019-01-01,)')) as part (unit, valid);

insert into network.role_kinds (key, name, place, published, leads, about, recorded_by)
  select key, name, 'unit', published, leads, 'Bench', who.id
  from who, (values ('commander', 'Commander', true, 1), ('protect', 'Protect officer', false, null), ('superintendent', 'Superintendent', true, null),
    ('prevent', 'Prevent officer', false, null), ('intelligence', 'Intelligence officer', false, null), ('liaison', 'Liaison officer', false, null)) as kinds (key, name, published, leads);
insert into network.seats (role_kind, unit, published, recorded_by)
  select k.key, n, k.published, who.id from who, network.role_kinds k, generate_series(1, 5000) n;
create temporary table persons as select n as at, gen_random_uuid() as id from generate_series(0, 99999) n;
insert into network.people (id, name, rank, recorded_by) select p.id, 'Person ' || p.at, 'Inspector', who.id from who, persons p;
-- Each term is two years from a day of its seat's own; every tenth one ends half a year early, so that a tenth of the seats is vacant now and then.
insert into network.holdings (seat, standing, person, unit, published, valid, recorded, why, recorded_by)
  select s.id, 'holder', p.id, s.unit, s.published,
    daterange(s.starts + 730 * term, case when term = 9 then null else s.starts + 730 * (term + 1) end - case when (s.at + term) % 10 = 0 then 180 else 0 end),
    '[2024-01-01,)', 'Bench', who.id
  from who, (select *, date '2006-12-01' + (at * 37 % 730)::int as starts from (select *, row_number() over (order by id) as at from network.seats) numbered) s
    cross join generate_series(0, 9) term
    join persons p on p.at = (s.at * 10 + term) % 100000;
insert into network.requirements (role_kind, unit_kind, source, valid, recorded, why, recorded_by)
  select wanted.role, wanted.unit_kind, 'Bench', daterange(wanted.since, null), '[2024-01-01,)', 'Bench', who.id
  from who, (values ('protect', 'bcu', '2019-01-01'::date), ('commander', 'bcu', '2010-01-01'), ('superintendent', 'team', '2023-03-01')) as wanted (role, unit_kind, since);

create schema bare;
create table bare.units as
  select u.unit as id, s.code, u.name, u.kind, u.force_code, u.confirmed, u.source, coalesce(lower(u.valid), '-infinity') as from_day,
    coalesce(upper(u.valid), 'infinity') as until_day, u.approximate, p.parent
  from network.units u join spine.units s on s.id = u.unit left join network.parents p on p.unit = u.unit;
create table bare.cover as
  select id, area, unit, coalesce(lower(valid), '-infinity') as from_day, coalesce(upper(valid), 'infinity') as until_day, approximate from network.cover;
create table bare.holdings as
  select h.id, h.seat, s.role_kind, h.standing, h.person, p.name, p.rank, h.unit, h.area, coalesce(lower(h.valid), '-infinity') as from_day,
    coalesce(upper(h.valid), 'infinity') as until_day, h.approximate, h.source, h.published
  from network.holdings h join network.seats s on s.id = h.seat join network.people p on p.id = h.person;
create table bare.requirements as select role_kind, unit_kind, lower(valid) as from_day from network.requirements;
create index on bare.units (until_day, from_day);
create index on bare.units (kind, until_day);
create index on bare.cover (until_day, from_day);
create index on bare.holdings (until_day, from_day);
create index on bare.holdings (published, until_day, from_day);
create index on bare.holdings (unit, role_kind, until_day);
