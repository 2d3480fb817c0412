/** The cases of a replication: who they are, when they come and where they start, filled into columns before the clock starts. */
import type { Clock } from './calendar.ts'
import * as draws from './draw.ts'
import type { Program } from './program.ts'

// A million draws a second go through here: constants of this file's own are compiled in, imported ones are read each time.
const { ALWAYS, POPULATION_SLOTS, SLOTS_PER_STAGE, caseKey, draw, limitBelow, mix, ordered, replicationKey, thresholdOf } = draws

/** One of several numbers by chance: `values[i]` for the first i whose limit the ordered draw is within. The last limit is ALWAYS. */
export type Choice = { limits: Int32Array; values: Int32Array }

/** From when a case has been there before tick 0: under way in its stage for `age` already, or waiting or yet to begin it (-1). */
export type KnownCases = {
  count: number
  class: Uint8Array
  priority: Uint8Array
  start: Uint8Array
  /** In the unit of the stage (calendar days or working minutes). */
  age: Int32Array
}

/** Cases a week, spread evenly over the week's ticks: for each week 2^bits equally likely numbers (bits 0 for a certain number). */
export type WeeklyArrivals = { kind: 'weekly'; weeks: number; bits: number; counts: Int32Array }

/**
 * Given ticks: replication r has `ticks[first[i]] .. ticks[first[i + 1] - 1]` with i = r modulo the number of lists. Classes may be given
 * beside them; they are drawn otherwise.
 */
export type GivenArrivals = { kind: 'given'; first: Int32Array; ticks: Int32Array; class: Uint8Array | null }

export type PopulationPlan = {
  /** Slots of the draws that make a case: never those of a stage. */
  slots: { class: number; priority: number; arrival: number; start: number }
  /** There one by one from tick 0, before those whose nature is drawn. */
  known: KnownCases | null
  /** As many more are there from tick 0, of drawn class and priority, at stages by `backlogStart`. */
  backlog: number
  backlogStart: Choice
  arrivals: WeeklyArrivals | GivenArrivals
  class: Choice
  /** For each class, or one for all. */
  priority: Choice[]
  start: Choice[]
}

/** Columns by case number. `arrival` is -1 for those there from tick 0; `remaining` is how long a stage under way still takes, or 0. */
export type Population = {
  count: number
  key: Int32Array
  class: Uint8Array
  priority: Uint8Array
  start: Uint8Array
  arrival: Int32Array
  remaining: Int32Array | null
}

export const DEFAULT_SLOTS = {
  class: POPULATION_SLOTS,
  priority: POPULATION_SLOTS + 1,
  arrival: POPULATION_SLOTS + 2,
  start: POPULATION_SLOTS + 3,
}

/** Values by probability; the last takes what the others leave. */
export function choiceOf(probabilities: readonly number[], values: readonly number[] = probabilities.map((_, i) => i)): Choice {
  let sum = 0
  const likely = probabilities.map((probability, i) => ({ probability, value: values[i]! })).filter(({ probability }) => probability > 0)
  const limits = likely.map(({ probability }) => {
    sum += probability
    return limitBelow(Math.max(1, thresholdOf(sum)))
  })
  limits[limits.length - 1] = ALWAYS
  return { limits: Int32Array.from(limits), values: Int32Array.from(likely, ({ value }) => value) }
}

export const certain = (value: number): Choice => ({ limits: Int32Array.of(ALWAYS), values: Int32Array.of(value) })

export const noArrivals: WeeklyArrivals = { kind: 'weekly', weeks: 0, bits: 0, counts: new Int32Array(0) }

/** The most cases that any replication of the plan can have. */
export function mostCases({ known, backlog, arrivals }: PopulationPlan): number {
  return (known?.count ?? 0) + backlog + (arrivals.kind === 'weekly' ? mostWeekly(arrivals) : mostGiven(arrivals))
}

function mostWeekly({ weeks, bits, counts }: WeeklyArrivals): number {
  let sum = 0
  for (let week = 0; week < weeks; week++) {
    let most = 0
    for (let i = week << bits; i < (week + 1) << bits; i++) most = Math.max(most, counts[i]!)
    sum += most
  }
  return sum
}

function mostGiven({ first }: GivenArrivals): number {
  let most = 0
  for (let i = 0; i + 1 < first.length; i++) most = Math.max(most, first[i + 1]! - first[i]!)
  return most
}

/** How many weeks the clock must have for the plan's arrivals. */
export const arrivalWeeks = ({ arrivals }: PopulationPlan): number => (arrivals.kind === 'weekly' ? arrivals.weeks : 0)

export function createPopulation(plan: PopulationPlan): Population {
  const size = mostCases(plan)
  return {
    count: 0,
    key: new Int32Array(size),
    class: new Uint8Array(size),
    priority: new Uint8Array(size),
    start: new Uint8Array(size),
    arrival: new Int32Array(size),
    remaining: plan.known === null ? null : new Int32Array(size),
  }
}

/** Writes the cases of one replication over those before. The clock must have the weeks in which they come. */
export function fillPopulation(
  population: Population,
  plan: PopulationPlan,
  program: Program,
  clock: Clock,
  seed: number,
  replication: number,
): void {
  const key = replicationKey(seed, replication)
  const known = plan.known?.count ?? 0
  const here = known + plan.backlog
  const { arrivals } = plan

  fillKeys(population.key, key)
  population.arrival.fill(-1, 0, here)
  population.count =
    arrivals.kind === 'weekly'
      ? placeWeekly(population, arrivals, clock, key, plan.slots.arrival, here)
      : placeGiven(population, arrivals, here, replication)

  drawFrom(plan.class, population.class, population, plan.slots.class, known, population.count)
  if (arrivals.kind === 'given' && arrivals.class !== null) population.class.set(listOf(arrivals, arrivals.class, replication), here)
  drawByClass(plan.priority, population.priority, population, plan.slots.priority, known, population.count)
  drawFrom(plan.backlogStart, population.start, population, plan.slots.start, known, here)
  drawByClass(plan.start, population.start, population, plan.slots.start, here, population.count)
  if (plan.known !== null) enterKnown(population, plan.known, program)
}

function fillKeys(keys: Int32Array, replication: number): void {
  for (let i = 0; i < keys.length; i++) keys[i] = caseKey(replication, i)
}

/** Returns the number of cases, those already here included. */
function placeWeekly(population: Population, arrivals: WeeklyArrivals, clock: Clock, key: number, slot: number, here: number): number {
  let first = here
  for (let week = 0; week < arrivals.weeks; week++) {
    const end = first + countInWeek(arrivals, week, key)
    placeEvenly(population, slot, first, end, clock.weekStarts[week]!, clock.weekStarts[week + 1]!)
    first = end
  }
  return first
}

function placeEvenly({ arrival, key }: Population, slot: number, first: number, last: number, start: number, end: number): void {
  const share = (end - start) / 4294967296
  for (let i = first; i < last; i++) arrival[i] = start + Math.floor((draw(key[i]!, slot) >>> 0) * share)
}

function countInWeek({ bits, counts }: WeeklyArrivals, week: number, key: number): number {
  if (bits === 0) return counts[week]!
  // Keyed by week, not by case: how many come in a week does not depend on how many came before.
  const luck = draw(mix(key ^ WEEK_KEYS), week)
  return counts[(week << bits) + (luck >>> (32 - bits))]!
}

/** Sets the keys of weeks apart from those of cases. */
const WEEK_KEYS = 0x5bd1e995

function placeGiven(population: Population, arrivals: GivenArrivals, here: number, replication: number): number {
  const ticks = listOf(arrivals, arrivals.ticks, replication)
  population.arrival.set(ticks, here)
  return here + ticks.length
}

function listOf<T extends Int32Array | Uint8Array>({ first }: GivenArrivals, column: T, replication: number): T {
  const list = replication % (first.length - 1)
  return column.subarray(first[list]!, first[list + 1]!) as T
}

function drawFrom(choice: Choice, column: Uint8Array, population: Population, slot: number, from: number, to: number): void {
  const { limits, values } = choice
  const { key } = population
  if (values.length === 1) {
    column.fill(values[0]!, from, to)
    return
  }
  for (let i = from; i < to; i++) {
    const luck = ordered(draw(key[i]!, slot))
    let option = 0
    while (luck > limits[option]!) option++
    column[i] = values[option]!
  }
}

function drawByClass(choices: Choice[], column: Uint8Array, population: Population, slot: number, from: number, to: number): void {
  if (choices.length === 1) {
    drawFrom(choices[0]!, column, population, slot, from, to)
    return
  }
  for (let i = from; i < to; i++) drawFrom(choices[population.class[i]!]!, column, population, slot, i, i + 1)
}

function enterKnown(population: Population, known: KnownCases, program: Program): void {
  population.class.set(known.class)
  population.priority.set(known.priority)
  population.start.set(known.start)
  const remaining = population.remaining!
  remaining.fill(0, known.count, population.count)
  for (let i = 0; i < known.count; i++) remaining[i] = known.age[i]! < 0 ? 0 : drawRemaining(program, known, i, population.key[i]!)
}

/**
 * What is left of a stage that has already lasted `age`: the duration is drawn, by the slot of the first visit, among those that are
 * longer. Where it has outlasted every known one it ends on the next tick or day: the tables know no better, and the caller may.
 */
function drawRemaining(program: Program, known: KnownCases, index: number, key: number): number {
  const { values, first, bits } = program.durations
  const row = known.class[index]! * program.stages + known.start[index]!
  const start = first[row]!
  const size = 1 << bits[row]!
  const age = known.age[index]!
  const shorter = countUpTo(values, start, size, age)
  if (shorter === size) return 1
  const luck = draw(key, SLOTS_PER_STAGE * known.start[index]!) >>> 0
  return values[start + shorter + Math.floor((luck * (size - shorter)) / 4294967296)]! - age
}

/** How many of the sorted durations are no longer than the age. */
function countUpTo(values: Int32Array, start: number, size: number, age: number): number {
  let low = 0
  let high = size
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[start + middle]! <= age) low = middle + 1
    else high = middle
  }
  return low
}
