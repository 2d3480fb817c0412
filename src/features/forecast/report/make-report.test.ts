import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type CaseRow, caseLog, readLogOf } from '../../../../test/support/case-logs.ts'
import { ENGLAND_WORKING_DAYS } from '../../../values/england-bank-holidays.ts'
import { makeReport, type ReportSettings } from './make-report.ts'
import type { Report } from './rules.ts'

const settings: ReportSettings = { release: false, asOfTold: false, calendar: ENGLAND_WORKING_DAYS }
const report = (rows: CaseRow[], endOfLog: string, change: Partial<ReportSettings> = {}, timeZone = 'UTC'): Report =>
  makeReport(readLogOf(caseLog(rows, { endOfLog, timeZone })), { ...settings, ...change })

describe('a report of five cases, worked out by hand', () => {
  // Days from receipt: 10 granted, 20 refused, 30+ open, 40 granted, 58+ open. Log ends on 1 March 2026.
  const rows: CaseRow[] = [
    { id: 'A', class: 'RV', received: '2026-01-02', closed: '2026-01-12', outcome: 'granted' },
    { id: 'B', class: 'RV', received: '2026-01-02', closed: '2026-01-22', outcome: 'refused' },
    { id: 'C', class: 'MV', received: '2026-01-30' },
    { id: 'D', class: 'MV', received: '2026-01-05', closed: '2026-02-14', outcome: 'granted' },
    { id: 'E', class: 'RV', received: '2026-01-02' },
  ]
  const made = report(rows, '2026-03-01', { targetDays: 20 })

  it('counts', () => {
    assert.deepEqual([made.all.n, made.all.open, made.all.closed], [5, 2, 3])
    assert.deepEqual(
      made.classes.map(row => [row.class, row.n, row.open, row.outcomes]),
      [
        ['RV', 3, 1, { granted: 1, refused: 1, open: 1 }],
        ['MV', 2, 1, { granted: 1, open: 1 }],
      ],
    )
  })

  it('has percentiles with open cases censored', () => {
    // 4/5 open after 10, 3/5 after 20; C leaves at 30; 3/10 after 40, when two were left.
    assert.deepEqual([made.all.p50.days, made.all.p80.days, made.all.p95.days], [40, null, null])
    assert.equal(made.all.meanDays, 70 / 3)
    assert.deepEqual(
      made.survival.map(point => [point.days, Math.round(point.open * 1e9) / 1e9]),
      [
        [0, 1],
        [10, 0.8],
        [20, 0.6],
        [40, 0.3],
      ],
    )
    assert.equal(made.all.restrictedMean!.upToDays, 58)
    // 10 + 10 * 0.8 + 20 * 0.6 + 18 * 0.3
    assert.ok(Math.abs(made.all.restrictedMean!.days - 35.4) < 1e-9)
  })

  it('has working days of each case beside them', () => {
    // A: Friday 2 January to Monday 12 January, 6 working days; B 14; D 29.
    assert.equal(made.all.p50WorkingDays, 29)
    assert.equal(report([rows[0]!, rows[0]!], '2026-03-01').all.p95WorkingDays, 6)
  })

  it('has the share within the target, the day of the target included', () => {
    assert.ok(Math.abs(made.all.withinTarget!.share - 0.4) < 1e-12)
    const { low, share, high } = made.all.withinTarget!
    assert.ok(low < share && share < high)
    assert.equal(report(rows, '2026-03-01').all.withinTarget, undefined)
    assert.equal(report(rows, '2026-03-01', { targetDays: 59 }).all.withinTarget, undefined, 'nobody was watched for 59 days')
  })

  it('follows outcomes as competing', () => {
    const last = (outcome: string) => made.competing.find(row => row.outcome === outcome)!.points.at(-1)!.share
    assert.deepEqual(
      made.competing.map(row => row.outcome),
      ['granted', 'refused'],
    )
    assert.ok(Math.abs(last('granted') - 0.5) < 1e-12)
    assert.ok(Math.abs(last('refused') - 0.2) < 1e-12)
  })

  it('tells what came, went and stayed by month', () => {
    assert.deepEqual(
      made.months.map(row => [row.month, row.class, row.received, row.completed, row.openAtEnd, row.n]),
      [
        ['2026-01', null, 5, 2, 3, 5],
        ['2026-02', null, 0, 1, 2, 0],
        ['2026-03', null, 0, 0, 2, 0],
      ],
    )
    assert.deepEqual(
      made.monthsByClass.filter(row => row.class === 'MV').map(row => [row.month, row.received, row.completed, row.openAtEnd]),
      [
        ['2026-01', 2, 0, 2],
        ['2026-02', 0, 1, 1],
        ['2026-03', 0, 0, 1],
      ],
    )
    assert.equal(made.months[1]!.p50.days, null)
  })

  it('lists the oldest open cases, oldest first', () => {
    assert.deepEqual(made.oldestOpen, [
      { case: 'E', class: 'RV', stage: null, days: 58, workingDays: 40, received: '2026-01-02' },
      { case: 'C', class: 'MV', stage: null, days: 30, workingDays: 20, received: '2026-01-30' },
    ])
  })
})

describe('time', () => {
  it('is counted in whole days by a log of dates, also over a change of the clocks', () => {
    const dates = [{ received: '2026-03-28T00:00:00+00:00', closed: '2026-03-30T00:00:00+01:00' }]
    assert.equal(report(dates, '2026-03-31T00:00:00+01:00', {}, 'Europe/London').all.p50.days, 2)
  })

  it('is counted to the millisecond by a log with times of day', () => {
    const made = report([{ received: '2026-01-01T09:00:00Z', closed: '2026-01-01T15:00:00Z' }], '2026-01-02T00:00:00Z')
    assert.equal(made.all.p50.days, 0.25)
    assert.equal(made.all.p50WorkingDays, 0)
  })

  it('puts a case into the month of its own zone', () => {
    const late = [{ received: '2026-06-30T23:30:00Z', closed: '2026-07-02T10:00:00Z' }]
    assert.deepEqual(
      report(late, '2026-07-03T00:00:00Z', {}, 'Europe/London').months.map(row => row.month),
      ['2026-07'],
    )
    assert.deepEqual(
      report(late, '2026-07-03T00:00:00Z').months.map(row => row.month),
      ['2026-06', '2026-07'],
    )
  })

  it('is not given where nothing is closed', () => {
    const { all, survival, competing } = report([{ received: '2026-01-01' }, { received: '2026-01-05' }], '2026-02-01')
    assert.deepEqual([all.p50, all.meanDays, all.p50WorkingDays], [{ days: null, low: null, high: null }, null, null])
    assert.equal(survival.length, 1)
    assert.deepEqual(competing, [])
  })

  it('is none for a case closed before it was received, and that is said', () => {
    const made = report([{ received: '2026-01-05', closed: '2026-01-02' }], '2026-02-01')
    assert.equal(made.all.p50.days, 0)
    assert.deepEqual(made.remarks.filter(remark => remark.includes('before being received')).length, 1)
  })
})
