import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { caseLog } from '../../../../test/support/case-logs.ts'
import { middleOf, seeded } from '../../../../test/support/made-logs.ts'
import { weekdayOf } from '../../../values/date.ts'
import { drawArrivals, fitArrivals } from './arrivals.ts'
import { DAY } from './states.ts'

const FIRST = Date.parse('2025-12-29T00:00:00Z')
const weekday = (at: number) => weekdayOf(Math.floor(at / DAY))
/** Three cases each Monday morning, one each Wednesday afternoon, for so many weeks from a Monday on. */
const weekly = (weeks: number, endOfLog: string) =>
  caseLog(
    Array.from({ length: weeks }, (_, week) =>
      [0, 0, 0, 2].map(day => ({ received: new Date(FIRST + (7 * week + day) * DAY + (day === 0 ? 9 : 16) * 3_600_000).toISOString() })),
    ).flat(),
    { endOfLog },
  )

describe('arrivals', () => {
  it('are counted by week and by weekday, whatever the hour the log ends at', () => {
    for (const end of ['2026-03-23T00:00:00Z', '2026-03-22T15:30:00Z', '2026-03-20T11:00:00Z']) {
      const { meanPerWeek, lowPerWeek, highPerWeek, byWeekday, perDay, weeks } = fitArrivals(weekly(12, end), weekday)
      assert.equal(weeks, 11)
      assert.equal(perDay.length, 77)
      assert.deepEqual([meanPerWeek, lowPerWeek, highPerWeek], [4, 4, 4])
      assert.deepEqual(
        byWeekday.map(mean => Math.round(mean * 1e9) / 1e9),
        [3, 0, 1, 0, 0, 0, 0],
      )
    }
  })

  it('are those of lately: what came years ago counts no more', () => {
    const { weeks, perDay } = fitArrivals(weekly(150, '2028-11-13'), weekday)
    assert.ok(weeks >= 12 && weeks <= 52)
    assert.equal(
      perDay.reduce((sum, day) => sum + day, 0),
      4 * weeks,
    )
  })

  it('count a case received at the very end, and all cases of a log shorter than a week', () => {
    const log = caseLog([{ received: '2026-01-05' }, { received: '2026-01-06' }, { received: '2026-01-08' }], { endOfLog: '2026-01-08' })
    assert.equal(fitArrivals(log, weekday).meanPerWeek, 3)
  })

  it('are drawn on the weekdays on which they came, as many as came where the level stands still', () => {
    const fitted = { ...fitArrivals(weekly(20, '2026-05-18'), weekday), levelSpread: 0 }
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 20 }), (seed, weeks) => {
        const ahead = drawArrivals(fitted, 7 * weeks, seeded(seed))
        for (const [day, comes] of ahead.entries()) assert.equal(comes, day % 7 === 0 ? 3 : day % 7 === 2 ? 1 : 0)
      }),
    )
  })

  it('are weeks that were, in runs of four', () => {
    const perDay = Int32Array.from({ length: 70 }, (_, day) => day)
    const ahead = drawArrivals({ ...fitArrivals(weekly(12, '2026-03-23'), weekday), perDay, weeks: 10, levelSpread: 0 }, 56, seeded(1))
    for (const from of [0, 28]) {
      assert.equal(ahead[from]! % 7, 0)
      for (let day = 0; day < 28; day++) assert.equal(ahead[from + day], (ahead[from]! + day) % 70)
    }
  })

  it('come at a level that differs from future to future, and never on days on which none came', () => {
    const fitted = { ...fitArrivals(weekly(20, '2026-05-18'), weekday), levelSpread: 0.3 }
    const futures = Array.from({ length: 400 }, (_, seed) => drawArrivals(fitted, 56, seeded(seed)))
    const totals = futures.map(ahead => ahead.reduce((sum, comes) => sum + comes, 0))
    assert.ok(Math.abs(middleOf(totals) / 32 - 1) < 0.1, String(middleOf(totals)))
    assert.ok(Math.min(...totals) < 22 && Math.max(...totals) > 46)
    assert.ok(futures.every(ahead => ahead.every((comes, day) => comes === 0 || day % 7 === 0 || day % 7 === 2)))
  })

  it('stand still in level where every eight weeks were alike', () => {
    assert.ok(fitArrivals(weekly(60, '2027-02-22'), weekday).levelSpread < 0.02)
  })
})
