/** The text of an imported file goes when its time has come; what was made of it stays, and the entry that says who brought it. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Erasure } from '../../../platform/jobs/job.ts'
import { record } from '../../ledger/index.ts'
import { eraseText, listTextsDue } from './queries.ts'

const AT_ONCE = 50

export const importErasures: readonly Erasure[] = [{ name: 'texts of imported files', erase: eraseTexts }]

async function eraseTexts(tx: Tx): Promise<number> {
  const due = await listTextsDue(tx, AT_ONCE)
  for (const id of due) await eraseText(tx, id)
  if (due.length > 0) await record(tx, { kind: 'import-texts-erased', subjects: due })
  return due.length
}
