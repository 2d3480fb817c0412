/** What holds of every report, whatever the log. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type CaseRow, caseLog, readLogOf } from '../../../../test/support/case-logs.ts'
import { addDays, type CalendarDate, calendarDate } from '../../../values/date.ts'
import { ENGLAND_WORKING_DAYS } from '../../../values/england-bank-holidays.ts'
import { makeReport, type ReportSettings } from './make-report.ts'
import type { Report } from './rules.ts'

const report = (rows: CaseRow[], endOfLog: string, change: Partial<ReportSettings> = {}): Report =>
  makeReport(readLogOf(caseLog(rows, { endOfLog })), { release: false, asOfTold: false, calendar: ENGLAND_WORKING_DAYS, ...change })

const START = calendarDate('2025-01-01')
const row = fc.record({
  class: fc.constantFrom('RV', 'MV', 'DV'),
  on: fc.integer({ min: 0, max: 150 }),
  days: fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }),
})
type Drawn = { class: string; on: number; days: number | undefined }
const END_AFTER = 300

const rowsOf = (drawn: readonly Drawn[], from: CalendarDate): CaseRow[] =>
  drawn.map((one, i) => ({
    id: `id ${i}`,
    class: one.class,
    received: addDays(from, one.on),
    ...(one.days !== undefined && { closed: addDays(from, one.on + one.days) }),
    visits: one.days === undefined ? [] : [{ stage: 'A', end: addDays(from, one.on + one.days) }],
  }))

describe('any report', () => {
  const drawn = fc.array(row, { minLength: 1, maxLength: 60 })

  it('does not change when all dates move by 400 years, the period of the calendar', () => {
    fc.assert(
      fc.property(drawn, rows => {
        const made = [START, addDays(START, 146_097)].map(from => {
          const { all, classes, months, competing, survival, heldByStage, rework } = report(rowsOf(rows, from), addDays(from, END_AFTER), {
            calendar: { ...ENGLAND_WORKING_DAYS, holidays: new Int32Array(0) },
          })
          return { all, classes, months: months.map(month => ({ ...month, month: '' })), competing, survival, heldByStage, rework }
        })
        assert.deepEqual(made[0], made[1])
      }),
    )
  })

  it('leaves earlier cohorts as they are when cases are received later', () => {
    const later = fc.array(
      row.map(one => ({ ...one, on: one.on + 200 })),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(drawn, later, (rows, more) => {
        const end = addDays(START, 500)
        const cohorts = (all: Drawn[]) =>
          report(rowsOf(all, START), end)
            .months.filter(month => month.month < '2025-07')
            .map(({ completed: _c, openAtEnd: _o, ...cohort }) => cohort)
        assert.deepEqual(cohorts([...rows, ...more]), cohorts(rows))
      }),
    )
  })

  it('adds up: classes and months hold each case once, and what came less what went is open', () => {
    fc.assert(
      fc.property(drawn, rows => {
        const made = report(rowsOf(rows, START), addDays(START, END_AFTER))
        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
        assert.equal(sum(made.classes.map(one => one.n)), rows.length)
        assert.equal(sum(made.months.map(one => one.received)), rows.length)
        assert.equal(sum(made.months.map(one => one.completed)), made.all.closed)
        assert.equal(sum(made.monthsByClass.map(one => one.received)), rows.length)
        assert.equal(made.months.at(-1)?.openAtEnd ?? 0, made.all.open)
        for (const one of made.classes) assert.equal(sum(Object.values(one.outcomes)), one.n)
        if (made.heldByStage.length > 0)
          assert.ok(Math.abs(sum(made.heldByStage.map(held => held.shareOfTime)) - 1) < 1e-9 || sum(rows.map(one => one.days ?? 1)) === 0)
      }),
    )
  })
})
