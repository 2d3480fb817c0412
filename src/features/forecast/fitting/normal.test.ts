import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { normalChance, normalScore } from './normal.ts'

/** Scores and chances as printed in statistical tables. */
const TABLE = [
  [0, 0.5],
  [0.674_489_75, 0.75],
  [1, 0.841_344_746],
  [1.281_551_566, 0.9],
  [1.644_853_627, 0.95],
  [1.959_963_985, 0.975],
  [2.326_347_874, 0.99],
  [3.090_232_306, 0.999],
] as const

describe('the normal distribution', () => {
  it('agrees with the tables on both sides', () => {
    for (const [score, chance] of TABLE) {
      assert.ok(Math.abs(normalChance(score) - chance) < 2e-7)
      assert.ok(Math.abs(normalChance(-score) - (1 - chance)) < 2e-7)
      assert.ok(Math.abs(normalScore(chance) - score) < 1e-4)
    }
  })

  it('turns a chance into a score and back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        chance => Math.abs(normalChance(normalScore(chance)) - chance) < 1e-8,
      ),
    )
  })

  it('stays between 0 and 1 however far out', () => {
    for (const score of [-40, -8, 8, 40]) assert.ok(normalChance(score) >= 0 && normalChance(score) <= 1)
  })
})
