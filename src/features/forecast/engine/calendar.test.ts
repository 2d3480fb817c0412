/** The clock that counts working minutes only. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { buildClock, dayOfTick, dayStart, delayEnd, isWorkingDay } from './calendar.ts'

/** Day 0 is a Monday and a holiday; so is the Friday of that week. */
const plan = { dayMinutes: 480, days: Uint8Array.of(0, 1, 1, 1, 0, 0, 0), afterwards: Uint8Array.of(1, 1, 1, 1, 1, 0, 0) }
const clock = buildClock(plan, 4)

describe('the clock of working minutes', () => {
  it('lets a week of three working days take three days of minutes', () => {
    assert.deepEqual([...clock.weekStarts], [0, 3 * 480, 8 * 480, 13 * 480, 18 * 480])
  })

  it('reads the end of a day as the start of the next working day', () => {
    assert.equal(dayOfTick(clock, 0), 1)
    assert.equal(dayOfTick(clock, 3 * 480 - 1), 3)
    assert.equal(dayOfTick(clock, 3 * 480), 7)
  })

  it('ends a delay at the same time of day, or when work goes on', () => {
    assert.equal(delayEnd(clock, 100, 2), 2 * 480 + 100)
    assert.equal(delayEnd(clock, 100, 3), 3 * 480)
    assert.equal(dayStart(clock, 5), 3 * 480)
  })

  it('stays the same for what was known when it is made longer, and never lets a delay end before it began', () => {
    const longer = buildClock(plan, 60)
    assert.deepEqual(longer.weekStarts.subarray(0, 5), clock.weekStarts)
    fc.assert(
      fc.property(fc.nat(9_000), fc.integer({ min: 1, max: 300 }), (tick, days) => {
        const end = delayEnd(longer, tick, days)
        const from = dayOfTick(longer, tick)
        assert.ok(end > tick)
        assert.ok(dayOfTick(longer, end) >= from + days)
        for (let day = from + days; day < dayOfTick(longer, end); day++) assert.equal(isWorkingDay(plan, day), false)
      }),
    )
  })
})
