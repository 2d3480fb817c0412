import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type CaseRow, caseLog } from '../../../../test/support/case-logs.ts'
import { findPools } from '../fitting/pools.ts'
import { queueModelOf } from '../fitting/queue-model.ts'
import { populationPlan } from './staffing-population.ts'

const DAY = 86_400_000
const FIRST = Date.parse('2026-01-05T00:00:00Z')
const clock = (day: number, minute = 0) => new Date(FIRST + day * DAY + (9 * 60 + minute) * 60_000).toISOString()

/** Two cases a day, every day, checked on the day and decided a day later by the same two people; the last few are still open. */
const DAYS = 112
const rows = Array.from({ length: 2 * DAYS }, (_, place): CaseRow => {
  const day = Math.floor(place / 2)
  const resource = place % 2 ? 'A' : 'B'
  const decided = day + 1 < DAYS
  return {
    received: clock(day, place % 2),
    ...(decided && { closed: clock(day + 1, 300) }),
    visits: [
      { stage: 'check', start: clock(day, 60), end: clock(day, 120), resource },
      ...(decided ? [{ stage: 'decide', start: clock(day + 1, 240), end: clock(day + 1, 300), resource }] : []),
    ],
  }
})
const waiting: CaseRow = { received: clock(DAYS - 1, 5) }
const begun: CaseRow = { received: clock(DAYS - 1, 6), visits: [{ stage: 'check', start: clock(DAYS - 1, 200), resource: 'A' }] }
const log = caseLog([...rows, waiting, begun], { endOfLog: clock(DAYS - 1, 400) })
const dayOf = (at: number) => Math.floor(at / DAY)
const queue = queueModelOf(log, findPools(log, dayOf)[0]!)
const plan = populationPlan(log, queue, 0, 20, 1)

describe('the cases that a staffing question is asked of', () => {
  it('begin with everybody open today, where each stands: in the queue, or before it, as the share of the waiting says', () => {
    // Two are checked and wait to be decided, one has not begun, one is being checked.
    for (const [share, further] of [
      [0, 0],
      [1, 1],
    ] as const) {
      const { known } = populationPlan(log, queue, share, 20, 1)
      const stands = (name: string) => queue.stageOf(log.stages.indexOf(name)) + further
      assert.equal(known!.count, 4)
      assert.deepEqual([...known!.start], ['decide', 'decide', 'check', 'check'].map(stands))
    }
  })

  it('go on with as many a week as lately', () => {
    assert.equal(plan.arrivals.kind, 'weekly')
    const { counts } = plan.arrivals as Extract<typeof plan.arrivals, { kind: 'weekly' }>
    assert.equal(counts.length, 20 * 16)
    assert.ok(
      counts.every(count => count >= 13 && count <= 17),
      String(counts.slice(0, 16)),
    )
  })

  it('are the same for the same seed', () => {
    assert.deepEqual(populationPlan(log, queue, 0, 20, 1), plan)
  })
})
