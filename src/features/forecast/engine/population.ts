/** The cases of a replication: who they are, when they come and where they start, filled into columns before the clock starts. */
import type { Clock } from './calendar.ts'
import * as draws from './draw.ts'
import { type Choice, type GivenArrivals, type KnownCases, mostCases, type PopulationPlan, type WeeklyArrivals } from './population-plan.ts'
import type { Program } from './program.ts'

// A million draws a second go through here: constants of this file's own are compiled in, imported ones are read each time.
const { SLOTS_PER_STAGE, caseKey, draw, mix, ordered, replicationKey } = draws

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
  const { limits, values, guide } = choice
  const { key } = population
  if (values.length === 1) {
    column.fill(values[0]!, from, to)
    return
  }
  for (let i = from; i < to; i++) {
    const drawn = draw(key[i]!, slot)
    const luck = ordered(drawn)
    let option = guide[drawn >>> 24]!
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
