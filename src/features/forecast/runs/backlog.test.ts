import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { asSeenAt, DAY, FIRST_DAY, stagedRows } from '../../../../test/support/made-logs.ts'
import { fitArrivals } from '../fitting/arrivals.ts'
import { bandAt, drawFutures, type Futures, type FuturesPlan, tableOf } from './backlog.ts'
import { drawUntilPrecise } from './draw-until-precise.ts'

const log = asSeenAt(stagedRows({ cases: 400, days: 400, seed: 2 }), FIRST_DAY + 300 * DAY)
const arrivals = fitArrivals(log, () => 0)
const exponentialOf = (mean: number) => tableOf(chance => -mean * Math.log(1 - chance))

const plan = (change: Partial<FuturesPlan> = {}): FuturesPlan => ({
  stock: [exponentialOf(5), exponentialOf(20), exponentialOf(60)],
  coming: [exponentialOf(10)],
  arrivals,
  checks: Float64Array.of(3.5, 10.5, 17.5, 38.5),
  togetherness: 0.1,
  seed: 7,
  ...change,
})
const columns = ({ open, stock, completed, arrived, lastDone, meanDone }: Futures) => [open, stock, completed, arrived, lastDone, meanDone]

describe('futures of the open stock', () => {
  const made = fc.record({
    seed: fc.integer(),
    togetherness: fc.double({ min: 0, max: 0.5, noNaN: true }),
    stock: fc.array(fc.double({ min: 0.1, max: 90, noNaN: true }).map(exponentialOf), { maxLength: 8 }),
    checks: fc.array(fc.double({ min: 0.1, max: 60, noNaN: true }), { maxLength: 5 }).map(days => Float64Array.from(days).sort()),
  })

  it('lose nobody: at every check what is open is what was, and came, less what was completed', () => {
    fc.assert(
      fc.property(made, change => {
        const asked = plan(change)
        const { open, stock, completed, arrived } = drawFutures(asked, 5)
        for (let at = 0; at < open.length; at++) {
          assert.equal(open[at], asked.stock.length + arrived[at]! - completed[at]!)
          assert.ok(stock[at]! <= open[at]! && stock[at]! <= asked.stock.length)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('only ever see more come and more be done', () => {
    const { stock, completed, arrived } = drawFutures(plan(), 50)
    for (let at = 0; at < stock.length; at++) {
      if (at % 4 === 0) continue
      assert.ok(stock[at]! <= stock[at - 1]! && completed[at]! >= completed[at - 1]! && arrived[at]! >= arrived[at - 1]!)
    }
  })

  it('are the same for the same seed, byte for byte, and others for another', () => {
    const bytes = (seed: number) => columns(drawFutures(plan({ seed }), 20)).map(column => Buffer.from(column.buffer).toString('hex'))
    assert.deepEqual(bytes(7), bytes(7))
    assert.notDeepEqual(bytes(7), bytes(8))
  })

  it('begin, when more are drawn, with those that were drawn before', () => {
    const few = columns(drawFutures(plan(), 10))
    const many = columns(drawFutures(plan(), 40))
    for (const [at, column] of few.entries()) assert.deepEqual([...many[at]!.subarray(0, column.length)], [...column])
  })

  it('finish today’s cases as soon as their tables say', () => {
    const { meanDone, stock } = drawFutures(plan(), 2000)
    const mean = meanDone.reduce((sum, days) => sum + days, 0) / meanDone.length
    assert.ok(Math.abs(mean / ((5 + 20 + 60) / 3) - 1) < 0.05, String(mean))
    const left = Array.from({ length: 2000 }, (_, replication) => stock[replication * 4 + 1]!).reduce((sum, open) => sum + open, 0) / 2000
    const expected = [5, 20, 60].reduce((sum, days) => sum + Math.exp(-10.5 / days), 0)
    assert.ok(Math.abs(left - expected) < 0.06, `${left} for ${expected}`)
  })

  it('fill up with those that come, to as many as come in the time that one takes', () => {
    const two = { ...arrivals, perDay: new Int32Array(70).fill(2), weeks: 10, levelSpread: 0 }
    const { arrived, open } = drawFutures(plan({ stock: [], arrivals: two, togetherness: 0 }), 1000)
    const mean = (values: Float64Array, check: number) =>
      Array.from({ length: 1000 }, (_, replication) => values[replication * 4 + check]!).reduce((sum, value) => sum + value, 0) / 1000
    for (const [check, days] of [3.5, 10.5, 17.5, 38.5].entries()) {
      assert.ok(Math.abs(mean(arrived, check) - 2 * days) < 0.1, `${mean(arrived, check)} came in ${days} days`)
      const expected = 2 * 10 * (1 - Math.exp(-days / 10))
      assert.ok(Math.abs(mean(open, check) / expected - 1) < 0.04, `${mean(open, check)} for ${expected}`)
    }
  })

  it('spread wider, about the same middle, where cases err together', () => {
    const stock = Array.from({ length: 100 }, () => exponentialOf(20))
    const band = (togetherness: number) => {
      const futures = drawFutures(plan({ stock, togetherness }), 400)
      return [0.1, 0.5, 0.9].map(chance => bandAt(futures.stock, futures, 4, 1, chance)) as [number, number, number]
    }
    const [alone, together] = [band(0), band(0.4)]
    assert.ok(together[2] - together[0] > 2 * (alone[2] - alone[0]))
    assert.ok(Math.abs(together[1] - alone[1]) < 8)
  })
})

describe('drawing until it is precise enough', () => {
  it('draws exactly as many as told', () => {
    const { futures, precision } = drawUntilPrecise(plan(), { replications: 37, precisionDays: 0.001 })
    assert.equal(futures.replications, 37)
    assert.equal(precision.reached, false)
  })

  it('draws more for a finer figure, and says how fine it became', () => {
    const coarse = drawUntilPrecise(plan(), { precisionDays: 5 })
    const fine = drawUntilPrecise(plan(), { precisionDays: 1 })
    assert.ok(fine.futures.replications > coarse.futures.replications)
    for (const { precision } of [coarse, fine]) assert.ok(precision.reached && precision.halfWidthDays <= precision.targetDays)
    const values = fine.futures.meanDone
    const mean = values.reduce((sum, days) => sum + days, 0) / values.length
    const deviation = Math.sqrt(values.reduce((sum, days) => sum + (days - mean) ** 2, 0) / (values.length - 1))
    assert.ok(Math.abs(fine.precision.halfWidthDays - (1.96 * deviation) / Math.sqrt(values.length)) < 1e-9)
  })

  it('stops where it would go on for ever, and says that the precision was not reached', () => {
    const { futures, precision } = drawUntilPrecise(plan(), { precisionDays: 1e-9 })
    assert.equal(precision.reached, false)
    assert.ok(futures.replications <= 10_000)
  })
})
