/** Who comes when: what plans promise of the cases of each replication. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildClock } from './calendar.ts'
import { compile } from './compile.ts'
import { draw } from './draw.ts'
import { createPopulation, fillPopulation } from './population.ts'
import { choiceOf, givenArrivals, knownCases, mostCases, type PopulationPlan, planPopulation } from './population-plan.ts'
import { createSimulation, replicatePlan } from './simulation.ts'
import { busyInWeek, waitingInWeek } from './week-log.ts'

const compiled = compile({
  calendar: { dayMinutes: 100 },
  classes: ['a', 'b'],
  pools: [{ name: 'p', staff: [1, 2] }],
  stages: [
    { name: 'work', takes: { pool: 'p', minutes: { all: [10, 20, 700, 800] } }, next: { all: [{ to: 'wait' }] } },
    { name: 'wait', takes: { days: { all: [1, 2, 3, 4] } }, next: { all: [{ to: null }] } },
  ],
})
if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors))
const program = compiled.value
const clock = buildClock(program.calendar, 20)

function fill(plan: PopulationPlan, seed: number, replication: number) {
  const population = createPopulation(plan)
  fillPopulation(population, plan, program, clock, seed, replication)
  return population
}

describe('a population', () => {
  it('comes in its weeks, in their numbers, spread over the week', () => {
    const arrivals = { kind: 'weekly', weeks: 3, bits: 0, counts: Int32Array.of(400, 0, 200) } as const
    const { arrival, count } = fill(planPopulation({ arrivals }), 1, 0)
    assert.equal(count, 600)
    assert.ok(arrival.subarray(0, 400).every(tick => tick >= 0 && tick < 500))
    assert.ok(arrival.subarray(400).every(tick => tick >= 1000 && tick < 1500))
    assert.ok(new Set(arrival.subarray(0, 400).map(tick => Math.floor(tick / 50))).size === 10)
  })

  it('draws how many come where that is not certain, by week and not by who came before', () => {
    const plan = (first: number) =>
      planPopulation({ arrivals: { kind: 'weekly', weeks: 2, bits: 2, counts: Int32Array.of(first, first, first, first, 1, 2, 3, 4) } })
    assert.equal(mostCases(plan(5)), 9)
    const counts = Array.from({ length: 400 }, (_, replication) => fill(plan(5), 1, replication).count - 5)
    for (const number of [1, 2, 3, 4]) assert.ok(Math.abs(counts.filter(count => count === number).length - 100) < 30)
    assert.deepEqual(
      counts,
      Array.from({ length: 400 }, (_, replication) => fill(plan(50), 1, replication).count - 50),
    )
  })

  it('has its shares of classes and of what depends on them, and the same for the same seed', () => {
    const arrivals = { kind: 'weekly', weeks: 1, bits: 0, counts: Int32Array.of(20_000) } as const
    const plan = planPopulation({ arrivals, class: choiceOf([0.3, 0.7]), priority: [choiceOf([0, 1]), choiceOf([0.5, 0, 0.5])] })
    const population = fill(plan, 4, 9)
    const share = (caseClass: number, priority: number) =>
      population.class.filter((value, i) => value === caseClass && population.priority[i] === priority).length / 20_000
    assert.ok(Math.abs(share(0, 1) - 0.3) < 0.01)
    assert.ok(Math.abs(share(1, 0) - 0.35) < 0.01)
    assert.ok(Math.abs(share(1, 2) - 0.35) < 0.01)
    assert.deepEqual(fill(plan, 4, 9), population)
    assert.notDeepEqual(fill(plan, 4, 10).key, population.key)
  })

  it('takes given ticks and classes, list by list in turn', () => {
    const plan = planPopulation({ arrivals: givenArrivals([[5, 3, 90], [7]], [[1, 0, 1], [0]]) })
    for (const [replication, ticks, classes] of [
      [0, [5, 3, 90], [1, 0, 1]],
      [1, [7], [0]],
      [2, [5, 3, 90], [1, 0, 1]],
    ] as const) {
      const { arrival, class: caseClass, count } = fill(plan, 1, replication)
      assert.deepEqual([...arrival.subarray(0, count)], ticks)
      assert.deepEqual([...caseClass.subarray(0, count)], classes)
    }
  })

  it('draws what is left of a stage under way among longer durations only', () => {
    const row = { class: 0, priority: 0, start: 0 }
    const known = knownCases([
      { ...row, age: -1 },
      { ...row, age: 0 },
      { ...row, age: 20 },
      { ...row, age: 900 },
      { ...row, start: 1, age: 2 },
    ])
    const seen = known.age.length
    const remaining = Array.from({ length: 200 }, (_, replication) => [...fill(planPopulation({ known }), 1, replication).remaining!])
    const values = (index: number) => [...new Set(remaining.map(list => list[index]!))].toSorted((a, b) => a - b)
    assert.deepEqual(
      Array.from({ length: seen }, (_, index) => values(index)),
      [[0], [10, 20, 700, 800], [680, 780], [1], [1, 2]],
    )
  })

  it('keeps those under way at work whatever the staff, and starts nobody until they are done', () => {
    const row = { class: 0, priority: 0, start: 0 }
    const known = knownCases([
      { ...row, age: -1 },
      { ...row, age: 20 },
      { ...row, age: 20 },
    ])
    const plan = planPopulation({ known })
    const simulation = createSimulation(program, 3)
    const population = createPopulation(plan)
    const { weeks, completions, events } = replicatePlan(simulation, population, plan, 1, 0)
    // One works there in week 0 and two do from week 1 (tick 500), but both under way go on until tick 680 at least.
    assert.deepEqual([busyInWeek(weeks, 1, 0), waitingInWeek(weeks, 1, 0)], [2, 1])
    const began = Math.min(...population.remaining!.subarray(1))
    const service = [10, 20, 700, 800][draw(population.key[0]!, 0) >>> 30]!
    assert.ok(completions[0]! >= began + service)
    assert.equal(events, 9)
  })
})
