import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ENGLAND_WORKING_DAYS } from '../../../../values/england-bank-holidays.ts'
import { logOfRecords } from '../../case-log/log-of-records.ts'
import { onTarget } from './on-target.ts'

const MONDAY = Date.parse('2026-06-01T00:00:00Z')
const day = (n: number) => MONDAY + n * 86_400_000

/** Cases received on a Monday, closed after so many days; null: open on day 28. */
const logOf = (cases: readonly (readonly [string, number | null])[]) =>
  logOfRecords({
    ...{ name: 'A unit', timeZone: 'UTC', asOf: day(28), remarks: [] },
    fill: builder => {
      for (const [at, [level, closed]] of cases.entries())
        builder.setCase(builder.caseOf(`case ${at}`), {
          ...{ class: level, received: day(0), closed: closed === null ? Number.NaN : day(closed) },
          outcome: closed === null ? 'open' : 'granted',
        })
    },
  }).log

describe('the share within a target', () => {
  it('counts working days, and an open case for as long as it has been open', () => {
    // A week later is five working days; 12 days later is the second Saturday before, so nine.
    const log = logOf([
      ['RV', 7],
      ['RV', 7],
      ['RV', 12],
      ['RV', null],
    ])
    const [row] = onTarget(log, ENGLAND_WORKING_DAYS, () => 5)
    assert.deepEqual([row?.class, row?.n, row?.open, row?.within?.share], ['RV', 4, 1, 0.5])
  })

  it('keeps cases of one level under two targets apart, and says nothing of a target that no case has been watched for', () => {
    const log = logOf([
      ['RV', 7],
      ['RV', null],
      ['SC', null],
    ])
    const rows = onTarget(log, ENGLAND_WORKING_DAYS, index => [5, 10, 60][index])
    assert.deepEqual(
      rows.map(row => [row.class, row.targetDays, row.within?.share]),
      [
        ['RV', 5, 1],
        ['RV', 10, 0],
        ['SC', 60, undefined],
      ],
    )
  })

  it('leaves out what has no target', () => {
    assert.deepEqual(
      onTarget(logOf([['RV', 7]]), ENGLAND_WORKING_DAYS, () => undefined),
      [],
    )
  })
})
