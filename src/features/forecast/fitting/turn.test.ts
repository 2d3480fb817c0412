import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { exponential, seeded } from '../../../../test/support/made-logs.ts'
import { normalScore } from './normal.ts'
import { turnErrors, turnWithin } from './turn.ts'

const ones = (values: readonly unknown[]) => values.map(() => 1)
const turns = Array.from({ length: 2000 }, (_, place) => 5 + (place % 50))

/** Days taken that lie about the turns as told: log-normal. */
function taken(middle: number, spread: number): number[] {
  const random = seeded(3)
  return turns.map(turn => turn * Math.exp(middle + spread * normalScore(0.0005 + 0.999 * random())))
}

describe('how past results lay about their turns', () => {
  it('is found again, middle and spread', () => {
    for (const [middle, spread] of [
      [0, 0.5],
      [0.4, 0.3],
      [-0.7, 1.2],
    ] as const) {
      const found = turnErrors(turns, taken(middle, spread), ones(turns), ones(turns))!
      assert.ok(Math.abs(found.middle - middle) < 0.05, `middle ${found.middle} for ${middle}`)
      assert.ok(Math.abs(found.spread / spread - 1) < 0.1, `spread ${found.spread} for ${spread}`)
    }
  })

  it('is found again where many cases are still open', () => {
    const random = seeded(4)
    const watched = turns.map(() => exponential(random, 40))
    const results = taken(0.2, 0.5)
    const found = turnErrors(
      turns,
      results.map((days, place) => Math.min(days, watched[place]!)),
      results.map((days, place) => (days <= watched[place]! ? 1 : 0)),
      ones(turns),
    )!
    assert.ok(Math.abs(found.middle - 0.2) < 0.1 && Math.abs(found.spread - 0.5) < 0.1, JSON.stringify(found))
  })

  it('is not said of fewer than 30 results', () => {
    assert.equal(turnErrors(turns.slice(0, 29), turns.slice(0, 29), ones(turns.slice(0, 29)), ones(turns.slice(0, 29))), undefined)
  })

  it('is never narrower than an honest doubt', () => {
    assert.equal(turnErrors(turns, turns, ones(turns), ones(turns))!.spread, 0.15)
  })
})

describe('the chance of being done by a case’s turn', () => {
  it('is a half at the turn itself, nothing today, and rises', () => {
    const errors = { middle: 0, spread: 0.5 }
    assert.ok(Math.abs(turnWithin(errors, 12, 12) - 0.5) < 1e-6)
    assert.equal(turnWithin(errors, 12, 0), 0)
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 90, noNaN: true }), fc.double({ min: 0, max: 90, noNaN: true }), (days, more) =>
        assert.ok(turnWithin(errors, 12, days) <= turnWithin(errors, 12, days + more)),
      ),
    )
  })
})
