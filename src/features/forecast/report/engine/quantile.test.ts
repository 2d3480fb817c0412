import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { mean, quantilesOf } from './quantile.ts'

const SHARES = [0.1, 0.5, 0.8, 0.81, 0.95, 1]
const someValues = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 })

describe('quantiles of known values', () => {
  it('are the smallest values that the shares do not exceed', () => {
    assert.deepEqual(quantilesOf(Float64Array.of(4, 1, 5, 3, 2), [0.5, 0.8, 0.81, 0.95]), [3, 4, 5, 5])
    assert.deepEqual(quantilesOf(new Float64Array(0), [0.5, 0.8]), [null, null])
  })

  it('leave at least the share at or below them and less than the share below them', () => {
    fc.assert(
      fc.property(someValues, values => {
        quantilesOf(Float64Array.from(values), SHARES).forEach((at, i) => {
          assert.ok(values.filter(value => value <= at!).length >= SHARES[i]! * values.length - 1e-9)
          assert.ok(values.filter(value => value < at!).length < SHARES[i]! * values.length)
        })
      }),
    )
  })

  it('move the values about and lose none', () => {
    fc.assert(
      fc.property(someValues, values => {
        const moved = Float64Array.from(values)
        quantilesOf(moved, SHARES)
        assert.deepEqual(moved.sort(), Float64Array.from(values).sort())
      }),
    )
  })

  it('stands beside a mean', () => {
    assert.equal(mean(Float64Array.of(1, 2, 6)), 3)
    assert.equal(mean(new Float64Array(0)), null)
  })
})
