/** The working-day calendar. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'

export type Holiday = { day: string; name: string; extra: boolean }

export async function listHolidays(tx: Tx, year: number): Promise<Holiday[]> {
  const { rows } = await sql<Holiday>`
    select day::text, name, extra from spine.bank_holidays where extract(year from day) = ${year} order by day`.execute(tx)
  return rows
}

export type Year = { year: number; workingDays: number }

export async function listYears(tx: Tx): Promise<Year[]> {
  const { rows } = await sql<Year>`
    select extract(year from day)::int as year, count(*) filter (where working)::int as "workingDays" from spine.calendar group by 1 order by 1`.execute(
    tx,
  )
  return rows
}
