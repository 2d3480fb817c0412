/** The hash behind every draw: fixed for good, since recorded forecasts rest on it, and as even as chance should be. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ALWAYS, caseKey, draw, limitBelow, mix, ordered, replicationKey, thresholdOf } from './draw.ts'

describe('a draw', () => {
  it('is what it was when forecasts were recorded', () => {
    assert.equal(mix(1), 1753845952)
    assert.equal(draw(caseKey(replicationKey(1, 0), 0), 200) >>> 0, 1757690083)
  })

  it('is less than a threshold exactly when it is within its limit', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 32 }), (value, threshold) => {
        assert.equal(ordered(value) <= limitBelow(threshold), value >>> 0 < threshold)
      }),
    )
    assert.equal(limitBelow(thresholdOf(1)), ALWAYS)
  })

  it('falls evenly over a thousand parts, for cases, slots and replications', () => {
    for (const at of [
      (i: number) => draw(caseKey(replicationKey(1, 0), i), 5),
      (i: number) => draw(caseKey(replicationKey(1, 0), 7), i),
      (i: number) => draw(caseKey(replicationKey(1, i), 7), 5),
    ]) {
      const counts = new Float64Array(1024)
      for (let i = 0; i < 204_800; i++) counts[at(i) >>> 22]!++
      const squares = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0)
      // Chi-squared with 1,023 degrees of freedom: within four deviations of its mean.
      assert.ok(Math.abs(squares - 1023) < 4 * Math.sqrt(2 * 1023), `${squares}`)
    }
  })

  it('does not tell the next one', () => {
    let together = 0
    for (let i = 0; i < 100_000; i++) {
      const key = caseKey(replicationKey(3, 1), i)
      together += ((draw(key, 0) >>> 0) / 2 ** 32 - 0.5) * ((draw(key, 2) >>> 0) / 2 ** 32 - 0.5)
    }
    assert.ok(Math.abs(together / 100_000) < 4 / 12 / Math.sqrt(100_000))
  })
})
