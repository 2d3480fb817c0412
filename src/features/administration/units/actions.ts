/** What administrators do with moves of units. The rule of two people is the database's own. */
import type { Tx } from '../../../platform/db/tx.ts'
import { notFound } from '../../../values/problem.ts'
import { approveMove, findMove } from './queries.ts'
import type { Move } from './rules.ts'

export async function getMove(tx: Tx, id: string): Promise<Move> {
  const move = await findMove(tx, id)
  if (!move) throw notFound('There is no such move')
  return move
}

export async function approve(tx: Tx, id: string): Promise<void> {
  await getMove(tx, id)
  await approveMove(tx, id)
}
