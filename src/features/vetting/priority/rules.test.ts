/** The priority lane: a share of what comes in, and one in any case. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '../../../values/date.ts'
import { isFull, opensOn, placesOf } from './rules.ts'

const today = calendarDate('2026-06-15')

describe('the priority lane', () => {
  it('has 3 places in 100 cases, and one in ten', () => {
    assert.equal(placesOf({ percent: 3, intake: 133 }), 3)
    assert.equal(placesOf({ percent: 3, intake: 10 }), 1)
  })

  it('is full at its places, and says on which day the earliest leaves it', () => {
    const lane = { percent: 3, days: 28, intake: 70, taken: [addDays(today, -20), addDays(today, -3)] }
    assert.equal(isFull(lane), true)
    assert.equal(opensOn(lane), addDays(today, 8))
    assert.equal(opensOn({ ...lane, intake: 140 }), undefined)
  })

  it('has a place free on the day it names, were intake to stay as it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 27 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 400 }),
        (ago, intake) => {
          const lane = { percent: 3, days: 28, intake, taken: ago.map(days => addDays(today, -days)).sort() }
          const day = opensOn(lane)
          const takenOn = (on: string) => ({ ...lane, taken: lane.taken.filter(taken => addDays(taken, lane.days) > on) })
          assert.equal(isFull(lane), day !== undefined)
          if (day !== undefined) {
            assert.equal(isFull(takenOn(day)), false)
            assert.equal(isFull(takenOn(addDays(day, -1))), true)
          }
        },
      ),
    )
  })
})
