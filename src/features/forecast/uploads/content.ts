/** Whether an uploaded file can be a case log at all, told by its first bytes: what cannot is refused before anything is stored. */
import { constants, gunzipSync } from 'node:zlib'
import type { UploadedFile } from '../../../platform/http/app.ts'
import { accept, type Outcome, refuse } from '../../../values/outcome.ts'
import { Problem } from '../../../values/problem.ts'
import { kindOf } from '../case-log/reading/file-kind.ts'

const HEAD_BYTES = 65_536
/** Enough packed bytes for a head; what unpacks to more than this from so little is left to the thread that reads. */
const MOST_UNPACKED_BYTES = 8 * 2 ** 20

export function checkContent(file: UploadedFile | undefined, name: string): Outcome<UploadedFile> {
  const said = (message: string) => refuse({ field: 'file', message })
  if (!file || (file.name === '' && file.content.length === 0)) return said('Select a case log')
  if (file.content.length === 0) return said(`“${name}” is empty. Export the log again and check that the export finished`)
  try {
    kindOf(headOf(file.content), name)
    return accept(file)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return said([error.message, error.advice].filter(Boolean).join('. '))
  }
}

function headOf(content: Buffer): Uint8Array {
  const head = new Uint8Array(content.subarray(0, HEAD_BYTES))
  if (head[0] !== 0x1f || head[1] !== 0x8b) return head
  try {
    const unpacked = gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_UNPACKED_BYTES })
    return new Uint8Array(unpacked.subarray(0, HEAD_BYTES))
  } catch {
    // Damaged, or far larger than it looks: the reading says so, in words of its own.
    return PLAIN_TEXT
  }
}

const PLAIN_TEXT = new TextEncoder().encode('a,b\n')
