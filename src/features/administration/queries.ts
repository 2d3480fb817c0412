/** What several parts of administration ask. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/tx.ts'

export type Unit = { id: number; code: string; name: string; parent: number | null; closedOn: string | null; depth: number }

/** Each below the one it belongs to. */
export async function listUnits(tx: Tx): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    with recursive tree as (
      select id, code, name, parent, closed_on, 0 as depth, array[code] as place from spine.units where parent is null
      union all
      select u.id, u.code, u.name, u.parent, u.closed_on, tree.depth + 1, tree.place || u.code from spine.units u join tree on u.parent = tree.id
    )
    select id, code, name, parent, closed_on::text as "closedOn", depth from tree order by place`.execute(tx)
  return rows
}

export const listOpenUnits = async (tx: Tx): Promise<Unit[]> => (await listUnits(tx)).filter(({ closedOn }) => closedOn === null)
