/** How the cases of replications come about: who is there at the start, how many come when, and of what nature they are. */
import { ALWAYS, limitBelow, ordered, POPULATION_SLOTS, thresholdOf } from './draw.ts'

/** One of several numbers by chance: `values[i]` for the first i whose limit the ordered draw is within. The last limit is ALWAYS. */
export type Choice = {
  limits: Int32Array
  values: Int32Array
  /** For each value of the draw's top eight bits where to begin looking: mostly the answer, so that nothing is left to guess at. */
  guide: Uint8Array
}

/** `limits` rise and end with ALWAYS. */
export function choiceWithin(limits: readonly number[], values: readonly number[]): Choice {
  const guide = Uint8Array.from({ length: 256 }, (_, top) => limits.findIndex(limit => ordered(top << 24) <= limit))
  return { limits: Int32Array.from(limits), values: Int32Array.from(values), guide }
}

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
  return choiceWithin(
    limits,
    likely.map(({ value }) => value),
  )
}

export const certain = (value: number): Choice => choiceWithin([ALWAYS], [value])

const noArrivals: WeeklyArrivals = { kind: 'weekly', weeks: 0, bits: 0, counts: new Int32Array(0) }

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

/** A plan of which only the parts that matter are given: one class and priority, starting at stage 0, nobody there before. */
export function planPopulation(parts: Partial<PopulationPlan>): PopulationPlan {
  return {
    slots: DEFAULT_SLOTS,
    known: null,
    backlog: 0,
    backlogStart: certain(0),
    arrivals: noArrivals,
    class: certain(0),
    priority: [certain(0)],
    start: [certain(0)],
    ...parts,
  }
}

/** Columns from one row a case. */
export function knownCases(rows: readonly { class: number; priority: number; start: number; age: number }[]): KnownCases {
  return {
    count: rows.length,
    class: Uint8Array.from(rows, row => row.class),
    priority: Uint8Array.from(rows, row => row.priority),
    start: Uint8Array.from(rows, row => row.start),
    age: Int32Array.from(rows, row => Math.floor(row.age)),
  }
}

/** Columns from one list of ticks a replication; cases are numbered in the order given. */
export function givenArrivals(lists: readonly ArrayLike<number>[], classes: readonly ArrayLike<number>[] | null = null): GivenArrivals {
  const first = new Int32Array(lists.length + 1)
  for (const [i, list] of lists.entries()) first[i + 1] = first[i]! + list.length
  const ticks = new Int32Array(first.at(-1)!)
  for (const [i, list] of lists.entries()) ticks.set(list, first[i])
  if (classes === null) return { kind: 'given', first, ticks, class: null }
  const joined = new Uint8Array(ticks.length)
  for (const [i, list] of classes.entries()) joined.set(list, first[i])
  return { kind: 'given', first, ticks, class: joined }
}
