/** A table as CSV that spreadsheets open rightly, and in which no cell becomes a formula. */
import { stringify } from 'csv-stringify/sync'

/** With a mark for UTF-8 at its beginning, without which Excel takes accents for something else. */
export const csvText = ({ head, rows }: { head: readonly string[]; rows: readonly (readonly unknown[])[] }): string =>
  stringify([head, ...rows.map(row => row.map(harmless))], { bom: true, record_delimiter: 'windows' })

/** A text from somebody's log that begins like a formula would be one in a spreadsheet. */
const harmless = (cell: unknown): unknown => (typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
