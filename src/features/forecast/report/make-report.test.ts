import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type CaseRow, caseLog, readLogOf } from '../../../../test/support/case-logs.ts'
import { addDays, type CalendarDate, calendarDate } from '../../../values/date.ts'
import { ENGLAND_WORKING_DAYS } from '../../../values/england-bank-holidays.ts'
import { makeReport, type ReportSettings } from './make-report.ts'
import { NOT_COVERED, type Report } from './rules.ts'

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

describe('time held', () => {
  it('counts from the end of the visit before where only ends are recorded', () => {
    const made = report(
      [
        {
          received: '2026-01-01',
          closed: '2026-01-21',
          visits: [
            { stage: 'Form', end: '2026-01-05', party: 'applicant' },
            { stage: 'Checks', end: '2026-01-11', party: 'unit' },
          ],
        },
      ],
      '2026-02-01',
    )
    assert.equal(made.heldFrom, 'end of the visit before')
    assert.deepEqual(
      made.heldByStage.map(row => [row.name, row.visits, row.p50Days, row.shareOfTime]),
      [
        [NOT_COVERED, 1, 10, 0.5],
        ['Checks', 1, 6, 0.3],
        ['Form', 1, 4, 0.2],
      ],
    )
    assert.deepEqual(
      made.heldByParty.map(row => row.name),
      [NOT_COVERED, 'unit', 'applicant'],
    )
  })

  it('counts from the queue or the start where they are recorded, and gaps between visits once', () => {
    const made = report(
      [
        {
          received: '2026-01-01',
          closed: '2026-01-11',
          visits: [
            { stage: 'A', queued: '2026-01-01', start: '2026-01-02', end: '2026-01-03' },
            { stage: 'B', start: '2026-01-05', end: '2026-01-11' },
          ],
        },
      ],
      '2026-02-01',
    )
    assert.equal(made.heldFrom, 'recorded starts')
    assert.deepEqual(
      made.heldByStage.map(row => [row.name, row.meanDays, row.shareOfTime]),
      [
        ['B', 6, 0.6],
        ['A', 2, 0.2],
        [NOT_COVERED, 2, 0.2],
      ],
    )
  })

  it('counts a visit that goes on in the share of time and nowhere else', () => {
    const made = report([{ received: '2026-01-01', visits: [{ stage: 'A', start: '2026-01-02' }] }], '2026-01-11')
    assert.deepEqual(made.heldByStage[0], {
      name: 'A',
      visits: 0,
      meanDays: null,
      p50Days: null,
      p80Days: null,
      p95Days: null,
      shareOfTime: 0.9,
    })
  })

  it('leaves visits without a party to the time not recorded', () => {
    const made = report(
      [
        {
          received: '2026-01-01',
          closed: '2026-01-11',
          visits: [
            { stage: 'A', end: '2026-01-05', party: 'unit' },
            { stage: 'B', end: '2026-01-11' },
          ],
        },
      ],
      '2026-02-01',
    )
    assert.deepEqual(
      made.heldByParty.map(row => [row.name, row.visits, row.shareOfTime]),
      [
        [NOT_COVERED, 1, 0.6],
        ['unit', 1, 0.4],
      ],
    )
  })
})

describe('work done again', () => {
  const visitsTo = (stages: string, starts: boolean): CaseRow => ({
    received: '2026-01-01',
    closed: '2026-01-20',
    visits: [...stages].map((stage, i) => ({
      stage,
      ...(starts && { start: `2026-01-${String(i + 1).padStart(2, '0')}` }),
      end: `2026-01-${String(i + 2).padStart(2, '0')}`,
    })),
  })

  it('is a second visit with another stage between', () => {
    const made = report([visitsTo('ABA', true), visitsTo('ABABA', true), visitsTo('A', true)], '2026-02-01')
    assert.deepEqual(made.rework, [
      { stage: 'A', cases: 2, share: 2 / 3, extraVisits: 3 },
      { stage: 'B', cases: 1, share: 0.5, extraVisits: 1 },
    ])
  })

  it('is not work put down and taken up, but a stage completed twice is', () => {
    assert.deepEqual(report([visitsTo('AAB', true)], '2026-02-01').rework, [])
    assert.deepEqual(report([visitsTo('AAB', false)], '2026-02-01').rework, [{ stage: 'A', cases: 1, share: 1, extraVisits: 1 }])
  })
})

describe('the spread of work', () => {
  it('is told under pseudonyms by first appearance', () => {
    const by = (...names: string[]): CaseRow => ({
      received: '2026-01-01',
      visits: names.map(resource => ({ stage: 'A', end: '2026-01-02', resource })),
    })
    const made = report([by('Smith'), by('Jones', 'Jones'), by('Jones')], '2026-02-01')
    assert.deepEqual(made.workload, [
      { resource: 'Officer 2', visits: 3, cases: 2 },
      { resource: 'Officer 1', visits: 1, cases: 1 },
    ])
    assert.doesNotMatch(JSON.stringify(made), /Smith|Jones/)
  })
})

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
