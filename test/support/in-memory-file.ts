/** A case log for a test, as if it had been opened from disk, in pieces as small as wanted. */
import { createHash } from 'node:crypto'
import type { OpenedFile } from '../../src/features/forecast/case-log/reading/open-file.ts'

export function inMemoryFile(content: string | Uint8Array, pieceBytes = 65_536, name = 'log.csv'): OpenedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    name,
    path: name,
    head: bytes.subarray(0, 65_536),
    async *chunks() {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
    },
    digest: async () => createHash('sha256').update(bytes).digest('hex'),
  }
}
