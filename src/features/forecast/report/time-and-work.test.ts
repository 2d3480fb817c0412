/** What the report says of visits: time held, work done again, the spread of work. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type CaseRow, caseLog, readLogOf } from '../../../../test/support/case-logs.ts'
import { ENGLAND_WORKING_DAYS } from '../../../values/england-bank-holidays.ts'
import { makeReport } from './make-report.ts'
import { NOT_COVERED, type Report } from './rules.ts'

const report = (rows: CaseRow[], endOfLog: string): Report =>
  makeReport(readLogOf(caseLog(rows, { endOfLog })), { release: false, asOfTold: false, calendar: ENGLAND_WORKING_DAYS })

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
