/** Clearances whose renewal is to begin, and the days that a levelling gave them. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { calendarDate } from '../../../values/date.ts'
import { dayOrNull } from '../cases/rules.ts'
import { IS_HELD, LATEST_EVENT, PLAN, RENEWAL } from '../clearances/queries.ts'
import type { Level } from '../rules.ts'
import { type Days, type Due, type Move, WEEKS } from './rules.ts'

/** Held, without a case that renews them, and to begin within the weeks that are looked at or before; the earliest end first. */
export async function listDues(tx: Tx, unit: number, { lead }: Days): Promise<Due[]> {
  const { rows } = await sql<{ id: string; level: Level; until: string; planned: string | null }>`
    select c.id, c.level, upper(c.valid) as until, p.starts_on as planned from vetting.clearances c ${LATEST_EVENT} ${PLAN} ${RENEWAL}
    where c.unit_id = ${unit} and upper(c.valid) <= spine.today() + ${lead + 7 * WEEKS}::int and ${IS_HELD} and r.id is null
    order by upper(c.valid), c.id`.execute(tx)
  return rows.map(row => ({ ...row, until: calendarDate(row.until), planned: dayOrNull(row.planned) }))
}

/** Whose they are, by clearance. */
export async function listHolders(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select c.id, s.given_names || ' ' || s.family_name as name from vetting.clearances c join vetting.subjects s on s.id = c.subject_id
    where c.id = any (${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const AT_ONCE = 1000

/** The database stamps who planned it. */
export async function insertStarts(tx: Tx, unit: number, moves: readonly Move[], why: string): Promise<void> {
  for (let at = 0; at < moves.length; at += AT_ONCE)
    await tx
      .insertInto('vetting.renewal_starts')
      .values(moves.slice(at, at + AT_ONCE).map(({ id, to }) => ({ clearance_id: id, unit_id: unit, starts_on: to, why })))
      .execute()
}
