/** The engine against the readable one, case by case, on models that nobody chose. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type ReadableCase, runReadably } from '../../../../test/support/readable-engine.ts'
import { compile } from './compile.ts'
import type { Branch, Model, Stage } from './model.ts'
import type { Population } from './population.ts'
import { createSimulation, replicate } from './simulation.ts'

type Ways = { to: number; percent: number; guard: { stage: number; visits: number } | null }[]
type RawStage = { kind: 'pool' | 'minutes' | 'days'; pool: number; table: number[]; ways: Ways; forward: number }

const nameOf = (stage: number) => `stage ${stage}`

/** Tables of a power of two, so that both engines draw from the same quantiles. */
const tables = fc
  .constantFrom(1, 2, 4)
  .chain(size => fc.array(fc.integer({ min: 1, max: 12 }), { minLength: size, maxLength: size }))
  .map(table => (table.length === 1 ? [table[0]!, table[0]!] : table))

const rawStages = (stages: number): fc.Arbitrary<RawStage[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom('pool', 'pool', 'minutes', 'days'),
      pool: fc.nat(2),
      table: tables,
      ways: fc.array(
        fc.record({
          to: fc.nat(stages - 1),
          percent: fc.oneof(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 45 }), fc.constant(45)),
          guard: fc.option(fc.record({ stage: fc.nat(stages - 1), visits: fc.integer({ min: 0, max: 6 }) }), { nil: null }),
        }),
        { maxLength: 2 },
      ),
      forward: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: stages, maxLength: stages },
  )

function stageOf(raw: RawStage, index: number, stages: number): Stage {
  const last: Branch = { to: index + raw.forward < stages ? nameOf(index + raw.forward) : null }
  const ways = raw.ways.map(({ to, percent, guard }): Branch => {
    const branch = { to: nameOf(to), probability: percent / 100 }
    return guard ? { ...branch, while: { stage: nameOf(guard.stage), visits: guard.visits } } : branch
  })
  const durations = { all: raw.table }
  const takes = { pool: { pool: `pool ${raw.pool}`, minutes: durations }, minutes: { minutes: durations }, days: { days: durations } }[
    raw.kind
  ]
  return { name: nameOf(index), takes, next: { all: [...ways, last] } }
}

const models = fc.constantFrom(1, 2, 3, 4, 5, 13).chain(stages =>
  fc.record({
    calendar: fc.record({
      dayMinutes: fc.integer({ min: 3, max: 40 }),
      weekdays: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 7 }),
      holidays: fc.uniqueArray(fc.nat(40), { maxLength: 12 }),
    }),
    classes: fc.constant(['only']),
    priorities: fc.constant(3),
    pools: fc.tuple(...[0, 1, 2].map(i => staffing.map(staff => ({ name: `pool ${i}`, staff })))),
    stages: rawStages(stages).map(list => list.map((raw, i) => stageOf(raw, i, stages))),
    staffRepeats: fc.boolean(),
  }),
)

const staffing = fc.oneof(
  fc.integer({ min: 1, max: 3 }),
  fc.array(fc.nat(3), { minLength: 1, maxLength: 5 }).map(weeks => [...weeks, 1]),
)

const cases = (stages: number): fc.Arbitrary<ReadableCase[]> =>
  fc.array(
    fc.record({
      key: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      class: fc.constant(0),
      priority: fc.nat(2),
      start: fc.nat(stages - 1).map(nameOf),
      arrival: fc.integer({ min: -20, max: 200 }),
      remaining: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }) }),
    }),
    { minLength: 1, maxLength: 40 },
  )

const populationOf = (list: ReadableCase[]): Population => ({
  count: list.length,
  key: Int32Array.from(list, ({ key }) => key | 0),
  class: Uint8Array.from(list, item => item.class),
  priority: Uint8Array.from(list, item => item.priority),
  start: Uint8Array.from(list, ({ start }) => Number(start.split(' ')[1])),
  arrival: Int32Array.from(list, ({ arrival }) => Math.max(-1, arrival)),
  remaining: Int32Array.from(list, ({ remaining }) => remaining),
})

function programOf(model: Model) {
  const compiled = compile(model)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors))
  return compiled.value
}

describe('the kernel', () => {
  it('finishes every case on the tick on which the readable engine does', t => {
    let compared = 0
    let beyondCounting = 0
    fc.assert(
      fc.property(
        models.chain(model => fc.tuple(fc.constant(model), cases(model.stages.length))),
        ([model, list]) => {
          const { completions: expected, mostVisits } = runReadably(model, list)
          const simulation = createSimulation(programOf(model), list.length)
          const first = replicate(simulation, populationOf(list))
          assert.deepEqual([...first.completions], expected)
          compared += list.length
          if (mostVisits > 8) beyondCounting++
          // Again in the same memory: nothing may be left over from the first time.
          assert.deepEqual([...replicate(simulation, populationOf(list)).completions], expected)
        },
      ),
      { numRuns: 800, seed: 20_261_124 },
    )
    t.diagnostic(`${compared} cases compared; in ${beyondCounting} models one made more than eight visits to a stage`)
    assert.ok(beyondCounting > 5, 'too few models went round often enough to try visits beyond the eighth')
  })

  it('stops before a tick as if the rest had not come', () => {
    fc.assert(
      fc.property(
        models.chain(model => fc.tuple(fc.constant(model), cases(model.stages.length))),
        fc.integer({ min: 0, max: 300 }),
        ([model, list], until) => {
          const simulation = createSimulation(programOf(model), list.length)
          const whole = [...replicate(simulation, populationOf(list)).completions]
          const cut = [...replicate(simulation, populationOf(list), until).completions]
          assert.deepEqual(
            cut,
            whole.map(tick => (tick < until ? tick : -1)),
          )
          assert.deepEqual([...replicate(simulation, populationOf(list)).completions], whole)
        },
      ),
      { numRuns: 150, seed: 7 },
    )
  })
})
