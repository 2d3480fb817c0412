/** A workbook as a force might keep it, unlike the shipped one: its report equals a pivot table counted by hand. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import writeXlsxFile from 'write-excel-file/node'
import type { Report } from '../../src/features/forecast/report/rules.ts'
import { runMuster } from '../support/run-muster.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

type Cell = { value: string | number | Date; type?: unknown; format?: string; columnSpan?: number } | null

const text = (value: string): Cell => ({ value, type: String })
/** As typed (dd.mm.yy, text) in the odd rows, as a date of the workbook in the others. */
const day = (date: string, typed: boolean): Cell =>
  typed
    ? text(`${date.slice(8)}.${date.slice(5, 7)}.${date.slice(2, 4)}`)
    : { value: new Date(`${date}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }

/** Invented. URN, clearance, received, completed, result, officer; "N/K" stands for a day that nobody knows yet. */
const CASES: [string, string, string, string, string, string][] = [
  ['V/001', 'RV', '2026-01-05', '2026-01-26', 'Passed', 'Ash'],
  ['V/002', 'RV', '2026-01-13', '2026-02-03', 'Passed', 'Birch'],
  ['V/003', 'MV', '2026-01-14', '2026-03-20', 'Failed', 'Ash'],
  ['V/004', 'MV', '2026-01-30', 'N/K', 'In progress', 'Birch'],
  ['V/005', 'RV', '2026-02-02', '2026-02-16', 'Passed', 'Ash'],
  ['V/006', 'MV', '2026-02-17', '2026-03-02', 'Withdrawn', 'Cedar'],
  ['V/007', 'MV', '2026-02-18', 'N/K', 'In progress', 'Ash'],
  ['V/008', 'RV', '2026-02-27', '2026-03-31', 'Failed', 'Cedar'],
  ['V/009', 'RV', '2026-03-03', '2026-03-19', 'Passed', 'Birch'],
  ['V/010', 'MV', '2026-03-16', 'N/K', 'In progress', 'Cedar'],
]

/** Counted from the rows above with a pencil, not by a program. */
const PIVOT = {
  classes: {
    RV: { n: 5, open: 0, outcomes: { granted: 4, refused: 1 } },
    MV: { n: 5, open: 3, outcomes: { open: 3, refused: 1, withdrawn: 1 } },
  },
  received: { '2026-01': 4, '2026-02': 4, '2026-03': 2 },
  completed: { '2026-01': 1, '2026-02': 2, '2026-03': 4 },
  openAtEnd: { '2026-01': 3, '2026-02': 5, '2026-03': 3 },
}

const HEADINGS = ['URN', 'Clearance', "Rec'd", 'Completed', 'Result', 'Officer']

function sheetOf(cases: typeof CASES): Cell[][] {
  const title: Cell[] = [{ value: 'Blankshire Constabulary (invented): vetting register', type: String, columnSpan: 6 }]
  const rows = cases.flatMap(([urn, clearance, received, completed, result, officer], at) => [
    ...(at === 4 ? [[]] : []),
    [
      text(urn),
      text(clearance),
      day(received, at % 2 === 1),
      completed === 'N/K' ? text('N/K') : day(completed, at % 2 === 0),
      text(result),
      text(officer),
    ],
  ])
  const totals: Cell[] = [text('Total'), { value: cases.length, type: Number }, null, null, null, null]
  return [title, [], HEADINGS.map(text), ...rows, [], totals]
}

describe('an untidy workbook of another force', async () => {
  const folder = await temporaryFolder()
  const file = join(folder.path, 'register.xlsx')
  const report = (...words: string[]) => runMuster(['report', file, '--json', ...words], { cwd: folder.path })
  before(async () => {
    // As many cases in both, so that nothing but a person can say which is meant.
    const lastYear = CASES.map(([urn, ...rest]) => [`X${urn}`, ...rest] as (typeof CASES)[number])
    await writeXlsxFile([
      { sheet: 'Register 2026', data: sheetOf(CASES) as never },
      { sheet: 'Register (copy)', data: sheetOf(lastYear) as never },
    ]).toFile(file)
  })

  it('is asked about, for two of its sheets may be meant', async () => {
    const { code, err } = await report()
    assert.equal(code, 4)
    assert.match(err, /--sheet/)
    assert.match(err, /Register 2026.*Register \(copy\)/s)
  })

  it('has the totals of the pivot table by class, outcome and month', async () => {
    const { code, out, err } = await report('--sheet', 'Register 2026')
    assert.deepEqual([code, err], [0, ''])
    const { classes, months, log, reading } = JSON.parse(out) as Report
    assert.deepEqual(Object.fromEntries(classes.map(({ class: name, n, open, outcomes }) => [name, { n, open, outcomes }])), PIVOT.classes)
    for (const part of ['received', 'completed', 'openAtEnd'] as const)
      assert.deepEqual(Object.fromEntries(months.map(month => [month.month, month[part]])), PIVOT[part], part)
    assert.equal(log.cases, 10)
    assert.deepEqual(
      reading.rejected.map(({ line }) => line),
      [16],
      'the row of totals, and nothing else',
    )
    assert.deepEqual([reading.dates, reading.datesSettledBy], ['day-first', 'data'])
  })
})
