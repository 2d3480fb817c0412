/** How facts are stored: closed by an update that says nothing else, and added; never changed. */
import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { DB } from '../../../platform/db/database.generated.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Period, periodOfRange, rangeText } from '../../../values/period.ts'
import { conflict } from '../../../values/problem.ts'
import type { AsAt } from '../as-at/rules.ts'
import type { Fact } from './rules.ts'

/** With days in which they hold. */
type DatedTable = 'network.units' | 'network.parents' | 'network.cover' | 'network.holdings' | 'network.contacts' | 'network.requirements'
type FactTable = DatedTable | 'network.successions' | 'network.milestone_dates'
/** What the database stamps by itself. */
type Stamped = 'id' | 'valid' | 'from_day' | 'until_day' | 'recorded' | 'xid' | 'recorded_by' | 'published' | 'place'
export type NewFact<Table extends DatedTable> = Omit<Insertable<DB[Table]>, Stamped> & { valid: Period }
type NewEvent<Table extends FactTable> = Omit<Insertable<DB[Table]>, Stamped>

/** One statement and its witness hold so many rows. */
const AT_ONCE = 1000

/** In the order given; an overlap is refused by the table itself. */
export async function insertFacts<Table extends DatedTable>(tx: Tx, table: Table, facts: readonly NewFact<Table>[]): Promise<void> {
  await insertRows(
    tx,
    table,
    facts.map(fact => ({ ...fact, valid: rangeText(fact.valid) })),
  )
}

/** Facts that stand for one day and not for some. */
export async function insertEvents<Table extends 'network.successions' | 'network.milestone_dates'>(
  tx: Tx,
  table: Table,
  events: readonly NewEvent<Table>[],
): Promise<void> {
  await insertRows(tx, table, events)
}

async function insertRows(tx: Tx, table: FactTable, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await tx
      .insertInto(table)
      .values(rows.slice(at, at + AT_ONCE) as never)
      .execute()
  }
}

/** Nobody believes these any more. Refused when somebody closed one of them meanwhile. */
export async function closeFacts(tx: Tx, table: FactTable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set recorded = recorded where id = any (${[...ids]}) and upper_inf(recorded)`.execute(tx)
  if (numAffectedRows !== BigInt(ids.length))
    throw conflict('Somebody else has just corrected this', 'Load the page again to see what is there now.')
}

/** Whether a row was believed then; for rows of the alias or table named, where several are joined. */
export function believed({ known }: Pick<AsAt, 'known'>, alias?: string): RawBuilder<boolean> {
  const recorded = sql.ref(alias === undefined ? 'recorded' : `${alias}.recorded`)
  return known === null ? sql<boolean>`upper_inf(${recorded})` : sql<boolean>`${recorded} @> ${endOf(known)}`
}

/** Whether it held on the day, as believed then. By its two dates, for the planner's sake. */
export function asAt({ at, known }: AsAt, alias?: string): RawBuilder<boolean> {
  const day = (name: string) => sql.ref(alias === undefined ? name : `${alias}.${name}`)
  return sql<boolean>`${day('from_day')} <= ${at}::date and ${day('until_day')} > ${at}::date and ${believed({ known }, alias)}`
}

/** Whether it has a day in a period. By its two dates, as the migration says: with the range no index is used where policies stand before it. */
export function heldDuring({ from, until }: Period, alias: string): RawBuilder<boolean> {
  const day = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<boolean>`${day('from_day')} < ${until ?? 'infinity'}::date and ${day('until_day')} > ${from ?? '-infinity'}::date`
}

/** What was known by the end of a day in London. */
export const endOf = (day: string) => sql`((${day}::date + 1)::timestamp at time zone 'Europe/London' - interval '1 microsecond')`

/** Rows with `id` and `valid` (as text) as facts of their other columns. */
export function factsOf<Row extends { id: string; valid: string }>(rows: readonly Row[]): Fact<Omit<Row, 'id' | 'valid'>>[] {
  return rows.map(({ id, valid, ...value }) => ({ id, valid: periodOfRange(valid), value }))
}
