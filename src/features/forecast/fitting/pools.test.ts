import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type CaseRow, caseLog } from '../../../../test/support/case-logs.ts'
import { findPools } from './pools.ts'
import { describeStages } from './stages.ts'

const DAY = 86_400_000
const FIRST = Date.parse('2026-01-05T00:00:00Z')
const clock = (day: number, minute: number) => new Date(FIRST + day * DAY + (9 * 60 + minute) * 60_000).toISOString()
const dayOf = (at: number) => Math.floor(at / DAY)

/** Each day each of the people does so many visits of so many minutes, one after the other. */
function worked(stage: string, people: readonly string[], settings: { days: number; visits: number; minutes: number }): CaseRow[] {
  return Array.from({ length: settings.days }, (_, day) =>
    people.flatMap(resource =>
      Array.from({ length: settings.visits }, (_, visit): CaseRow => {
        const start = clock(day, visit * settings.minutes)
        const end = clock(day, (visit + 1) * settings.minutes)
        return { received: start, closed: end, visits: [{ stage, start, end, resource }] }
      }),
    ),
  ).flat()
}
const logOf = (...rows: CaseRow[][]) => caseLog(rows.flat(), { endOfLog: '2026-06-01' })

describe('who does which work', () => {
  const steady = { days: 30, visits: 6, minutes: 60 }

  it('is how many finish work on a usual day, and minutes between those recorded and the whole day shared out', () => {
    const [pool] = findPools(logOf(worked('decide', ['A', 'B', 'C'], steady)), dayOf)
    assert.deepEqual([pool!.staff, pool!.visits, pool!.workingDays], [3, 540, 30])
    assert.ok(pool!.minutes >= 60 && pool!.minutes <= 80, String(pool!.minutes))
    assert.ok(pool!.busyShare > 0.7 && pool!.busyShare <= 1, String(pool!.busyShare))
  })

  it('is at least as fast as on the days on which most was done', () => {
    const slow = worked('decide', ['A', 'B'], { days: 30, visits: 4, minutes: 5 }).map(row => later(row, 10))
    const [pool] = findPools(logOf(worked('decide', ['A', 'B'], { days: 10, visits: 8, minutes: 5 }), slow), dayOf)
    assert.ok(pool!.minutes >= 5 && pool!.minutes <= 120, String(pool!.minutes))
  })

  it('is one pool for stages done by the same people, and two for others', () => {
    const same = findPools(logOf(worked('check', ['A', 'B'], steady), worked('decide', ['A', 'B'], steady)), dayOf)
    assert.deepEqual(
      same.map(({ stages }) => stages.length),
      [2],
    )
    const apart = findPools(logOf(worked('check', ['A', 'B'], steady), worked('decide', ['C', 'D'], steady)), dayOf)
    assert.deepEqual(
      apart.map(({ stages }) => stages.length),
      [1, 1],
    )
  })

  it('leaves a day with hardly anybody out of how many work there', () => {
    const lonely = worked('decide', ['A'], { days: 12, visits: 1, minutes: 60 }).map(row => later(row, 40))
    const [pool] = findPools(logOf(worked('decide', ['A', 'B', 'C', 'D'], steady), lonely), dayOf)
    assert.deepEqual([pool!.staff, pool!.workingDays], [4, 30])
  })

  it('is not said where nobody is named or fewer than 50 visits tell', () => {
    const few = worked('decide', ['A', 'B'], { days: 4, visits: 6, minutes: 60 })
    assert.deepEqual(findPools(logOf(few), dayOf), [])
    const nameless = worked('decide', ['A'], steady).map(row => ({ ...row, visits: row.visits!.map(({ resource: _, ...visit }) => visit) }))
    assert.deepEqual(findPools(logOf(nameless), dayOf), [])
  })
})

describe('what is shown of a stage', () => {
  it('is how often it was visited, how long it holds a case, and what comes next', () => {
    const rows = Array.from({ length: 10 }, (_, place): CaseRow => {
      const review = place < 4
      return {
        received: clock(place, 0),
        closed: clock(place + 5, 0),
        visits: [
          { stage: 'check', end: clock(place + 2, 0) },
          ...(review ? [{ stage: 'review', end: clock(place + 3, 0) }] : []),
          { stage: 'decide', end: clock(place + 5, 0) },
        ],
      }
    })
    const stages = describeStages(caseLog(rows, { endOfLog: '2026-03-01' }), dayOf)
    assert.deepEqual(
      stages.map(({ stage, visits, p50Days }) => [stage, visits, p50Days]),
      [
        ['check', 10, 2],
        ['decide', 10, 3],
      ],
    )
    assert.deepEqual(stages[0]!.next, [
      { stage: 'decide', share: 0.6 },
      { stage: 'review', share: 0.4 },
    ])
    assert.deepEqual(stages[1]!.next, [{ stage: 'closed', share: 1 }])
    assert.deepEqual([stages[0]!.workFrom, stages[0]!.staff], ['not known', null])
  })
})

function later(row: CaseRow, days: number): CaseRow {
  const shift = (time: string) => new Date(Date.parse(time) + days * DAY).toISOString()
  return {
    ...row,
    received: shift(row.received),
    closed: shift(row.closed!),
    visits: row.visits!.map(visit => ({ ...visit, start: shift(visit.start!), end: shift(visit.end!) })),
  }
}
