/** The slips that real sheets hold: rows that cannot be right. Each says why, so that the count of usable rows is known beforehand. */
import type { CaseRow, CellValue } from './columns.ts'
import { dateOf } from './working-days.ts'

/** Slips lie this many rows apart, so that a reader meets them all over the sheet. */
const APART = 137

type Slip = { reason: string; from: number; count: number; fits(row: CaseRow): boolean; spoil(row: CaseRow): Partial<CaseRow['cells']> }

const SLIPS: readonly Slip[] = [
  {
    reason: 'decided before it was received',
    from: 150,
    count: 4,
    fits: ({ case: each, cells }) => isDate(cells['Decision date']) && each.closed > each.received + 5000,
    spoil: ({ case: each }) => ({ 'Form received': { date: dateOf(each.closed) }, 'Decision date': { date: dateOf(each.received) } }),
  },
  { reason: 'no date of receipt', from: 60, count: 5, fits: () => true, spoil: () => ({ 'Form received': undefined }) },
  {
    reason: 'the date of receipt does not exist',
    from: 1900,
    count: 2,
    fits: ({ case: each }) => dateOf(each.received).startsWith('2026-0'),
    spoil: () => ({ 'Form received': { text: '31/02/2026' } }),
  },
  {
    reason: 'has an outcome but no date of decision',
    from: 300,
    count: 3,
    fits: ({ case: each }) => each.outcome === 'granted',
    spoil: () => ({ 'Decision date': undefined }),
  },
]

export function spoilSome(rows: CaseRow[]): void {
  for (const slip of SLIPS) for (let done = 0; done < slip.count; done += 1) spoilOne(rows, slip, slip.from + done * APART)

  // One cell that cannot be read, in a row that can.
  const readable = rows.slice(1000).find(row => !row.unusable && isDate(row.cells['Finance done']))
  if (readable) readable.cells['Finance done'] = { text: '31/02/2025' }
}

function spoilOne(rows: CaseRow[], { reason, fits, spoil }: Slip, from: number): void {
  const row = rows.slice(from).find(candidate => !candidate.unusable && fits(candidate))
  if (!row) throw new Error(`No row is left to spoil: ${reason}`)
  Object.assign(row.cells, spoil(row))
  row.unusable = reason
}

const isDate = (cell: CellValue) => cell !== undefined && 'date' in cell
