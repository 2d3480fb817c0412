import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { mean, quantile } from './quantile.ts'

describe('a quantile of known values', () => {
  it('is the smallest value that the share does not exceed', () => {
    const values = Float64Array.of(1, 2, 3, 4, 5)
    assert.equal(quantile(values, 0.5), 3)
    assert.equal(quantile(values, 0.8), 4)
    assert.equal(quantile(values, 0.81), 5)
    assert.equal(quantile(values, 0.95), 5)
    assert.equal(quantile(new Float64Array(0), 0.5), null)
  })

  it('leaves at least the share at or below it and less than the share below it', () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }).map(list => Float64Array.from(list).sort())
    fc.assert(
      fc.property(values, fc.constantFrom(0.1, 0.5, 0.8, 0.95, 1), (sorted, share) => {
        const at = quantile(sorted, share)!
        assert.ok(sorted.filter(value => value <= at).length >= share * sorted.length - 1e-9)
        assert.ok(sorted.filter(value => value < at).length < share * sorted.length)
      }),
    )
  })

  it('stands beside a mean', () => {
    assert.equal(mean(Float64Array.of(1, 2, 6)), 3)
    assert.equal(mean(new Float64Array(0)), null)
  })
})
