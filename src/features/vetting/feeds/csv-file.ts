/** A list of another system as lines with their cells by column. */
import { sheetOf, textOf } from '../../../platform/csv-file.ts'
import type { UploadedFile } from '../../../platform/http/app.ts'
import { type Outcome, refuse } from '../../../values/outcome.ts'
import { namedRows } from '../../../values/sheet.ts'
import { COLUMNS, type FeedKind, type Line, MOST_ROWS } from './rules.ts'

export function linesOf(file: UploadedFile | undefined, kind: FeedKind): Outcome<Line[]> {
  if (!file?.name) return refuse({ field: 'file', message: 'Select a CSV file' })
  const text = textOf(file.content, file.name)
  if (!text.ok) return text
  const sheet = sheetOf(text.value, MOST_ROWS)
  return sheet.ok ? namedRows(sheet.value, COLUMNS[kind]) : sheet
}
