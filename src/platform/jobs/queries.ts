/** The queue, as those see it who put something into it. */
import { sql } from 'kysely'
import type { Tx } from '../db/tx.ts'

/** Ids and plain facts: the queue is nobody's content. */
export type Payload = Readonly<Record<string, string | number | boolean>>

/** Has it done after this transaction is committed, and never if it is not. */
export async function enqueue(tx: Tx, task: string, payload: Payload): Promise<void> {
  await sql`select spine.enqueue(${task}, ${JSON.stringify(payload)}::json)`.execute(tx)
}
