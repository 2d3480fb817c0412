/** Reads a case log from CSV: whatever its separator and encoding, in one pass and without holding the file. */
import { invalid } from '../../../../values/problem.ts'
import type { ReadingOptions, ReadLog } from '../rules.ts'
import { CsvCells, NotInThisEncoding } from './csv-cells.ts'
import { type CsvRecord, scanCsv } from './csv-scanner.ts'
import { detectEncoding, withoutBom } from './encoding.ts'
import type { OpenedFile } from './open-file.ts'
import type { RowSource } from './rows.ts'
import { readTable } from './table.ts'

const SEPARATORS = [',', ';', '\t', '|']

export async function readCsv(file: OpenedFile, options: ReadingOptions): Promise<ReadLog> {
  const encoding = detectEncoding(file.head)
  try {
    return await readAs(encoding, [], file, options)
  } catch (error) {
    if (!(error instanceof NotInThisEncoding)) throw error
    // The encoding of older Windows programs, in which every byte means something.
    return readAs('windows-1252', ['The file is not valid UTF-8, so it was read as Windows-1252'], file, options)
  }
}

async function readAs(encoding: string, remarks: string[], file: OpenedFile, options: ReadingOptions): Promise<ReadLog> {
  const separator = await findSeparator(withoutBom([file.head], encoding))
  const source: RowSource = {
    async each(visit) {
      const cells = new CsvCells(encoding === 'windows-1252' ? encoding : 'utf-8')
      await scanCsv(withoutBom(file.chunks('passing'), encoding), separator.charCodeAt(0), record => visit(cells.take(record)))
    },
  }
  const about = { format: 'csv' as const, file: file.name, separator, encoding, digest: file.digest, remarks }
  return readTable(source, about, options)
}

/** The separator by which most records of the head have the same number of cells, and the more cells the better. */
async function findSeparator(head: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of head) chunks.push(chunk)
  const scores = await Promise.all(SEPARATORS.map(separator => scoreOf(separator, chunks)))
  const best = Math.max(...scores)
  if (best <= 0) throw invalid('This is not a table: its lines do not fall into columns', 'Give a case log as CSV, XLSX, XES or OCEL')
  return SEPARATORS[scores.indexOf(best)]!
}

async function scoreOf(separator: string, chunks: Uint8Array[]): Promise<number> {
  const counts = new Map<number, number>()
  const count = (record: CsvRecord): boolean => {
    counts.set(record.count, (counts.get(record.count) ?? 0) + 1)
    return true
  }
  // The head ends within a record, maybe within quotes: what is whole is enough.
  await scanCsv(inPieces(chunks), separator.charCodeAt(0), count).catch(() => {})
  let best = 0
  for (const [cells, records] of counts) if (cells > 1) best = Math.max(best, records * Math.min(cells - 1, 4))
  return best
}

async function* inPieces(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}
