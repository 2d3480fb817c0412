/** One's own sessions. */
import { sql } from 'kysely'
import type { Tx } from '../db/tx.ts'

export type OwnSession = {
  id: string
  strength: string
  about: string
  /** ISO instants. */
  signedInAt: string
  seenAt: string
  endsAt: string
  isThisOne: boolean
}

/** Those that can still be used, the latest used first. */
export async function listOwnSessions(tx: Tx): Promise<OwnSession[]> {
  const rows = await tx
    .selectFrom('spine.sessions')
    .select(['id', 'strength', 'remark', 'signed_in_at', 'seen_at', 'ends_at', sql<boolean>`id = spine.session()`.as('is_this_one')])
    .where('closed_at', 'is', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .orderBy('seen_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    strength: row.strength,
    about: row.remark ?? '',
    signedInAt: row.signed_in_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    isThisOne: row.is_this_one,
  }))
}

/** Gone at its next request. Ending one that has ended is no error. */
export async function revokeSession(tx: Tx, id: string): Promise<void> {
  await sql`select spine.revoke_session(${id})`.execute(tx)
}
