/** Intervals around what replications say, and the rule that stops them. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { m1Tables } from '../../../../test/support/m1-tables.ts'
import { draw, mix } from '../engine/draw.ts'
import { m1Population, m1Program } from '../engine/m1.ts'
import { isPrecise, meanInterval, nextBlock, quantileInterval } from './precision.ts'
import { runReplications } from './simulate.ts'
import { studentBelow, studentQuantile } from './student.ts'
import { runToPrecision } from './to-precision.ts'

const uniform = (seed: number, count: number) => Array.from({ length: count }, (_, i) => (draw(mix(seed), i) >>> 0) / 2 ** 32)

describe("Student's t", () => {
  it('has the quantiles of the printed tables', () => {
    for (const [probability, freedom, expected] of [
      [0.975, 1, 12.706],
      [0.975, 2, 4.303],
      [0.975, 10, 2.228],
      [0.95, 5, 2.015],
      [0.995, 30, 2.75],
      [0.975, 39, 2.023],
      [0.975, 999, 1.962],
    ] as const)
      assert.equal(studentQuantile(probability, freedom).toFixed(3), expected.toFixed(3))
    assert.equal(studentBelow(0, 7), 0.5)
  })
})

describe('an interval', () => {
  it('of a mean is what the formula gives by hand', () => {
    const { value, halfWidth } = meanInterval([1, 2, 3, 4])
    assert.equal(value, 2.5)
    // sd 1.2910, t with 3 degrees 3.1824, over the root of 4.
    assert.equal(halfWidth.toFixed(3), '2.054')
    assert.equal(meanInterval([1]).halfWidth, Number.POSITIVE_INFINITY)
  })

  it('of a median lies between the ranks of the printed table', () => {
    const values = Array.from({ length: 20 }, (_, i) => i + 1)
    // For 20 values: ranks 6 and 15, which hold the median with 95.9%.
    assert.deepEqual(quantileInterval(values, 0.5), { value: 11, low: 6, high: 15, halfWidth: 4.5 })
    assert.equal(quantileInterval(values, 0.95).high, Number.POSITIVE_INFINITY)
  })

  it('holds the true value about as often as it says', () => {
    let means = 0
    let quantiles = 0
    for (let trial = 0; trial < 1_000; trial++) {
      const values = uniform(trial, 60)
      const mean = meanInterval(values)
      const quantile = quantileInterval(values, 0.8)
      if (mean.low <= 0.5 && 0.5 <= mean.high) means++
      if (quantile.low <= 0.8 && 0.8 <= quantile.high) quantiles++
    }
    assert.ok(means > 930 && means < 970, `${means} of 1,000`)
    // Ranks are whole, so these intervals are a little wider than asked.
    assert.ok(quantiles >= 935 && quantiles < 985, `${quantiles} of 1,000`)
  })
})

describe('the stopping rule', () => {
  const quantity = { name: 'mean', target: 0.05 }

  it('runs at least 40, then blocks of 20 until every target is met, and never more than 1,000', () => {
    assert.equal(nextBlock(0, [quantity], [[]]), 40)
    assert.equal(nextBlock(40, [quantity], [uniform(1, 40)]), 20)
    assert.equal(nextBlock(400, [quantity], [uniform(1, 400)]), 0)
    assert.equal(nextBlock(400, [quantity, { name: 'sure', target: 1e-6 }], [uniform(1, 400), uniform(2, 400)]), 20)
    assert.equal(nextBlock(1_000, [{ name: 'sure', target: 1e-6 }], [uniform(1, 1_000)]), 0)
    assert.equal(isPrecise([{ name: 'tail', target: 0.2, quantile: 0.999 }], [uniform(1, 100)]), false)
  })

  it('stops a run of the model when its figure is precise, with the replications that it would have had at once', async () => {
    const program = m1Program(m1Tables, 500)
    const plan = m1Population(m1Tables, 500)
    const settings = { seed: 1, threads: 0 }
    const run = await runToPrecision(program, plan, settings, [{ name: 'events', target: 3 }], (batch, index) => [batch.events[index]!])
    assert.ok(run.reached && run.replications > 40 && run.replications < 1_000, `${run.replications}`)
    assert.ok(run.intervals[0]!.halfWidth <= 3)
    const { events } = await runReplications(program, plan, { ...settings, replications: run.replications })
    assert.deepEqual(run.values, [[...events]])
    assert.ok(meanInterval(run.values[0]!.slice(0, -20)).halfWidth > 3, 'it went on although it was precise')
  })
})
