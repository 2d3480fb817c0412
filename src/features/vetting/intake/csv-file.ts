/** A file of applicants as lines with their cells by column. */
import { sheetOf } from '../../../platform/csv-file.ts'
import { accept, type Outcome } from '../../../values/outcome.ts'
import { namedRows } from '../../../values/sheet.ts'
import { COLUMNS, type Column, type Line, MOST_ROWS } from './rules.ts'

export function linesOf(text: string): Outcome<Line[]> {
  const sheet = sheetOf(text, MOST_ROWS)
  if (!sheet.ok) return sheet
  const rows = namedRows(sheet.value, COLUMNS)
  return rows.ok ? accept(rows.value.map(({ line, cells }) => ({ line, cells: tidied(cells) }))) : rows
}

const tidied = (cells: Line['cells']): Line['cells'] =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell.replaceAll(/\s+/g, ' ').trim()])) as Record<Column, string>
