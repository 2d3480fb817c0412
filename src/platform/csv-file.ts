/** A file of rows as text: what it is written in is found out, and what is no CSV is refused with what to do. */
import { CsvError, type InfoRecord, parse } from 'csv-parse/sync'
import { count } from '../values/figures.ts'
import { accept, type Outcome, refuse } from '../values/outcome.ts'
import type { Sheet } from '../values/sheet.ts'

/** Of the text that is kept. */
const MOST_BYTES = 5 * 2 ** 20

const said = (message: string) => refuse({ field: 'file', message })

/** What people send by mistake, by its first bytes. */
const OTHERS: readonly { begins: readonly number[]; message: string }[] = [
  { begins: [0x50, 0x4b, 0x03, 0x04], message: 'This is a workbook or a ZIP archive. Open it, and save the sheet as CSV UTF-8' },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], message: 'This is an old Excel workbook. Open it, and save the sheet as CSV UTF-8' },
  { begins: [0x1f, 0x8b], message: 'This file is compressed. Unpack it, and bring the CSV file in it' },
  { begins: [0x25, 0x50, 0x44, 0x46], message: 'This is a PDF. Bring a CSV file' },
]

/** UTF-8, as Excel writes it with and without its mark, UTF-16 with one, or else what Windows wrote before. */
export function textOf(content: Uint8Array, name: string): Outcome<string> {
  if (content.length === 0) return said(`“${name}” is empty. Export it again and check that the export finished`)
  const other = OTHERS.find(({ begins }) => begins.every((byte, at) => content[at] === byte))
  if (other) return said(other.message)
  const text = decoded(content)
  if (text.includes('\0')) return said(`“${name}” is not a CSV file. Open it, and save the sheet as CSV UTF-8`)
  if (Buffer.byteLength(text) > MOST_BYTES) return said('The file must be smaller than 5 MB')
  return text.trim() === '' ? said(`“${name}” is empty. Export it again and check that the export finished`) : accept(text)
}

function decoded(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}

type Read = { record: string[]; info: InfoRecord }

/** Rows with the line on which each begins, without empty ones. */
export function sheetOf(text: string, mostRows: number): Outcome<Sheet> {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      info: true,
      relax_column_count: true,
      max_record_size: 50_000,
    }) as unknown as Read[]
    return sheetFrom(records, mostRows)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return said(
      `${FAULTS[error.code] ?? 'The file cannot be read as CSV'}${typeof error.lines === 'number' ? ` (line ${error.lines})` : ''}`,
    )
  }
}

const FAULTS: Readonly<Partial<Record<string, string>>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'Something follows a closing quotation mark',
  INVALID_OPENING_QUOTE: 'A quotation mark stands inside a cell: put the whole cell in quotation marks and double those in it',
  CSV_MAX_RECORD_SIZE: 'A row is too long: a quotation mark may be missing',
}

function sheetFrom(records: readonly Read[], mostRows: number): Outcome<Sheet> {
  let line = 1
  const rows = records.map(({ record, info }) => {
    const begins = line
    line = info.lines + 1
    return { line: begins, cells: record }
  })
  const [head, ...others] = rows.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  if (!head) return said('The file is empty')
  if (others.length === 0) return said('The file has headings and no rows')
  if (others.length > mostRows) return said(`The file has more than ${count(mostRows)} rows. Bring it in parts`)
  return accept({ headings: head.cells, rows: others })
}

/** Where a comma is the decimal point, spreadsheets write semicolons. */
function delimiterOf(text: string): string {
  const [heading = ''] = text.trimStart().split(/\r?\n|\r/, 1)
  const [best = ','] = [',', ';', '\t'].sort((a, b) => heading.split(b).length - heading.split(a).length)
  return best
}
