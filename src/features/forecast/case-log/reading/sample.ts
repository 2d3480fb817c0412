/** Takes the first rows of a table, enough to tell its headings, its shape and what its columns hold. */
import type { Column } from './columns.ts'
import { type CellKind, kindOfCell } from './date-order.ts'
import type { RowSource } from './rows.ts'

const MOST_ROWS = 4_000
const MOST_CELLS = 100_000
const MOST_DISTINCT = 100

export type SampleRow = { line: number; texts: string[]; kinds: CellKind[] }

export async function takeSample(source: RowSource): Promise<SampleRow[]> {
  const rows: SampleRow[] = []
  let cellsTaken = 0
  await source.each(cells => {
    const columns = Array.from({ length: cells.count }, (_, column) => column)
    rows.push({
      line: cells.line,
      texts: columns.map(column => cells.text(column)),
      kinds: columns.map(column => kindOfCell(cells, column)),
    })
    cellsTaken += cells.count
    return rows.length < MOST_ROWS && cellsTaken < MOST_CELLS
  })
  return rows
}

/** Share of the cells in the case column that name a case already seen. */
export function repeatsIn(rows: readonly SampleRow[], caseColumn: number): number {
  const ids = rows.map(row => row.texts[caseColumn] ?? '').filter(id => id !== '')
  return ids.length === 0 ? 0 : 1 - new Set(ids).size / ids.length
}

export function describeColumns(rows: readonly SampleRow[], names: readonly string[], caseColumn: number): Column[] {
  return names.map((name, column) => {
    const kinds = rows.map(row => row.kinds[column] ?? 'blank')
    const count = (wanted: CellKind) => kinds.reduce((sum, kind) => sum + (kind === wanted ? 1 : 0), 0)
    const distinct = new Set<string>()
    for (const row of rows) if (distinct.size < MOST_DISTINCT && row.texts[column]) distinct.add(row.texts[column])
    return {
      name,
      filled: kinds.length - count('blank'),
      dates: count('date'),
      notYet: count('not-yet'),
      distinct: distinct.size,
      sameInCase: isSameInCase(rows, column, caseColumn),
    }
  })
}

function isSameInCase(rows: readonly SampleRow[], column: number, caseColumn: number): boolean {
  const byCase = new Map<string, string>()
  for (const { texts } of rows) {
    const id = texts[caseColumn] ?? ''
    const text = texts[column] ?? ''
    if (id === '' || text === '') continue
    const before = byCase.get(id)
    if (before !== undefined && before !== text) return false
    byCase.set(id, text)
  }
  return true
}
