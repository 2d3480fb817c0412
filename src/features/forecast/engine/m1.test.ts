/** The reference model on the engine: what it recorded, what must always hold, and what the same draws are good for. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { m1Tables } from '../../../../test/support/m1-tables.ts'
import { dayOfTick } from './calendar.ts'
import { checksumOf, showChecksum } from './checksum.ts'
import { m1Population, m1Program } from './m1.ts'
import { createPopulation } from './population.ts'
import type { Program } from './program.ts'
import { fingerprint, withCapacity } from './program.ts'
import { RECORDED, RECORDED_FIRST } from './recorded/m1.ts'
import { createSimulation, replicatePlan } from './simulation.ts'
import { arrivedByWeek, busyInWeek, finishedByWeek, inDelayInWeek, waitingInWeek } from './week-log.ts'

const CASES = 5_000

function open(program: Program, cases: number) {
  const plan = m1Population(m1Tables, cases)
  const simulation = createSimulation(program, cases)
  const population = createPopulation(plan)
  const run = (seed: number, replication: number) => replicatePlan(simulation, population, plan, seed, replication)
  /** Calendar days of each case of the class that arrived, of the replication run last. */
  const days = (completions: Int32Array, wanted: number): number[] =>
    [...completions.keys()]
      .filter(i => population.class[i] === wanted && population.arrival[i]! >= 0)
      .map(i => dayOfTick(simulation.horizon.clock, completions[i]!) - dayOfTick(simulation.horizon.clock, population.arrival[i]!))
  return { run, days }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: readonly number[]) => mean(values.map(value => (value - mean(values)) ** 2))
const p90 = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(0.9 * values.length)]!

/** One worker more, or less, in the pool that is short of them. */
function withMoreStaff(program: Program, more: number): Program {
  const { weeks, staff } = program.capacity
  return withCapacity(program, { ...program.capacity, staff: staff.map((number, i) => (i < weeks ? number + more : number)) })
}

describe('the reference model', () => {
  it('gives the recorded first replication: completions, weeks, queues and days', () => {
    const { run, days } = open(m1Program(m1Tables, 20_000), 20_000)
    const { completions, events, weeks } = run(1, 0)
    assert.equal(showChecksum(checksumOf(completions)), RECORDED[0].first)
    assert.equal(events, RECORDED[0].events)
    assert.equal(weeks.count, RECORDED_FIRST.weeks)
    assert.deepEqual(
      RECORDED_FIRST.waitingInWeek26.map((_, stage) => waitingInWeek(weeks, 26, stage)),
      RECORDED_FIRST.waitingInWeek26,
    )
    for (const [wanted, expected] of RECORDED_FIRST.meanDays.entries())
      assert.equal(mean(days(completions, wanted)).toFixed(4), expected.toFixed(4))
  })

  it('loses no case: at every week start all that arrived are finished, waiting, with a worker or in a delay', () => {
    const program = m1Program(m1Tables, CASES)
    const { weeks } = open(program, CASES).run(3, 5)
    for (let week = 0; week < weeks.count; week++) {
      let inside = inDelayInWeek(weeks, week)
      for (let pool = 0; pool < program.pools; pool++) inside += busyInWeek(weeks, week, pool)
      for (let stage = 0; stage < program.stages; stage++) inside += waitingInWeek(weeks, week, stage)
      assert.equal(arrivedByWeek(weeks, week), finishedByWeek(weeks, week) + inside, `week ${week}`)
    }
    assert.ok(arrivedByWeek(weeks, 30) > 2_000 && finishedByWeek(weeks, 30) > 1_000)
  })

  it('gives exactly the same for the same scenario, and another seed another result', () => {
    const program = m1Program(m1Tables, CASES)
    const first = [...open(program, CASES).run(1, 2).completions]
    assert.deepEqual([...open(withMoreStaff(program, 0), CASES).run(1, 2).completions], first)
    assert.notDeepEqual([...open(program, CASES).run(2, 2).completions], first)
    assert.equal(fingerprint(withMoreStaff(program, 0)), fingerprint(program))
    assert.notEqual(fingerprint(withMoreStaff(program, 1)), fingerprint(program))
  })

  it('is no slower for one worker more, on the same draws', () => {
    const before = open(m1Program(m1Tables, CASES), CASES)
    const after = open(withMoreStaff(m1Program(m1Tables, CASES), 1), CASES)
    for (let replication = 0; replication < 20; replication++) {
      const slow = mean(before.days(before.run(1, replication).completions, 0))
      const fast = mean(after.days(after.run(1, replication).completions, 0))
      // One case may wait longer when another is served sooner, but hardly the mean of thousands.
      assert.ok(fast <= slow + 0.05, `replication ${replication}: ${fast} days after ${slow}`)
    }
  })

  it('measures the effect of a worker at least four times as surely on the same draws as on others', t => {
    // At this size the pool has 13 workers, so that one more is a change that somebody might ask about.
    const before = open(m1Program(m1Tables, 20_000), 20_000)
    const after = open(withMoreStaff(m1Program(m1Tables, 20_000), 1), 20_000)
    const tail = (engine: typeof before, seed: number, replication: number) =>
      p90(engine.days(engine.run(seed, replication).completions, 0))
    const same: number[] = []
    const other: number[] = []
    for (let replication = 0; replication < 80; replication++) {
      const slow = tail(before, 1, replication)
      same.push(slow - tail(after, 1, replication))
      other.push(slow - tail(after, 2, replication))
    }
    const ratio = variance(other) / variance(same)
    t.diagnostic(`variance of the difference in the 90th percentile: ${ratio.toFixed(1)} times smaller`)
    assert.ok(ratio >= 4)
  })
})
