/** What was brought to a case goes when its time has come; that it was there, and who brought it, stays. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Erasure } from '../../../platform/jobs/job.ts'
import { record } from '../../ledger/index.ts'
import { eraseBytes, listErasable } from './queries.ts'

const AT_ONCE = 50

export const attachmentErasures: readonly Erasure[] = [{ name: 'files brought to vetting cases', wall: 'vetting', erase: eraseAttachments }]

async function eraseAttachments(tx: Tx): Promise<number> {
  const due = await listErasable(tx, AT_ONCE)
  for (const { id } of due) await eraseBytes(tx, id)
  if (due.length > 0) await record(tx, { kind: 'attachments-erased', subjects: due.flatMap(({ id, caseId }) => [id, caseId]) })
  return due.length
}
