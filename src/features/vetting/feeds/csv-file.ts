/** A list as lines with their headings. What it is written in is found out; what is no CSV is refused with what to do. */
import { CsvError, parse } from 'csv-parse/sync'
import type { UploadedFile } from '../../../platform/http/app.ts'
import { count } from '../../../values/figures.ts'
import { accept, type Outcome, refuse } from '../../../values/outcome.ts'
import { COLUMNS, type FeedKind, type Line, MOST_ROWS } from './rules.ts'

const said = (message: string) => refuse({ field: 'file', message })

export function linesOf(file: UploadedFile | undefined, kind: FeedKind): Outcome<Line[]> {
  if (!file || file.content.length === 0) return said(file?.name ? `“${file.name}” is empty. Export it again` : 'Select a CSV file')
  const text = decoded(file.content)
  if (text.includes('\0')) return said('This is not a CSV file. Open it, and save the sheet as CSV UTF-8')
  try {
    return linesFrom(parse(text, { delimiter: delimiterOf(text), bom: true, relax_column_count: true, max_record_size: 50_000 }), kind)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return said(`The file cannot be read as CSV${typeof error.lines === 'number' ? ` (line ${error.lines})` : ''}`)
  }
}

/** UTF-8, or else what Windows wrote before. */
function decoded(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}

function linesFrom([head, ...others]: readonly string[][], kind: FeedKind): Outcome<Line[]> {
  const headings = (head ?? []).map(heading =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  )
  const missing = COLUMNS[kind].filter(({ name, needed }) => needed && !headings.includes(name)).map(({ name }) => name)
  if (missing.length > 0) return said(`These columns are missing: ${missing.join(', ')}`)
  const lines = others
    .map((cells, at) => ({ line: at + 2, cells: Object.fromEntries(headings.map((heading, place) => [heading, cells[place] ?? ''])) }))
    .filter(({ cells }) => Object.values(cells).some(cell => cell.trim() !== ''))
  if (lines.length === 0) return said('The file has headings and no rows')
  return lines.length > MOST_ROWS ? said(`The file has more than ${count(MOST_ROWS)} rows`) : accept(lines)
}

/** Where a comma is the decimal point, spreadsheets write semicolons. */
const delimiterOf = (text: string): string => {
  const [heading = ''] = text.split(/\r?\n|\r/, 1)
  return [',', ';', '\t'].sort((a, b) => heading.split(b).length - heading.split(a).length)[0] ?? ','
}
