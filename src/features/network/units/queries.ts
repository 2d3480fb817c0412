/** A unit with all that is believed of it, and the few functions through which the tree of scopes follows the register. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { type Period, periodOfRange } from '../../../values/period.ts'
import { notFound } from '../../../values/problem.ts'
import type { AsAt } from '../as-at/rules.ts'
import { believed, factsOf } from '../facts/queries.ts'
import type { Fact } from '../facts/rules.ts'
import type { Choice, Description } from './rules.ts'

/** As the tree of scopes has it: it is there before anybody describes it in the register. */
export type ScopeUnit = { id: number; code: string; name: string; parent: number | null; closedOn: CalendarDate | null }

const SCOPE_UNIT = sql`select id, code, name, parent, closed_on::text as "closedOn" from spine.units`
const LARGEST_ID = 2 ** 31 - 1

/** For an id of an address, which may be anything. */
export async function getScopeUnit(tx: Tx, id: string): Promise<ScopeUnit> {
  const number = /^\d{1,10}$/.test(id) ? Number(id) : Number.NaN
  const { rows } = number <= LARGEST_ID ? await sql<ScopeUnit>`${SCOPE_UNIT} where id = ${number}`.execute(tx) : { rows: [] }
  if (!rows[0]) throw notFound('There is no such unit', 'Look for it in the register.')
  return rows[0]
}

/** What its keeper has still to describe. */
export async function listUndescribed(tx: Tx): Promise<ScopeUnit[]> {
  const { rows } = await sql<ScopeUnit>`
    ${SCOPE_UNIT} s where not exists (select from network.units u where u.unit = s.id) order by code`.execute(tx)
  return rows
}

export type UnitFacts = { descriptions: readonly Fact<Description>[]; parents: readonly Fact<{ parent: number; approximate: boolean }>[] }

/** As far as the reader may know them; empty for a unit that is not for them. */
export async function listUnitFacts(tx: Tx, unit: number, { known }: Pick<AsAt, 'known'>): Promise<UnitFacts> {
  const [descriptions, parents] = await Promise.all([
    sql<Description & { id: string; valid: string }>`
      select id, valid::text as valid, name, kind, force_code as "forceCode", confirmed, source, approximate
      from network.units where unit = ${unit} and ${believed({ known })} order by valid`.execute(tx),
    sql<{ id: string; valid: string; parent: number; approximate: boolean }>`
      select id, valid::text as valid, parent, approximate from network.parents where unit = ${unit} and ${believed({ known })} order by valid`.execute(
      tx,
    ),
  ])
  return { descriptions: factsOf(descriptions.rows), parents: factsOf(parents.rows) }
}

/** Grows with every fact of the unit that is recorded or superseded, so that a form can say which state it was made from. */
export async function unitVersion(tx: Tx, unit: number): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(xid)::text::bigint % 1000000000, 0)::int as version from (
      select xid from network.units where unit = ${unit} union all select xid from network.parents where unit = ${unit}
    ) as facts`.execute(tx)
  return rows[0]?.version ?? 0
}

export type Succession = { id: string; unit: number; day: CalendarDate; approximate: boolean }

/** Those before it and those after it, in order of days. */
export async function listSuccessions(
  tx: Tx,
  unit: number,
  { known }: Pick<AsAt, 'known'>,
): Promise<{ before: Succession[]; after: Succession[] }> {
  const { rows } = await sql<Omit<Succession, 'unit'> & { before: number; after: number }>`
    select id, before, after, on_day::text as day, approximate from network.successions
    where (before = ${unit} or after = ${unit}) and ${believed({ known })} order by on_day, before, after`.execute(tx)
  return {
    before: rows.filter(({ after }) => after === unit).map(({ before, after: _, ...rest }) => ({ ...rest, unit: before })),
    after: rows.filter(({ before }) => before === unit).map(({ after, before: _, ...rest }) => ({ ...rest, unit: after })),
  }
}

/** What it covers or covered, in order of days. */
export async function listCoverOfUnit(
  tx: Tx,
  unit: number,
  { known }: Pick<AsAt, 'known'>,
): Promise<{ id: string; area: string; name: string; valid: Period; approximate: boolean }[]> {
  const { rows } = await sql<{ id: string; area: string; name: string; valid: string; approximate: boolean }>`
    select c.id, c.area, a.name, c.valid::text as valid, c.approximate from network.cover c join network.areas a on a.code = c.area
    where c.unit = ${unit} and ${believed({ known }, 'c')} order by c.valid, a.name`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodOfRange(row.valid) }))
}

/** Units that belong to it on some day, and in which days. */
export async function listBelow(tx: Tx, unit: number): Promise<{ unit: number; valid: Period }[]> {
  const { rows } = await sql<{ unit: number; valid: string }>`
    select unit, valid::text as valid from network.parents where parent = ${unit} and upper_inf(recorded) order by valid, unit`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodOfRange(row.valid) }))
}

/** Every unit of the register with all its days, by name. */
export async function listChoices(tx: Tx): Promise<Choice[]> {
  const { rows } = await sql<Omit<Choice, 'life'> & { life: string }>`
    select distinct on (u.unit) u.unit as id, s.code, u.name, u.kind,
      (select range_merge(range_agg(l.valid))::text from network.units l where l.unit = u.unit and upper_inf(l.recorded)) as life
    from network.units u join spine.units s on s.id = u.unit where upper_inf(u.recorded) order by u.unit, u.valid desc`.execute(tx)
  return rows.map(row => ({ ...row, life: periodOfRange(row.life) })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

export async function openScopeUnit(tx: Tx, code: string, name: string, below: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`select spine.open_unit(${code}, ${name}, ${below}) as id`.execute(tx)
  if (!rows[0]) throw new Error('The unit has no id')
  return rows[0].id
}

/** Tells the tree of scopes today's name of every unit for which it has another, or since when it is closed. Of one unit, or of all. */
export async function describeScopes(tx: Tx, unit?: number): Promise<void> {
  await sql`
    with told as (
      select u.unit,
        (array_agg(u.name order by u.valid @> spine.today() desc, u.valid << daterange(spine.today(), null) desc,
          case when u.valid << daterange(spine.today(), null) then spine.today() - lower(u.valid) else lower(u.valid) - spine.today() end))[1] as name,
        case when bool_and(u.valid << daterange(spine.today(), null)) then max(upper(u.valid)) end as closed_on
      from network.units u where upper_inf(u.recorded) and (${unit ?? null}::int is null or u.unit = ${unit ?? null}) group by u.unit
    )
    select spine.describe_unit(told.unit, told.name, told.closed_on) from told join spine.units s on s.id = told.unit
    where (s.name, s.closed_on) is distinct from (told.name, told.closed_on) order by told.unit`.execute(tx)
}

export type ScopeMove = { id: string; below: number; starts: CalendarDate; approved: boolean }

/** The move of the tree of scopes that waits for its day or for an administrator. */
export async function findWaitingMove(tx: Tx, unit: number): Promise<ScopeMove | undefined> {
  const { rows } = await sql<ScopeMove>`
    select id, below, starts::text as starts, approved_at is not null as approved from spine.moves
    where unit = ${unit} and done_at is null and dropped_at is null`.execute(tx)
  return rows[0] && { ...rows[0], starts: calendarDate(rows[0].starts) }
}

/** One that waits is dropped. Where the unit is below it already nothing new is asked. */
export async function askMove(tx: Tx, unit: number, below: number, starts: CalendarDate, why: string): Promise<void> {
  await sql`select spine.ask_move(${unit}, ${below}, ${starts}, ${why})`.execute(tx)
}

/** What was agreed and is due; for the job at the start of a day. */
export async function makeDueMoves(tx: Tx): Promise<void> {
  await sql`select spine.make_due_moves()`.execute(tx)
}
