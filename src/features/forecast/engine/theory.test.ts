/** The engine against queues whose answers are known exactly. Seeds are fixed, so a figure that holds here holds every time. */
import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { cobham, erlangB, erlangC, meanWait, meanWaitConstant } from '../../../../test/support/queueing-theory.ts'
import { normalScore } from '../fitting/normal.ts'
import { compile } from './compile.ts'
import { draw, mix } from './draw.ts'
import type { Model, Stage } from './model.ts'
import { createPopulation, type Population } from './population.ts'
import { certain, choiceOf, givenArrivals, type PopulationPlan, planPopulation } from './population-plan.ts'
import type { Program } from './program.ts'
import { createSimulation, type Replication, replicatePlan } from './simulation.ts'
import { busyInWeek, inDelayInWeek, type WeekLog, waitingInWeek } from './week-log.ts'

const QUANTILES = 4096
const SEED = 2
const ALWAYS_OPEN = { dayMinutes: 1440, weekdays: [0, 1, 2, 3, 4, 5, 6] }
const MINUTES_A_WEEK = 7 * 1440

const quantiles = (inverse: (chance: number) => number) => Array.from({ length: QUANTILES }, (_, i) => inverse((i + 0.5) / QUANTILES))
const exponential = (mean: number) => quantiles(chance => -mean * Math.log(1 - chance))

function lognormal(mean: number, deviation: number): number[] {
  const variance = Math.log(1 + (deviation / mean) ** 2)
  return quantiles(chance => Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * normalScore(chance)))
}

/** Ticks of a Poisson stream, thinned to `rate(tick)` out of the highest rate. */
function poisson(seed: number, count: number, highest: number, rate: (tick: number) => number = () => highest): number[] {
  const ticks: number[] = []
  const chance = (slot: number) => ((draw(mix(seed), slot) >>> 0) + 0.5) / 2 ** 32
  for (let now = 0, slot = 0; ticks.length < count; slot += 2) {
    now -= Math.log(chance(slot)) / highest
    if (chance(slot + 1) * highest < rate(now)) ticks.push(Math.floor(now))
  }
  return ticks
}

function programOf(model: Omit<Model, 'calendar' | 'classes'> & Partial<Model>): Program {
  const compiled = compile({ calendar: ALWAYS_OPEN, classes: ['all'], ...model })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors))
  return compiled.value
}

const worked = (name: string, pool: string, minutes: number[], to: string | null = null): Stage => ({
  name,
  takes: { pool, minutes: { all: minutes } },
  next: { all: [{ to }] },
})

/** Each replication's figures, one list a figure. */
function measure(
  program: Program,
  plan: PopulationPlan,
  replications: number,
  figures: (run: Replication, population: Population) => number[],
  until?: number,
) {
  const population = createPopulation(plan)
  const simulation = createSimulation(program, population.key.length)
  const rows = Array.from({ length: replications }, (_, r) =>
    figures(replicatePlan(simulation, population, plan, SEED, r, until), population),
  )
  return rows[0]!.map((_, figure) => rows.map(row => row[figure]!))
}

const meanOf = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length

/** Within three standard errors of the exact value, replications being independent; and not because the error bar is wide. */
function holds(t: TestContext, name: string, values: readonly number[], exact: number, sureness = 0.05): void {
  const mean = meanOf(values)
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length)
  t.diagnostic(`${name}: ${mean.toFixed(4)} +- ${error.toFixed(4)}, exactly ${exact.toFixed(4)}`)
  assert.ok(Math.abs(mean - exact) <= 3 * error, `${name}: ${mean} is not ${exact} (standard error ${error})`)
  assert.ok(error < sureness * exact, `${name}: a standard error of ${error} proves nothing`)
}

/** Wait of each case past the warm-up at the only stage: time in the system less its own service. */
function waits(program: Program, { completions }: Replication, { arrival, key }: Population, warmUp: number): Float64Array {
  const { values, first, bits } = program.durations
  return Float64Array.from({ length: completions.length - warmUp }, (_, i) => {
    const item = i + warmUp
    const service = values[first[0]! + (draw(key[item]!, 0) >>> (32 - bits[0]!))]!
    return completions[item]! - arrival[item]! - service
  })
}

const REPLICATIONS = 60
const CUSTOMERS = 20_000
const WARM_UP = 4_000

const streams = (rate: number, count = CUSTOMERS) =>
  givenArrivals(Array.from({ length: REPLICATIONS }, (_, r) => poisson(r + 1, count, rate)))

describe('waits in M/M/c at nine tenths of capacity', () => {
  for (const servers of [1, 2, 5, 10, 20])
    it(`are those of Erlang C with ${servers} servers`, t => {
      // Long services, so that the whole minute is short beside the wait.
      const service = 200 * servers
      const load = 0.9 * servers
      const program = programOf({ pools: [{ name: 'p', staff: servers }], stages: [worked('s', 'p', exponential(service))] })
      const plan = planPopulation({ arrivals: streams(load / service) })
      const [wait, waiting, queue] = measure(program, plan, REPLICATIONS, (run, population) => {
        const all = waits(program, run, population, WARM_UP)
        return [meanOf(all) / service, meanOf(all.map(ticks => Math.min(1, ticks))), meanQueue(run.weeks, 0, population)]
      })
      holds(t, 'mean wait', wait!, meanWait(load, servers))
      holds(t, 'share that waits', waiting!, erlangC(load, servers))
      // Little: cases waiting on average = arrivals a unit of time x mean wait.
      holds(t, 'cases waiting', queue!, load * meanWait(load, servers))
    })
})

/** Mean number waiting at the week starts while customers come, the first fifth left out. */
function meanQueue(weeks: WeekLog, stage: number, { arrival, count }: Population): number {
  const last = Math.floor(arrival[count - 1]! / MINUTES_A_WEEK)
  const from = Math.ceil(last / 5)
  return meanOf(Array.from({ length: last - from }, (_, i) => waitingInWeek(weeks, from + i, stage)))
}

describe('waits in other queues', () => {
  it('by priority are those of Cobham', t => {
    const shares = [0.2, 0.5, 0.3]
    const service = 600
    const program = programOf({ priorities: 3, pools: [{ name: 'p', staff: 3 }], stages: [worked('s', 'p', exponential(service))] })
    const plan = planPopulation({ arrivals: streams(2.7 / service), priority: [choiceOf(shares)] })
    const byPriority = measure(program, plan, REPLICATIONS, (run, population) => {
      const all = waits(program, run, population, WARM_UP)
      return shares.map((_, priority) => meanOf(all.filter((_, i) => population.priority[i + WARM_UP] === priority)) / service)
    })
    const exact = cobham(
      shares.map(share => share * 2.7),
      3,
    )
    for (const [priority, values] of byPriority.entries()) holds(t, `mean wait at priority ${priority}`, values, exact[priority]!)
  })

  it('with constant services are those of Pollaczek and Khinchine', t => {
    const program = programOf({ pools: [{ name: 'p', staff: 1 }], stages: [worked('s', 'p', [200])] })
    const plan = planPopulation({ arrivals: streams(0.8 / 200) })
    const [wait] = measure(program, plan, REPLICATIONS, (run, population) => [meanOf(waits(program, run, population, WARM_UP)) / 200])
    holds(t, 'mean wait', wait!, meanWaitConstant(0.8))
  })

  it('one after the other are those of each by itself (Jackson)', t => {
    const program = programOf({
      pools: [
        { name: 'p', staff: 2 },
        { name: 'q', staff: 3 },
      ],
      stages: [worked('s', 'p', exponential(400), 'then'), worked('then', 'q', exponential(630))],
    })
    const rate = 1.6 / 400
    const [first, second] = measure(program, planPopulation({ arrivals: streams(rate) }), REPLICATIONS, (run, population) => [
      meanQueue(run.weeks, 0, population),
      meanQueue(run.weeks, 1, population),
    ])
    holds(t, 'waiting at the first', first!, 1.6 * meanWait(1.6, 2))
    holds(t, 'waiting at the second', second!, rate * 630 * meanWait(rate * 630, 3))
  })
})

describe('delays that need nobody', () => {
  it('hold as many cases under arrivals that rise and fall as the theory of M(t)/G/infinity says', t => {
    const length = lognormal(3 * MINUTES_A_WEEK, 2 * MINUTES_A_WEEK)
    const program = programOf({ pools: [], stages: [{ name: 's', takes: { minutes: { all: length } }, next: { all: [{ to: null }] } }] })
    const rate = (tick: number) => 0.01 * (1 + 0.6 * Math.sin((2 * Math.PI * tick) / (20 * MINUTES_A_WEEK)))
    const weeks = [10, 15, 20, 25, 30, 35]
    const lists = Array.from({ length: 40 }, (_, r) => poisson(r + 500, 4_500, 0.016, rate))
    const counts = measure(program, planPopulation({ arrivals: givenArrivals(lists) }), lists.length, run =>
      weeks.map(week => inDelayInWeek(run.weeks, week)),
    )
    for (const [i, week] of weeks.entries()) {
      // A case of length l is there at the time if it came within l before it; the mean over lengths of what came since.
      const since = (ticks: number) => arrivedBetween(rate, Math.max(0, week * MINUTES_A_WEEK - ticks), week * MINUTES_A_WEEK)
      holds(t, `cases in the delay in week ${week}`, counts[i]!, meanOf(length.filter((_, q) => q % 8 === 4).map(since)))
    }
  })

  it('give the beds of the published stroke unit their chances of being full (Erlang B)', t => {
    // Monks et al. 2016, doi 10.1186/s12913-016-1789-4: lengths of stay and gaps between arrivals in days, as printed there.
    const stay = (mean: number, deviation: number) => lognormal(mean, deviation).map(days => days * DAY)
    const rehabilitation = [...Array<number[]>(3).fill(stay(28.4, 27.2)), ...Array<number[]>(2).fill(stay(30.3, 23.1))].flat()
    const byClass = [
      { gap: 1.2 / 0.87, acute: stay(7.4, 8.61), goesOn: 0.24 / 0.87, after: rehabilitation },
      { gap: 1.2 / 0.13, acute: stay(4.6, 4.8), goesOn: 0, after: rehabilitation },
      { gap: 9.3, acute: stay(1.8, 2.3), goesOn: 0.01, after: stay(18.7, 23.5) },
      { gap: 3.6, acute: stay(4.0, 5.0), goesOn: 0.11, after: stay(27.6, 28.4) },
      { gap: 3.2, acute: stay(3.8, 5.2), goesOn: 0.05, after: stay(16.1, 14.1) },
      { gap: 21.8, acute: [1], goesOn: 1, after: rehabilitation },
      { gap: 31.7, acute: [1], goesOn: 1, after: stay(27.6, 28.4) },
      { gap: 28.6, acute: [1], goesOn: 1, after: stay(16.1, 14.1) },
    ]
    const program = programOf({
      // A week of seven short days is one day of the study, so that the weekly record is its daily audit.
      calendar: { ...ALWAYS_OPEN, dayMinutes: DAY / 7 },
      classes: byClass.map((_, i) => `${i}`),
      pools: [
        { name: 'acute beds', staff: 200 },
        { name: 'rehabilitation beds', staff: 200 },
      ],
      stages: [
        {
          name: 'acute',
          takes: { pool: 'acute beds', minutes: { byClass: byClass.map(({ acute }) => acute) } },
          next: { byClass: byClass.map(({ goesOn }) => [{ to: 'rehabilitation', probability: goesOn }, { to: null }]) },
        },
        {
          name: 'rehabilitation',
          takes: { pool: 'rehabilitation beds', minutes: { byClass: byClass.map(({ after }) => after) } },
          next: { all: [{ to: null }] },
        },
      ],
    })
    const rate = byClass.reduce((sum, { gap }) => sum + 1 / gap, 0)
    const lists = Array.from({ length: 80 }, (_, r) => poisson(r + 9_000, Math.ceil(1_340 * rate), rate / DAY))
    const plan = planPopulation({
      arrivals: givenArrivals(lists),
      class: choiceOf(byClass.map(({ gap }) => 1 / gap / rate)),
      start: byClass.map((_, i) => certain(i < 5 ? 0 : 1)),
    })
    const units = [
      { pool: 0, load: 8.3555, beds: [9, 10, 11, 12, 13, 14] },
      { pool: 1, load: 9.7182, beds: [10, 12, 13, 14, 15, 16] },
    ]
    const figures = units.flatMap(unit => unit.beds.map(beds => ({ ...unit, beds })))
    const chancesFull = ({ weeks }: Replication) =>
      figures.map(({ pool, beds }) => {
        const audits = Array.from({ length: 950 }, (_, day) => busyInWeek(weeks, 300 + day, pool))
        return audits.filter(taken => taken === beds).length / audits.filter(taken => taken <= beds).length
      })
    const shares = measure(program, plan, lists.length, chancesFull, 1_260 * DAY)
    for (const [i, { pool, load, beds }] of figures.entries())
      holds(t, `${pool === 0 ? 'acute' : 'rehabilitation'}, ${beds} beds`, shares[i]!, erlangB(load, beds), 0.1)
  })
})

/** Ticks in a day of the study. */
const DAY = 700

function arrivedBetween(rate: (tick: number) => number, from: number, to: number): number {
  const steps = 200
  const width = (to - from) / steps
  return Array.from({ length: steps }, (_, i) => rate(from + (i + 0.5) * width) * width).reduce((sum, part) => sum + part, 0)
}
