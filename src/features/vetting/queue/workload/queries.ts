/** How many open cases each person of a unit has, and in which state these are. */
import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import type { LoadRow } from './rules.ts'

export async function listLoad(tx: Tx, unit: number): Promise<LoadRow[]> {
  const { rows } = await sql<LoadRow>`
    select allocated_to as account, state, count(*)::int as n from vetting.cases where unit_id = ${unit} and closed_on is null group by 1, 2`.execute(
    tx,
  )
  return rows
}
