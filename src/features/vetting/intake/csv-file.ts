/** A file of rows as text, and its rows by their columns. What it is written in is found out; what is no CSV is refused with what to do. */
import { CsvError, type InfoRecord, parse } from 'csv-parse/sync'
import { count } from '../../../values/figures.ts'
import { accept, type Outcome, refuse } from '../../../values/outcome.ts'
import { COLUMNS, type Column, type Line, MOST_BYTES, MOST_ROWS } from './rules.ts'

const said = (message: string) => refuse({ field: 'file', message })

/** What people send by mistake, by its first bytes. */
const OTHERS: readonly { begins: readonly number[]; message: string }[] = [
  { begins: [0x50, 0x4b, 0x03, 0x04], message: 'This is a workbook or a ZIP archive. Open it, and save the sheet as CSV UTF-8' },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], message: 'This is an old Excel workbook. Open it, and save the sheet as CSV UTF-8' },
  { begins: [0x25, 0x50, 0x44, 0x46], message: 'This is a PDF. Bring a CSV file' },
]

/** UTF-8, as spreadsheets write it with and without its mark, UTF-16 with one, or else what Windows wrote before. */
export function textOf(content: Uint8Array): Outcome<string> {
  const other = OTHERS.find(({ begins }) => begins.every((byte, at) => content[at] === byte))
  if (other) return said(other.message)
  const text = decoded(content).replace('\uFEFF', '')
  if (text.includes('\0')) return said('This is not a CSV file. Save the sheet as CSV UTF-8')
  if (Buffer.byteLength(text) > MOST_BYTES) return said('The file must be smaller than 5 MB')
  return text.trim() === '' ? said('The file is empty. Export it again and check that the export finished') : accept(text)
}

function decoded(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}

export function linesOf(text: string): Outcome<Line[]> {
  try {
    const options = { delimiter: delimiterOf(text), bom: true, info: true, relax_column_count: true, max_record_size: 20_000 } as const
    return linesFrom(parse(text, options) as unknown as Read[])
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return said(
      `${FAULTS[error.code] ?? 'The file cannot be read as CSV'}${typeof error.lines === 'number' ? ` (line ${error.lines})` : ''}`,
    )
  }
}

type Read = { record: string[]; info: InfoRecord }
const FAULTS: Readonly<Partial<Record<string, string>>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark is opened and never closed',
  CSV_MAX_RECORD_SIZE: 'A row is too long: a quotation mark may be missing',
}

function linesFrom(records: readonly Read[]): Outcome<Line[]> {
  let next = 1
  const rows = records.map(({ record, info }) => {
    const line = next
    next = info.lines + 1
    return { line, cells: record }
  })
  const [head, ...others] = rows.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  const places = (head?.cells ?? []).map(plain)
  const missing = COLUMNS.filter(({ name, needed }) => needed && !places.includes(name)).map(({ name }) => name)
  if (missing.length > 0) return said(`These columns are missing: ${missing.join(', ')}`)
  if (others.length === 0) return said('The file has headings and no rows')
  if (others.length > MOST_ROWS) return said(`The file has more than ${count(MOST_ROWS)} rows. Bring it in parts`)
  const cellsOf = (cells: readonly string[]) =>
    Object.fromEntries(COLUMNS.map(({ name }) => [name, tidy(cells[places.indexOf(name)] ?? '')])) as Record<Column, string>
  return accept(others.map(({ line, cells }) => ({ line, cells: cellsOf(cells) })))
}

/** "Family name" and "family_name" are the same heading. */
const plain = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_')
const tidy = (cell: string): string => cell.replaceAll(/\s+/g, ' ').trim()

/** Where a comma is the decimal point, spreadsheets write semicolons. */
function delimiterOf(text: string): string {
  const [heading = ''] = text.trimStart().split(/\r?\n|\r/, 1)
  const [best = ','] = [',', ';', '\t'].toSorted((a, b) => heading.split(b).length - heading.split(a).length)
  return best
}
