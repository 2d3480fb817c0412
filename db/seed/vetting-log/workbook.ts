/** The untidy workbook: a sheet of cases between sheets of other things, two title rows above its header and a total below. */
import writeExcelFile from 'write-excel-file/node'
import { type CaseRow, type CellValue, COLUMNS } from './columns.ts'
import { FORCE, LEVELS, LOG_ENDS, OFFICERS, TYPES } from './parameters.ts'
import type { Pivot } from './pivot.ts'
import { withFixedTimes } from './zip-times.ts'

export const CASES_SHEET = 'Cases 2024-26'
const TITLE_ROWS = 2
/** A gap somebody left in the middle of the sheet, after so many cases. */
const GAP_AFTER = 1200

const TITLE = `${FORCE} - Force Vetting Unit - case log (INVENTED DATA: no real person, case or force)`

type Cell = {
  value?: string | number | Date
  type?: StringConstructor | NumberConstructor | DateConstructor
  format?: string
  fontWeight?: 'bold'
} | null

export const sheetRowOf = (index: number) => TITLE_ROWS + 2 + index + (index >= GAP_AFTER ? 1 : 0)

export async function makeWorkbook(rows: readonly CaseRow[], pivot: Pivot): Promise<Buffer> {
  const bytes = await writeExcelFile([
    { sheet: 'Read me', data: readMe(), columns: [{ width: 110 }] },
    {
      sheet: CASES_SHEET,
      data: casesSheet(rows),
      columns: COLUMNS.map(name => ({ width: Math.max(12, name.length + 2) })),
      stickyRowsCount: TITLE_ROWS + 1,
    },
    { sheet: 'Lookups', data: lookups(), columns: [{ width: 14 }, { width: 14 }, { width: 26 }, { width: 14 }] },
    { sheet: 'Summary', data: summary(pivot), columns: [{ width: 14 }] },
  ]).toBuffer()
  return withFixedTimes(bytes)
}

function casesSheet(rows: readonly CaseRow[]): Cell[][] {
  const lines = rows.map(row => COLUMNS.map(column => toCell(row.cells[column])))
  return [
    [bold(TITLE)],
    [text(`Extract run ${LOG_ENDS.split('-').reverse().join('/')} 17:05, working copy, do not circulate`)],
    COLUMNS.map(bold),
    ...lines.slice(0, GAP_AFTER),
    [],
    ...lines.slice(GAP_AFTER),
    [text('Total'), number(rows.length)],
  ]
}

function toCell(value: CellValue): Cell {
  if (value === undefined) return null
  if ('text' in value) return text(value.text)
  return { value: new Date(`${value.date}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
}

const text = (value: string): Cell => ({ value, type: String })
const bold = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' })
const number = (value: number): Cell => ({ value, type: Number })

const readMe = (): Cell[][] => [
  [bold('Invented data')],
  [text(`${FORCE} does not exist. Every case, reference, date and set of initials in this workbook was made by a program from a seed.`)],
  [
    text(
      'Volumes, levels and times are set from published figures of real forces and of UK Security Vetting, or assumed; samples/README.md says which.',
    ),
  ],
  [
    text(
      'The sheet is untidy on purpose, in the ways that real case logs are: title rows, dates typed as text, "TBC" in a date, rows that cannot be right, a total row.',
    ),
  ],
]

function lookups(): Cell[][] {
  const columns = [
    LEVELS,
    TYPES,
    ['Granted', 'Refused', 'Withdrawn by applicant', 'Discontinued', 'In progress'],
    OFFICERS.map(officer => officer.initials),
  ]
  const length = Math.max(...columns.map(column => column.length))
  return [
    ['Levels', 'Types', 'Outcomes', 'Initials'].map(bold),
    ...Array.from({ length }, (_, at) => columns.map(column => (column[at] === undefined ? null : text(column[at])))),
  ]
}

function summary({ workbook }: Pivot): Cell[][] {
  const outcomes = ['granted', 'refused', 'withdrawn', 'discontinued', 'open'] as const
  return [
    [bold('Level'), ...outcomes.map(bold), bold('all')],
    ...LEVELS.map(level => {
      const counts = workbook.byLevelAndOutcome[level] ?? {}
      const row = outcomes.map(outcome => counts[outcome] ?? 0)
      return [text(level), ...row.map(number), number(row.reduce((sum, count) => sum + count, 0))]
    }),
    [text(`Leaves out ${workbook.unusable.length} rows that cannot be right.`)],
  ]
}
