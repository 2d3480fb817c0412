/** Looks at the queue that somebody comes back to: their own alone. */
import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'

export type SavedView = { id: string; name: string; query: string }

export async function listViews(tx: Tx): Promise<SavedView[]> {
  return tx.selectFrom('vetting.saved_views').select(['id', 'name', 'query']).where('dropped_at', 'is', null).orderBy('name').execute()
}

export async function insertView(tx: Tx, { name, query }: Omit<SavedView, 'id'>): Promise<string> {
  const { id } = await tx.insertInto('vetting.saved_views').values({ name, query }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** False where there is none of this id, or none of one's own. */
export async function dropView(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('vetting.saved_views')
    .set({ dropped_at: sql`now()` })
    .where('id', '=', id)
    .where('dropped_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
