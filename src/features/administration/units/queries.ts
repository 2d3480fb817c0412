/** Units are written by the database's own functions alone. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import type { NewUnit } from './rules.ts'

export async function openUnit(tx: Tx, { code, name, below }: NewUnit): Promise<void> {
  await sql`select spine.open_unit(${code}, ${name}, ${below})`.execute(tx)
}

/** Refused while units below it are open. */
export async function closeUnit(tx: Tx, id: number, why: string): Promise<void> {
  await sql`select spine.close_unit(${id}, ${why})`.execute(tx)
}
