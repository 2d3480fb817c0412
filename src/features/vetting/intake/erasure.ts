/** The text of a file of applicants goes when its time has come; the cases that were opened from it stay. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Erasure } from '../../../platform/jobs/job.ts'
import { record } from '../../ledger/index.ts'
import { eraseText, listTextsDue } from './queries.ts'

const AT_ONCE = 50

export const intakeErasures: readonly Erasure[] = [{ name: 'texts of files of applicants', wall: 'vetting', erase: eraseTexts }]

async function eraseTexts(tx: Tx): Promise<number> {
  const due = await listTextsDue(tx, AT_ONCE)
  for (const id of due) await eraseText(tx, id)
  if (due.length > 0) await record(tx, { kind: 'intake-texts-erased', subjects: due })
  return due.length
}
