import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { exponential, seeded } from '../../../../test/support/made-logs.ts'
import { bestShare, daysFor, type Rivals } from './mixture.ts'

const within = (mean: number) => (days: number) => 1 - Math.exp(-Math.max(days, 0) / mean)
const TRUE = within(10)

function rivals(
  one: Rivals['one'],
  other: Rivals['other'],
  actual: (place: number) => number,
  watched = Number.POSITIVE_INFINITY,
): Rivals[] {
  return Array.from({ length: 4000 }, (_, place) => {
    const took = actual(place)
    return { one, other, actual: Math.min(took, watched), over: took <= watched, weight: 1 }
  })
}

const ofMean = (mean: number) => {
  const random = seeded(8)
  return () => exponential(random, mean)
}

describe('how much of two forecasts to believe', () => {
  it('is all of the one that is right, whether the other is too early or too late', () => {
    for (const wrong of [3, 30]) {
      assert.ok(bestShare(rivals(TRUE, within(wrong), ofMean(10))) > 0.9, `the other has a mean of ${wrong}`)
      assert.ok(bestShare(rivals(within(wrong), TRUE, ofMean(10))) < 0.1, `the one has a mean of ${wrong}`)
    }
  })

  it('is half of each where half of the cases follow each', () => {
    const random = seeded(9)
    const share = bestShare(rivals(within(4), within(40), place => exponential(random, place % 2 ? 4 : 40)))
    assert.ok(Math.abs(share - 0.5) < 0.1, String(share))
  })

  it('finds the right one among cases of which many are still open', () => {
    assert.ok(bestShare(rivals(TRUE, within(30), ofMean(10), 8)) > 0.9)
  })

  it('stays between 0 and 1, and needs no judging where the two say the same', () => {
    const mean = fc.double({ min: 0.5, max: 50, noNaN: true })
    fc.assert(
      fc.property(mean, mean, mean, (one, other, actual) => {
        const share = bestShare([{ one: within(one), other: within(other), actual, over: true, weight: 1 }])
        assert.ok(share >= 0 && share <= 1)
      }),
    )
    assert.equal(bestShare([{ one: TRUE, other: TRUE, actual: 3, over: true, weight: 1 }]), 1)
  })
})

describe('the days by which a chance is reached', () => {
  it('undo the chance within so many days', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 300, noNaN: true }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (mean, chance) =>
        assert.ok(Math.abs(within(mean)(daysFor(within(mean), chance)) - chance) < 1e-3),
      ),
    )
  })

  it('are at least a minute, and finite where the chance is never reached', () => {
    assert.equal(
      daysFor(() => 1, 0.5),
      1 / 1440,
    )
    assert.equal(
      daysFor(() => 0.3, 0.5),
      20_000,
    )
  })
})
