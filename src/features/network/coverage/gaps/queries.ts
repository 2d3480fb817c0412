/**
 * Gaps, computed where the facts are: the days on which a role is required in a place, less the days on which it is held there. Only the vacant places
 * come back; how their runs of days go on outside the period is asked for those alone.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import { periodOfRange, rangeText } from '../../../../values/period.ts'
import { believed } from '../../facts/queries.ts'
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
export type VacantPlace = Pick<Gap, 'unit' | 'area' | 'name' | 'confirmed' | 'code' | 'daysRequired' | 'daysVacant'> & {
  seat: string | null
}

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
      select (array_agg(r.id order by r.valid desc))[1] as id, r.role_kind, r.unit_kind, k.name, k.published, range_agg(r.valid * ${period}) as days
      from network.requirements r join network.role_kinds k on k.key = r.role_kind
      where ${believed({ known }, 'r')} and r.valid && ${period} group by r.role_kind, r.unit_kind, k.name, k.published
    ), lived as (
      select w.id, w.role_kind, u.unit, (array_agg(u.name order by u.valid desc))[1] as name,
        (array_agg(u.confirmed order by u.valid desc))[1] as confirmed, range_agg(datemultirange(u.valid) * w.days) as days
      from wanted w join network.units u on u.kind = w.unit_kind
      where ${believed({ known }, 'u')} and u.valid && ${period} and ${isOwn(sql`u.unit = any (${[...scope.units]}::int[])`)}
      group by w.id, w.role_kind, u.unit
    ), places as (
      select l.id, l.unit, null as area, l.name, l.confirmed, l.days, s.id as seat
      from lived l left join network.seats s on s.unit = l.unit and s.role_kind = l.role_kind where not isempty(l.days)
      union all
      select w.id, null, a.code, a.name, true, w.days, s.id
      from wanted w join network.areas a on not a.own_force left join network.seats s on s.area = a.code and s.role_kind = w.role_kind
      where w.unit_kind is null and ${isOwn(sql`a.code = any (${[...scope.areas]}::text[])`)}
    ), held as (
      select h.seat, range_agg(h.valid) as days from network.holdings h
      where h.standing = 'holder' and ${believed({ known }, 'h')} and h.valid && ${period} and h.seat in (select seat from places) group by h.seat
    ), counted as (
      select p.*, ${daysIn(sql`p.days`)} as required, ${daysIn(sql`p.days - coalesce(h.days, '{}')`)} as vacant
      from places p left join held h on h.seat = p.seat
    )
    select w.id, w.role_kind as "roleKind", w.name as "roleName", w.unit_kind as "unitKind", w.published, count(c.id)::int as places,
      count(*) filter (where c.vacant = 0)::int as filled,
      coalesce(sum(c.required), 0)::int as "daysRequired", coalesce(sum(c.vacant), 0)::int as "daysVacant",
      coalesce(jsonb_agg(jsonb_build_object('unit', c.unit, 'area', c.area, 'name', c.name, 'confirmed', c.confirmed, 'code', coalesce(c.area, u.code), 'seat', c.seat,
        'daysRequired', c.required, 'daysVacant', c.vacant) order by c.name, c.unit) filter (where c.vacant > 0), '[]') as vacant
    from wanted w left join counted c on c.id = w.id left join spine.units u on u.id = c.unit and c.vacant > 0
    group by w.id, w.role_kind, w.name, w.unit_kind, w.published order by w.name, w.unit_kind nulls first`.execute(tx)
  return rows
}

const daysIn = (days: RawBuilder<unknown>) => sql`(select coalesce(sum(upper(run) - lower(run)), 0)::int from unnest(${days}) as run)`

export type VacancyOf = Pick<Tally, 'roleKind' | 'unitKind'> & Pick<VacantPlace, 'unit' | 'seat'>

/** For each of the vacancies given, in their order, its whole runs of vacant days that reach into the period, in order. */
export async function listRuns(tx: Tx, vacancies: readonly VacancyOf[], { during, known }: GapsAsked): Promise<Run[][]> {
  const runs: Run[][] = vacancies.map(() => [])
  if (vacancies.length === 0) return runs
  const { rows } = await sql<Omit<Run, 'days'> & { at: number; days: string }>`
    with vacancy as (select v.*, ordinality::int - 1 as at from unnest(${vacancies.map(({ roleKind }) => roleKind)}::text[],
        ${vacancies.map(({ unitKind }) => unitKind)}::text[], ${vacancies.map(({ unit }) => unit)}::int[],
        ${vacancies.map(({ seat }) => seat)}::uuid[]) with ordinality as v (role_kind, unit_kind, unit, seat, ordinality)),
    edge as (
      select v.at, 'required' as by, r.valid, r.approximate from vacancy v
        join network.requirements r on r.role_kind = v.role_kind and r.unit_kind is not distinct from v.unit_kind where ${believed({ known }, 'r')}
      union all
      select v.at, 'lived', u.valid, u.approximate from vacancy v join network.units u on u.unit = v.unit and u.kind = v.unit_kind where ${believed({ known }, 'u')}
      union all
      select v.at, 'held', h.valid, h.approximate from vacancy v join network.holdings h on h.seat = v.seat and h.standing = 'holder' where ${believed({ known }, 'h')}
    ), run as (
      select e.at, unnest(range_agg(e.valid) filter (where by = 'required') * coalesce(range_agg(e.valid) filter (where by = 'lived'), '{(,)}')
        - coalesce(range_agg(e.valid) filter (where by = 'held'), '{}')) as days
      from edge e group by e.at
    )
    select run.at, run.days::text as days,
      coalesce(bool_or(e.by = 'held' and upper(e.valid) = lower(run.days)), false) as "afterHolder",
      coalesce(bool_or(e.by = 'held' and lower(e.valid) = upper(run.days)), false) as "thenHeld",
      coalesce(bool_or(e.approximate and case e.by when 'held' then upper(e.valid) else lower(e.valid) end = lower(run.days)), false) as "aboutFrom",
      coalesce(bool_or(e.approximate and case e.by when 'held' then lower(e.valid) else upper(e.valid) end = upper(run.days)), false) as "aboutUntil"
    from run join edge e on e.at = run.at where run.days && ${rangeText(during)}::daterange
    group by run.at, run.days order by run.at, run.days`.execute(tx)
  for (const { at, days, ...run } of rows) runs[at]?.push({ ...run, days: periodOfRange(days) })
  return runs
}
