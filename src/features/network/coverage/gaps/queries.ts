/**
 * Gaps, computed where the facts are: the days on which a role is required in a place, less the days on which it is held there. Only the vacant places
 * come back; how their runs of days go on outside the period is asked for those alone. The holdings of the period are read once, by an index of their days,
 * and set against the places.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import { periodOfRange, rangeText } from '../../../../values/period.ts'
import { believed, heldDuring } from '../../facts/queries.ts'
import type { Gap, GapsAsked, Run, Scope } from './rules.ts'

/** What the person who asks may see all holdings of; the policies of network.holdings say the same. */
export async function getScope(tx: Tx): Promise<Scope> {
  const { rows } = await sql<Scope>`
    select network.knows_holders() as "all", network.is_force_staff() as published, led.units, network.areas_of(led.units, '{}') as areas
    from (select spine.units_as('unit-lead') as units) as led`.execute(tx)
  const [scope] = rows
  if (!scope) throw new Error('Nobody asks')
  return scope
}

/** A place with the days of the period on which it is vacant. */
export type VacantPlace = Pick<Gap, 'unit' | 'area' | 'name' | 'confirmed' | 'code' | 'daysRequired' | 'daysVacant'>

export type Tally = {
  id: string
  roleKind: string
  roleName: string
  unitKind: string | null
  published: boolean
  places: number
  filled: number
  daysRequired: number
  daysVacant: number
  vacant: readonly VacantPlace[]
}

/** Every requirement with a day in the period, by name; its places as far as the scope reaches, the vacant ones by name. */
export async function listTallies(tx: Tx, { during, known }: GapsAsked, scope: Scope): Promise<Tally[]> {
  const period = sql`${rangeText(during)}::daterange`
  const isOwn = (place: RawBuilder<unknown>) => sql`(${scope.all} or (${scope.published} and w.published) or ${place})`
  const { rows } = await sql<Tally>`
    with wanted as (
      select w.*, ${daysIn(sql`w.days`)} as all_days from (
        select (array_agg(r.id order by r.valid desc))[1] as id, r.role_kind, r.unit_kind, k.name, k.published, range_agg(r.valid * ${period}) as days
        from network.requirements r join network.role_kinds k on k.key = r.role_kind
        where ${believed({ known }, 'r')} and r.valid && ${period} group by r.role_kind, r.unit_kind, k.name, k.published) as w
    ), held as materialized (
      select h.seat, h.unit, h.area, h.valid from network.holdings h
      where h.standing = 'holder' and ${believed({ known }, 'h')} and ${heldDuring(during, 'h')}
    ), facts as (
      select w.id, u.unit, null as area, u.valid as life, null::daterange as held from wanted w join network.units u on u.kind = w.unit_kind
        where ${believed({ known }, 'u')} and u.valid && ${period} and ${isOwn(sql`u.unit = any (${[...scope.units]}::int[])`)}
      union all
      select w.id, null, a.code, '(,)', null from wanted w join network.areas a on not a.own_force
        where w.unit_kind is null and ${isOwn(sql`a.code = any (${[...scope.areas]}::text[])`)}
      union all
      select w.id, h.unit, h.area, null, h.valid from held h join network.seats s on s.id = h.seat join wanted w on w.role_kind = s.role_kind
    ), places as (
      select id, unit, area, range_agg(life) as life, coalesce(range_agg(held), '{}') as held from facts group by id, unit, area having count(life) > 0
    ), counted as materialized (
      select p.id, p.unit, p.area, case when p.life @> w.days then w.all_days else ${daysIn(sql`p.life * w.days`)} end as required,
        case when p.held @> w.days then 0 else ${daysIn(sql`p.life * w.days - p.held`)} end as vacant
      from places p join wanted w on w.id = p.id
    ), gaps as (
      select c.id, jsonb_agg(jsonb_build_object('unit', c.unit, 'area', c.area, 'name', coalesce(u.name, a.name), 'confirmed', coalesce(u.confirmed, true),
        'code', coalesce(s.code, c.area), 'daysRequired', c.required, 'daysVacant', c.vacant) order by coalesce(u.name, a.name), c.unit) as vacant
      from counted c left join network.areas a on a.code = c.area left join spine.units s on s.id = c.unit left join lateral (
        select u.name, u.confirmed from network.units u where u.unit = c.unit and ${believed({ known }, 'u')} and u.valid && ${period}
        order by u.valid desc limit 1) as u on true
      where c.vacant > 0 group by c.id
    )
    select w.id, w.role_kind as "roleKind", w.name as "roleName", w.unit_kind as "unitKind", w.published, coalesce(c.places, 0)::int as places,
      coalesce(c.filled, 0)::int as filled, coalesce(c.required, 0)::int as "daysRequired", coalesce(c.vacant, 0)::int as "daysVacant",
      coalesce(g.vacant, '[]') as vacant
    from wanted w left join gaps g on g.id = w.id left join (
      select id, count(*) as places, count(*) filter (where vacant = 0) as filled, sum(required) as required, sum(vacant) as vacant
      from counted where required > 0 group by id) as c on c.id = w.id
    order by w.name, w.unit_kind nulls first`.execute(tx)
  return rows
}

const daysIn = (days: RawBuilder<unknown>) => sql`(select coalesce(sum(upper(run) - lower(run)), 0)::int from unnest(${days}) as run)`

export type VacancyOf = Pick<Tally, 'roleKind' | 'unitKind'> & Pick<VacantPlace, 'unit' | 'area'>

/** For each of the vacancies given, in their order, its whole runs of vacant days that reach into the period, in order. */
export async function listRuns(tx: Tx, vacancies: readonly VacancyOf[], { during, known }: GapsAsked): Promise<Run[][]> {
  const runs: Run[][] = vacancies.map(() => [])
  if (vacancies.length === 0) return runs
  const { rows } = await sql<Omit<Run, 'days'> & { at: number; days: string }>`
    with vacancy as (select v.*, ordinality::int - 1 as at from unnest(${vacancies.map(({ roleKind }) => roleKind)}::text[],
        ${vacancies.map(({ unitKind }) => unitKind)}::text[], ${vacancies.map(({ unit }) => unit)}::int[],
        ${vacancies.map(({ area }) => area)}::text[]) with ordinality as v (role_kind, unit_kind, unit, area, ordinality)),
    seat as (
      select v.at, s.id from vacancy v join network.seats s on s.unit = v.unit and s.role_kind = v.role_kind
      union all
      select v.at, s.id from vacancy v join network.seats s on s.area = v.area and s.role_kind = v.role_kind
    ),
    edge as (
      select v.at, 'required' as by, r.valid, r.approximate from vacancy v
        join network.requirements r on r.role_kind = v.role_kind and r.unit_kind is not distinct from v.unit_kind where ${believed({ known }, 'r')}
      union all
      select v.at, 'lived', u.valid, u.approximate from vacancy v join network.units u on u.unit = v.unit and u.kind = v.unit_kind where ${believed({ known }, 'u')}
      union all
      select v.at, 'held', h.valid, h.approximate from seat v join network.holdings h on h.seat = v.id and h.standing = 'holder' where ${believed({ known }, 'h')}
    ), vacant as (
      select at, range_agg(valid) filter (where by = 'required') * coalesce(range_agg(valid) filter (where by = 'lived'), '{(,)}')
          - coalesce(range_agg(valid) filter (where by = 'held'), '{}') as days,
        array_agg(upper(valid)) filter (where by = 'held') as left_on, array_agg(lower(valid)) filter (where by = 'held') as taken_on,
        array_agg(case by when 'held' then upper(valid) else lower(valid) end) filter (where approximate) as about_from,
        array_agg(case by when 'held' then lower(valid) else upper(valid) end) filter (where approximate) as about_until
      from edge group by at
    )
    select v.at, run::text as days,
      coalesce(lower(run) = any (v.left_on), false) as "afterHolder", coalesce(upper(run) = any (v.taken_on), false) as "thenHeld",
      coalesce(lower(run) = any (v.about_from), false) as "aboutFrom", coalesce(upper(run) = any (v.about_until), false) as "aboutUntil"
    from vacant v cross join lateral unnest(v.days) as run
    where run && ${rangeText(during)}::daterange order by v.at, run`.execute(tx)
  for (const { at, days, ...run } of rows) runs[at]?.push({ ...run, days: periodOfRange(days) })
  return runs
}
