/** Rows as CSV, as the import reads them. */
import { stringify } from 'csv-stringify/sync'

export const csvLines = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string =>
  stringify(
    rows.map(row => columns.map(column => row[column] ?? '')),
    { header: true, columns: [...columns] },
  )
