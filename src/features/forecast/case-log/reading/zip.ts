/** Opens a zip archive in memory and hands out its entries, never more bytes than its directory promises and the limits allow. */
import { createInflateRaw } from 'node:zlib'
import { invalid } from '../../../../values/problem.ts'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const MOST_ENTRIES = 1_000
const MOST_UNPACKED_BYTES = 300_000_000
/** Sheets pack 5 to 30 times; small entries are let be, whatever their ratio. */
const MOST_RATIO = 200
const RATIO_COUNTS_FROM_BYTES = 10_000_000

type Entry = { name: string; method: number; packed: number; size: number; at: number }
export type Zip = { names: string[]; has(name: string): boolean; read(name: string): AsyncGenerator<Uint8Array> }

/** `Problem` when the archive is damaged, locked, or would unpack to more than the limits; nothing is unpacked to find out. */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map(readDirectory(view, bytes).map(entry => [entry.name, entry]))
  refuseBomb([...entries.values()])

  return {
    names: [...entries.keys()],
    has: name => entries.has(name),
    read(name) {
      const entry = entries.get(name)
      if (entry === undefined) throw damaged(`it has no part "${name}"`)
      return unpack(entry, dataOf(entry, view, bytes))
    },
  }
}

const damaged = (how: string) =>
  invalid(`This workbook is damaged: ${how}`, 'Open it in the spreadsheet program, save it again as .xlsx, and give that file')

function readDirectory(view: DataView, bytes: Uint8Array): Entry[] {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const from = view.getUint32(end + 16, true)
  if (count > MOST_ENTRIES)
    throw invalid(`This workbook has ${count.toLocaleString('en-GB')} parts, more than any case log needs`, TRAP_ADVICE)
  const entries: Entry[] = []
  const decoder = new TextDecoder()
  for (let at = from; entries.length < count; ) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged('its list of parts cannot be read')
    if ((view.getUint16(at + 8, true) & 1) === 1) throw invalid('This workbook is locked with a password', 'Save a copy without a password')
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end record stands last, before a comment of at most 64 KiB. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  throw damaged('its end is missing, as when a copy was cut short')
}

const TRAP_ADVICE = 'Do not open it; ask whoever sent it what it is, or export the log again as CSV'

function refuseBomb(entries: Entry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (total > MOST_UNPACKED_BYTES) {
    throw invalid(
      `This workbook unpacks to ${Math.round(total / 1e6).toLocaleString('en-GB')} MB; at most 300 MB are read`,
      'Export the log as CSV, of which any size is read',
    )
  }
  const packsTooWell = entries.some(entry => entry.size > RATIO_COUNTS_FROM_BYTES && entry.size > entry.packed * MOST_RATIO)
  if (packsTooWell) throw invalid('Part of this workbook unpacks to more than 200 times its size, as no case log does', TRAP_ADVICE)
}

function dataOf(entry: Entry, view: DataView, bytes: Uint8Array): Uint8Array {
  const { at, packed } = entry
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_HEADER)
    throw damaged(`part "${entry.name}" is not where it should be`)
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + packed > bytes.length) throw damaged(`part "${entry.name}" is cut short`)
  return bytes.subarray(from, from + packed)
}

async function* unpack(entry: Entry, data: Uint8Array): AsyncGenerator<Uint8Array> {
  if (entry.method === 0) {
    yield data
    return
  }
  if (entry.method !== 8) throw damaged(`part "${entry.name}" is packed in a way that workbooks do not use`)
  const inflate = createInflateRaw({ chunkSize: 65_536 })
  inflate.end(data)
  let given = 0
  try {
    for await (const chunk of inflate as AsyncIterable<Uint8Array>) {
      given += chunk.length
      // The limits were checked on what the directory says, so what it says must hold.
      if (given > entry.size) throw invalid('Part of this workbook holds more than it says, as a trap does', TRAP_ADVICE)
      yield chunk
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw code.startsWith('Z_') ? damaged(`part "${entry.name}" cannot be unpacked`) : error
  } finally {
    inflate.destroy()
  }
}
