/** What several parts of vetting ask. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../values/date.ts'
import { Problem } from '../../values/problem.ts'

export type Unit = { id: number; code: string; name: string }

/** The vetting units of whose staff the person is, by name. */
export async function listStaffUnits(tx: Tx): Promise<Unit[]> {
  return tx
    .selectFrom('spine.units')
    .select(['id', 'code', 'name'])
    .where('id', '=', sql<number>`any (vetting.staff_units())`)
    .where('closed_on', 'is', null)
    .orderBy('name')
    .execute()
}

/** Those that the person manages, by name. */
export async function listManagedUnits(tx: Tx): Promise<Unit[]> {
  return tx
    .selectFrom('spine.units')
    .select(['id', 'code', 'name'])
    .where('id', '=', sql<number>`any (spine.units_as('vetting-manager'))`)
    .where('closed_on', 'is', null)
    .orderBy('name')
    .execute()
}

/** The working day that many working days later. */
export async function addWorkingDays(tx: Tx, from: CalendarDate, days: number): Promise<CalendarDate> {
  const { rows } = await sql<{ day: string | null }>`select spine.add_working_days(${from}, ${days})::text as day`.execute(tx)
  return calendarDate(rows[0]?.day ?? '')
}

export type DatedRule<Value> = { policy: string; value: Value }

/** The rule of that day; a kind or key that has none is a fault of whoever asks. */
export async function ruleOn<Value>(tx: Tx, kind: string, key: string, day: CalendarDate): Promise<DatedRule<Value>> {
  const { rows } = await sql<{ id: string | null; value: Value }>`select id, value from spine.policy_on(${kind}, ${key}, ${day})`.execute(
    tx,
  )
  const [row] = rows
  if (!row?.id) throw new Problem('invalid', `There is no rule ${kind}/${key} on ${day}`)
  return { policy: row.id, value: row.value }
}
