/** What the report needs besides the cases: targets as dated rules, and how many people decide. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import type { CalendarDate } from '../../../values/date.ts'
import { periodOfRange } from '../../../values/period.ts'
import type { Target } from './rules.ts'

export async function listTargets(tx: Tx): Promise<Target[]> {
  const { rows } = await sql<{ level: string; valid: string; days: number }>`
    select key as level, valid::text, value as days from spine.policies where kind = 'vetting-target' and approved_at is not null order by key, valid`.execute(
    tx,
  )
  return rows.map(({ level, valid, days }) => ({ level, days, valid: periodOfRange(valid) }))
}

export async function countDeciders(tx: Tx, unit: number, since: CalendarDate): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct decided_by)::int as n from vetting.decisions where unit_id = ${unit} and at >= ${since}::date`.execute(tx)
  return rows[0]?.n ?? 0
}
