/** The bytes of uploaded logs go when their time has come; what was made from them stays, and the entry that says who brought them. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Erasure } from '../../../platform/jobs/job.ts'
import { record } from '../../ledger/index.ts'
import { eraseContent, listUploadsDue } from './queries.ts'

const AT_ONCE = 20

export const forecastErasures: readonly Erasure[] = [{ name: 'uploaded case logs', erase: eraseUploads }]

async function eraseUploads(tx: Tx): Promise<number> {
  const due = await listUploadsDue(tx, AT_ONCE)
  for (const upload of due) await eraseContent(tx, upload)
  if (due.length > 0) await record(tx, { kind: 'case-logs-erased', subjects: due })
  return due.length
}
