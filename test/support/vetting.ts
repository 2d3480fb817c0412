/** Cases for tests, made as a unit's staff would: behind the wall, as the person who does it. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import { openPool } from '../../src/platform/db/pools.ts'
import { asUser } from '../../src/platform/db/transaction.ts'
import type { Tx } from '../../src/platform/db/tx.ts'
import type { PersonId, TestService } from './service.ts'

export const vettingPool = (service: TestService): Pool =>
  openPool({ url: service.database.url('muster_service'), name: 'vetting test', most: 4 })

/** One transaction behind the wall. */
export const behindTheWall =
  (service: TestService, pool: Pool) =>
  <T>(person: PersonId, work: (tx: Tx) => Promise<T>): Promise<T> =>
    asUser(pool, { token: service.token(person), act: 'test.vetting', wall: 'vetting' }, work)

/** A case in unit 2 in the state asked for, without anything that led there. */
export async function insertCase(
  tx: Tx,
  { state = 'checks', unit = 2, level = 'rv' }: { state?: string; unit?: number; level?: string } = {},
): Promise<string> {
  const [subject, id] = [randomUUID(), randomUUID()]
  await tx
    .insertInto('vetting.subjects')
    .values({ id: subject, unit_id: unit, family_name: 'Invented', given_names: 'Case', born: '1990-01-01' })
    .execute()
  await tx
    .insertInto('vetting.cases')
    .values({
      ...{ id, unit_id: unit, ref: `T-${id.slice(0, 8).toUpperCase()}`, subject_id: subject, level, regime: 'staff', kind: 'new' },
      received_on: sql<string>`spine.today()`,
    })
    .execute()
  if (state !== 'intake') await tx.updateTable('vetting.cases').set({ state }).where('id', '=', id).execute()
  return id
}
