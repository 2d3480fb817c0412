/** Who a new case may be about already. */
import type { Tx } from '../../../platform/db/tx.ts'
import { record } from '../../ledger/index.ts'
import type { NewSubject } from '../cases/rules.ts'
import { type KnownSubject, listAlike } from './queries.ts'

/** Names stand on the page, so the look is one entry. */
export async function lookAtAlike(tx: Tx, unit: number, subject: NewSubject): Promise<KnownSubject[]> {
  const alike = await listAlike(tx, unit, subject)
  if (alike.length > 0) await record(tx, { kind: 'people-alike-listed', subjects: alike.map(({ id }) => id) })
  return alike
}
