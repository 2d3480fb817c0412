/** Tells how the text of a file is written down, and hands it on as bytes in which ASCII is ASCII. */
import { invalid } from '../../../../values/problem.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** By the byte order mark, else by where the zeros lie. Windows-1252 is what is left when UTF-8 turns out not to hold. */
export function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at & 1]!++
  const half = head.length / 2
  // Western text in UTF-16 has a zero in nearly every second byte.
  if (zeros[1]! > half * 0.4 && zeros[0]! < half * 0.1) return 'utf-16le'
  if (zeros[0]! > half * 0.4 && zeros[1]! < half * 0.1) return 'utf-16be'
  if (zeros[0]! + zeros[1]! > 0) throw invalid('This is not a text file', 'Give a case log as CSV, XLSX, XES or OCEL')
  return 'utf-8'
}

/** The chunks without byte order mark; UTF-16 comes out as UTF-8. */
export async function* withoutBom(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') yield* fromUtf16(chunks, encoding)
  else yield* fromUtf8(chunks)
}

async function* fromUtf8(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const chunk of chunks) {
    const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
    isFirst = false
    yield hasMark ? chunk.subarray(3) : chunk
  }
}

async function* fromUtf16(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield encoder.encode(text)
  }
  const rest = decoder.decode()
  if (rest !== '') yield encoder.encode(rest)
}
