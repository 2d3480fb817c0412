/** Opens a case log on disk: unpacks gzip by content, never by name, and stops what would unpack without end. */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { invalid } from '../../../../values/problem.ts'
import { problemOf } from './file-problems.ts'

export type OpenedFile = {
  name: string
  path: string
  /** The first 64 KiB, unpacked; fewer when the file is shorter. */
  head: Uint8Array
  /**
   * The whole file, unpacked. Each call reads it afresh. With `passing` a chunk is valid only until the next is asked for, which
   * keeps a large file from passing through memory faster than it is cleared away.
   */
  chunks(passing?: 'passing'): AsyncIterable<Uint8Array>
  /** sha256 of the bytes on disk, lower-case hex. Costs nothing once `chunks()` has been read to its end. */
  digest(): Promise<string>
}

export type OnProgress = (bytesRead: number, bytesTotal: number) => void

const HEAD_BYTES = 65_536
const CHUNK_BYTES = 131_072
const MOST_UNPACKED_BYTES = 8_000_000_000
/** Real logs pack 10 to 30 times, one event written a million times 500 times. Small files are let be, whatever their ratio. */
const MOST_RATIO = 200
const RATIO_COUNTS_FROM_BYTES = 100_000_000

/** Progress counts bytes on disk; a second reading of the file starts again from nothing. */
export async function openFile(path: string, onProgress: OnProgress = () => {}): Promise<OpenedFile> {
  const name = basename(path)
  const size = await sizeOf(path, name)
  const packed = await isGzip(path, name)
  let digest: Promise<string> | undefined

  async function* chunks(passing?: 'passing'): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256')
    const onRead = (bytesRead: number) => onProgress(bytesRead, size)
    yield* packed ? unpack(path, name, hash, onRead) : readPlain(path, name, { hash, onRead, reuse: passing !== undefined })
    digest ??= Promise.resolve(hash.digest('hex'))
  }

  async function hashOnly(): Promise<string> {
    const hash = createHash('sha256')
    for await (const _ of readPlain(path, name, { hash, reuse: true }));
    return hash.digest('hex')
  }

  const head = await firstBytes(packed ? unpack(path, name, createHash('sha256'), () => {}) : readPlain(path, name))
  if (head.length === 0) throw emptyFile(name)
  return { name, path, head, chunks, digest: () => (digest ??= hashOnly()) }
}

async function sizeOf(path: string, name: string): Promise<number> {
  const stats: Stats = await stat(path).catch(error => {
    throw problemOf(error, path)
  })
  if (stats.isDirectory()) throw invalid(`"${path}" is a folder, not a file`, 'Give one file in it, for example cases.csv')
  // A pipe can be read only once, and a log is read up to three times: head, order of dates, rows.
  if (!stats.isFile()) throw invalid(`"${path}" is not a file on disk`, 'Save the log to a file first, then give that file')
  if (stats.size === 0) throw emptyFile(name)
  return stats.size
}

const emptyFile = (name: string) => invalid(`"${name}" is empty`, 'Export the log again and check that the export finished')

async function isGzip(path: string, name: string): Promise<boolean> {
  const start = await firstBytes(readPlain(path, name), 3)
  return start[0] === 0x1f && start[1] === 0x8b && start[2] === 8
}

async function firstBytes(source: AsyncIterable<Uint8Array>, wanted = HEAD_BYTES): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of source) {
    parts.push(part)
    length += part.length
    if (length >= wanted) break
  }
  return new Uint8Array(Buffer.concat(parts).subarray(0, wanted))
}

type Plain = { hash?: Hash; onRead?: (bytes: number) => void; reuse?: boolean }

async function* readPlain(path: string, name: string, { hash, onRead, reuse = false }: Plain = {}): AsyncGenerator<Uint8Array> {
  const file = await open(path).catch(error => {
    throw problemOf(error, name)
  })
  try {
    let buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES)
    for (let read = 0; ; ) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES)
      if (bytesRead === 0) return
      const chunk = buffer.subarray(0, bytesRead)
      read += bytesRead
      hash?.update(chunk)
      onRead?.(read)
      yield chunk
      if (!reuse) buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES)
    }
  } catch (error) {
    throw problemOf(error, name)
  } finally {
    await file.close()
  }
}

async function* unpack(path: string, name: string, hash: Hash, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(path)
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
  raw.on('data', chunk => hash.update(chunk))
  raw.on('error', error => gunzip.destroy(error))
  raw.pipe(gunzip)
  let unpacked = 0
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      unpacked += chunk.length
      refuseBomb(unpacked, gunzip.bytesWritten, name)
      onRead(raw.bytesRead)
      yield chunk
    }
  } catch (error) {
    throw problemOf(error, name)
  } finally {
    raw.destroy()
    gunzip.destroy()
  }
}

function refuseBomb(unpacked: number, packed: number, name: string): void {
  if (unpacked > MOST_UNPACKED_BYTES) {
    throw invalid(`"${name}" holds more than 8 GB once unpacked`, 'Export a shorter period, or fewer columns')
  }
  if (unpacked > RATIO_COUNTS_FROM_BYTES && unpacked > packed * MOST_RATIO) {
    throw invalid(
      `"${name}" unpacks to more than 200 times its size, as no case log does`,
      'Do not open it; ask whoever sent it what it is, or export the log again',
    )
  }
}

/** True when the text begins with the character, byte order mark and blanks left aside, in UTF-8 or UTF-16. */
export function startsWithMark(head: Uint8Array, mark: string): boolean {
  const wanted = mark.charCodeAt(0)
  for (const byte of head) {
    if (byte === wanted) return true
    if (!PASSED_OVER.has(byte)) return false
  }
  return false
}

/** Byte order marks of UTF-8 and UTF-16, the zero half of a UTF-16 letter, and blanks. */
const PASSED_OVER = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0, 0x20, 0x09, 0x0a, 0x0d])
