/** What the platform itself erases, and what stands in the way of erasing. */
import { sql } from 'kysely'
import type { Tx } from '../db/tx.ts'

const AT_ONCE = 500

/** Answers kept for requests that may come twice. Gives how many went. */
export async function forgetRequests(tx: Tx): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select spine.forget_requests() as gone`.execute(tx)
  return rows[0]?.gone ?? 0
}

/** What was said in entries whose date has come. */
export async function eraseWhatWasSaid(tx: Tx): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select ledger.erase_what_is_due(${AT_ONCE}) as gone`.execute(tx)
  return rows[0]?.gone ?? 0
}

/** A court or an inquiry may ask for it: it must not be erased. */
export async function isOnHold(tx: Tx, matter: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select spine.on_hold(${matter}) as held`.execute(tx)
  return rows[0]?.held ?? false
}
