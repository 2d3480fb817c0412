/** What a person does with a proposal: begin one, save how it is drawn. */

import { getToday } from '../../../../platform/db/queries.ts'
import type { Tx } from '../../../../platform/db/tx.ts'
import { orRefuse, stale } from '../../../../values/problem.ts'
import { record } from '../../../ledger/index.ts'
import { listAreas } from '../../queries.ts'
import { readRegister } from '../actions.ts'
import { getProposal, insertDrawing, insertProposal } from './queries.ts'
import { checkDrawing, drawingOf, readProposal, sketchOf, type TypedDrawing, type TypedProposal } from './rules.ts'

/** Gives its id and from what it starts. */
export async function beginProposal(tx: Tx, typed: TypedProposal): Promise<{ id: string; start: string }> {
  const { start, ...about } = orRefuse(readProposal(typed))
  const id = await insertProposal(tx, about)
  await record(tx, { kind: 'proposal-begun', subjects: [id] })
  if (start === 'today') {
    const { structure } = await readRegister(tx, { at: await getToday(tx), known: null })
    await insertDrawing(tx, id, 1, drawingOf(structure))
  }
  return { id, start }
}

/** As a further version, made from the one that was seen. Gives its number. */
export async function saveDrawing(tx: Tx, id: string, seen: number, typed: TypedDrawing): Promise<number> {
  const [{ version: latest }, areas] = [await getProposal(tx, id), await listAreas(tx)]
  const drawing = orRefuse(checkDrawing(sketchOf(typed, areas), areas))
  if (seen !== latest) throw stale()
  await insertDrawing(tx, id, seen + 1, drawing)
  await record(tx, { kind: 'proposal-drawn', subjects: [id], detail: { version: seen + 1 } })
  return seen + 1
}
