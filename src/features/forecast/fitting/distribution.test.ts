import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { chanceWithin, distributionAsCounted, distributionOf, quantile, usualTailOf } from './distribution.ts'

const ones = (values: readonly unknown[]) => values.map(() => 1)
const row = fc.record({
  days: fc.double({ min: 0.01, max: 400, noNaN: true }),
  over: fc.constantFrom(0, 1),
  weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
})
const rows = fc.array(row, { minLength: 1, maxLength: 40 })
type Row = { days: number; over: number; weight: number }
const from = (given: readonly Row[]) =>
  distributionOf(
    given.map(({ days }) => days),
    given.map(({ over }) => over),
    given.map(({ weight }) => weight),
    0.05,
  )
const near = (a: number, b: number, within = 1e-9) => assert.ok(Math.abs(a - b) <= within * Math.max(1, Math.abs(b)), `${a} is not ${b}`)

describe('the distribution of a remaining time', () => {
  it('is the share of past results, where all are known', () => {
    const found = distributionAsCounted([30, 10, 20, 40], [1, 1, 1, 1], [1, 1, 1, 1])
    for (const [days, share] of [
      [10, 0.25],
      [20, 0.5],
      [30, 0.75],
      [40, 1],
    ] as const)
      near(chanceWithin(found, days), share)
    near(chanceWithin(found, 15), 0.375)
    assert.deepEqual(
      [0.125, 0.25, 0.5].map(chance => quantile(found, chance)),
      [5, 10, 20],
    )
  })

  it('keeps a little for what may outlast all past results', () => {
    const found = distributionOf([10, 20, 30, 40], [1, 1, 1, 1], [1, 1, 1, 1], 0.1)
    const kept = 1 - chanceWithin(found, 40)
    assert.ok(kept > 0 && kept < 0.05, String(kept))
    near(chanceWithin(found, 20), (1 - kept) / 2)
    assert.ok(quantile(found, 1 - kept / 2) > 40)
  })

  it('spreads what a censored case would have added over those that lasted longer, worked by hand', () => {
    const found = distributionAsCounted([10, 15, 20, 40], [1, 0, 1, 1], [1, 1, 1, 1])
    near(chanceWithin(found, 10), 1 / 4)
    near(chanceWithin(found, 20), 1 - (3 / 4) * (1 / 2))
    near(chanceWithin(found, 40), 1)
  })

  it('counts a row of weight two as two rows', () => {
    const twice = distributionOf([5, 9, 9, 12], [1, 1, 1, 0], [1, 1, 1, 1], 0.1)
    const weighted = distributionOf([5, 9, 12], [1, 1, 0], [1, 2, 1], 0.1)
    for (const days of [2, 5, 7, 9, 11]) near(chanceWithin(weighted, days), chanceWithin(twice, days))
  })

  it('rises, and quantile and chance undo each other', () => {
    fc.assert(
      fc.property(
        rows,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (given, one, other) => {
          const found = from(given)
          near(chanceWithin(found, quantile(found, one)), one, 1e-6)
          const [low, high] = one < other ? [one, other] : [other, one]
          assert.ok(quantile(found, low) <= quantile(found, high))
          assert.ok(chanceWithin(found, 100 * low) <= chanceWithin(found, 100 * high))
        },
      ),
    )
  })

  it('only grows longer by cases that are still open: leaving them out would promise too much', () => {
    fc.assert(
      fc.property(rows, given => {
        const ended = given.filter(({ over }) => over === 1)
        fc.pre(ended.length > 0)
        const all = from(given)
        const without = from(ended)
        for (const { days } of ended) assert.ok(chanceWithin(all, days) <= chanceWithin(without, days) + 1e-9)
      }),
    )
  })

  it('has a finite tail, even of cases of which none has ended', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 1, maxLength: 20 }), days => {
        const found = distributionOf(
          days,
          days.map(() => 0),
          ones(days),
          0.05,
        )
        for (const chance of [0.5, 0.95, 0.999]) assert.ok(Number.isFinite(quantile(found, chance)) && quantile(found, chance) > 0)
      }),
    )
  })
})

describe('the usual tail', () => {
  it('is the closings a day among the longer half, and finite without any', () => {
    // Beyond the median of 3: two rows, 1 and 7 days longer, one of which ended.
    near(usualTailOf(Float64Array.of(1, 2, 3, 4, 10), Uint8Array.of(1, 1, 1, 1, 0)), 1 / 8)
    near(usualTailOf(Float64Array.of(1, 2, 3, 4, 10), Uint8Array.of(1, 1, 1, 0, 0)), 0.5 / 8)
    assert.equal(usualTailOf(Float64Array.of(2, 2, 2), Uint8Array.of(1, 1, 1)), 24)
  })
})
