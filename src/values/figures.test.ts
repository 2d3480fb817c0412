import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { days } from './figures.ts'

describe('a time in days', () => {
  it('has one decimal up to 20 and none above', () => {
    assert.deepEqual([1.04, 19.96, 20.4, 1234.5, -3.21, -40.2].map(days), ['1.0', '20.0', '20', '1,235', '-3.2', '-40'])
  })

  it('of an hour is less than a tenth of a day, and none is nought', () => {
    assert.deepEqual([0, 0.04, 0.05, -0.04].map(days), ['0', '<0.1', '0.1', '0'])
  })

  it('never reads as nought with a sign or a decimal', () => {
    fc.assert(fc.property(fc.double({ min: -50, max: 50, noNaN: true }), value => !/^-?0\.0$|^-0$/.test(days(value))))
  })
})
