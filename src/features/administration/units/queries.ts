/** Moves of units in the tree of scopes. Only the database's own functions write them; the register asks for them. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Move } from './rules.ts'

const MOVES = sql`
  select m.id, m.unit, u.name as "unitName", above.name as "fromName", b.name as "belowName", m.starts::text as starts, m.why,
    m.asked_by as "askedBy", asker.name as "askedByName", ${instant('m.asked_at')} as "askedAt", approver.name as "approvedByName",
    ${instant('m.approved_at')} as "approvedAt", ${instant('m.done_at')} as "doneAt", ${instant('m.dropped_at')} as "droppedAt"
  from spine.moves m join spine.units u on u.id = m.unit join spine.units b on b.id = m.below left join spine.units above on above.id = u.parent
    left join spine.accounts asker on asker.id = m.asked_by left join spine.accounts approver on approver.id = m.approved_by`

/** For an administrator to approve, and those approved whose day has not come; the next first. */
export async function listOpenMoves(tx: Tx): Promise<Move[]> {
  const { rows } = await sql<Move>`${MOVES} where m.done_at is null and m.dropped_at is null order by m.starts, m.id`.execute(tx)
  return rows
}

export async function findMove(tx: Tx, id: string): Promise<Move | undefined> {
  const { rows } = await sql<Move>`${MOVES} where m.id = ${id}`.execute(tx)
  return rows[0]
}

/** Refused to who asked, and to whoever would see more by it. Made at once where its day has come. */
export async function approveMove(tx: Tx, id: string): Promise<void> {
  await sql`select spine.approve_move(${id})`.execute(tx)
}

function instant(column: string) {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
}
