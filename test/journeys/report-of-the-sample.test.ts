/** What a manager would check first: that the report's totals equal a pivot table made by hand. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { before, describe, it } from 'node:test'

type Counts = Record<string, number>
type Totals = { cases: number; open: number; byLevelAndOutcome: Record<string, Counts>; byMonthReceived: Counts; byMonthClosed: Counts }
type Pivot = { workbook: Totals & { unusable: { row: number }[] }; events: Totals & { visits: number } }
type Report = {
  log: { cases: number; events: number; used: number; rejected: number }
  classes: { class: string; n: number; open: number; outcomes: Counts }[]
  months: { month: string; received: number; completed: number; openAtEnd: number }[]
  reading: { rejected: { line: number }[] }
}

const root = resolve(import.meta.dirname, '../..')
const pivot = JSON.parse(readFileSync(resolve(root, 'samples/invented-vetting-log.pivot.json'), 'utf8')) as Pivot

describe('the report of the shipped workbook', () => {
  let report: Report
  before(() => {
    report = reportOf('samples/invented-vetting-log.xlsx')
  })

  it('has the totals of the pivot table', () => checkTotals(report, pivot.workbook))

  it('lists the rows that cannot be right, and the total row', () => {
    const totalRow = 1
    assert.equal(report.log.rejected, pivot.workbook.unusable.length + totalRow)
    const listed = new Set(report.reading.rejected.map(({ line }) => line))
    for (const { row } of pivot.workbook.unusable) assert.ok(listed.has(row), `row ${row} is not listed`)
  })
})

describe('the report of the shipped events', () => {
  it('has the totals of the pivot table, and every visit', () => {
    const report = reportOf('samples/invented-vetting-events.csv.gz')
    checkTotals(report, pivot.events)
    assert.equal(report.log.events, pivot.events.visits)
  })
})

function checkTotals(report: Report, expected: Totals): void {
  const received = Object.fromEntries(report.months.filter(month => month.received > 0).map(month => [month.month, month.received]))
  const closed = Object.fromEntries(report.months.filter(month => month.completed > 0).map(month => [month.month, month.completed]))
  assert.equal(report.log.cases, expected.cases)
  assert.deepEqual(received, expected.byMonthReceived)
  assert.deepEqual(closed, expected.byMonthClosed)
  assert.equal(report.months.at(-1)!.openAtEnd, expected.open)

  assert.deepEqual(report.classes.map(each => each.class).sort(), Object.keys(expected.byLevelAndOutcome).sort())
  for (const each of report.classes) {
    const counts = expected.byLevelAndOutcome[each.class]!
    assert.deepEqual(withoutZeros({ ...each.outcomes, open: each.open }), counts, each.class)
    assert.equal(
      each.n,
      Object.values(counts).reduce((sum, count) => sum + count, 0),
      each.class,
    )
  }
}

const withoutZeros = (counts: Counts): Counts => Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

function reportOf(file: string): Report {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/muster.mjs', 'report', file, '--json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout) as Report
}
