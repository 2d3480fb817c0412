/** Many possible futures of the open stock: today's cases finish, new ones come and some of them finish too. */
import { caseKey, draw, replicationKey } from '../engine/draw.ts'
import { type Arrivals, drawArrivals } from '../fitting/arrivals.ts'
import { normalChance, normalScore } from '../fitting/normal.ts'
import { DAY } from '../fitting/states.ts'

const STEPS = 200
/** Scores of the middle of 4,096 equal chances: a normal draw is one look-up. */
const SCORES = Float64Array.from({ length: 4096 }, (_, place) => normalScore((place + 0.5) / 4096))

/** Days to go at 200 equal chances, so that one draw is one look-up. */
export type DaysTable = Float64Array

export const tableOf = (days: (chance: number) => number): DaysTable =>
  Float64Array.from({ length: STEPS }, (_, step) => days((step + 0.5) / STEPS))

export type Futures = {
  /** Open cases at each check, one row a replication: `open[replication * checks + check]`. */
  open: Float64Array
  /** Of today's open cases, how many are still open; likewise. */
  stock: Float64Array
  completed: Float64Array
  arrived: Float64Array
  /** Days until the last of today's cases is done, per replication. */
  lastDone: Float64Array
  /** Mean days until today's cases are done, per replication. */
  meanDone: Float64Array
  replications: number
}

export type FuturesPlan = {
  /** One table for each case open today. */
  stock: readonly DaysTable[]
  /** One table for a case that comes: days from receipt to closing. Drawn at random among them. */
  coming: readonly DaysTable[]
  arrivals: Arrivals
  /** Days from now at which the stock is counted, rising. */
  checks: Float64Array
  /** How much all cases of one future err together, 0 to 1. */
  togetherness: number
  seed: number
}

/** Draws are keyed by seed, replication and case, so the same plan gives the same futures whatever else is asked. */
export function drawFutures(plan: FuturesPlan, replications: number): Futures {
  const checks = plan.checks.length
  const made = () => new Float64Array(replications * checks)
  const futures: Futures = {
    open: made(),
    stock: made(),
    completed: made(),
    arrived: made(),
    lastDone: new Float64Array(replications),
    meanDone: new Float64Array(replications),
    replications,
  }
  for (let replication = 0; replication < replications; replication++) drawFuture(plan, replication, futures)
  return futures
}

const COMMON = 1
const OWN = 2
const WHICH = 3
const HOUR_OF_DAY = 4
/** Runs of arrivals are drawn from here on. */
const RUNS = 64

/** A draw as a chance, 0 <= u < 1. */
const chanceOf = (key: number, slot: number): number => (draw(key, slot) >>> 0) / 4294967296

function drawFuture(plan: FuturesPlan, replication: number, futures: Futures): void {
  const checks = plan.checks.length
  const base = replication * checks
  const key = replicationKey(plan.seed, replication)
  const together = Math.sqrt(plan.togetherness)
  const alone = Math.sqrt(1 - plan.togetherness)
  const common = together * scoreAt(draw(key, COMMON))
  const daysOf = (table: DaysTable, own: number) =>
    table[Math.min(STEPS - 1, Math.floor(normalChance(common + alone * scoreAt(own)) * STEPS))]!
  let sum = 0
  let last = 0
  for (const [place, table] of plan.stock.entries()) {
    const days = daysOf(table, draw(caseKey(key, place), OWN))
    sum += days
    if (days > last) last = days
    for (let check = 0; check < checks; check++) {
      if (days > plan.checks[check]!) {
        futures.stock[base + check]!++
        futures.open[base + check]!++
      } else futures.completed[base + check]!++
    }
  }
  futures.lastDone[replication] = last
  futures.meanDone[replication] = plan.stock.length === 0 ? 0 : sum / plan.stock.length

  let drawn = 0
  const random = () => chanceOf(caseKey(key, -1), RUNS + ++drawn)
  const perDay = drawArrivals(plan.arrivals, Math.ceil(plan.checks[checks - 1] ?? 0), random)
  let index = plan.stock.length
  for (let day = 0; day < perDay.length; day++) {
    for (let comes = 0; comes < perDay[day]!; comes++, index++) {
      const own = caseKey(key, index)
      const received = day + chanceOf(own, HOUR_OF_DAY)
      const table = plan.coming[Math.floor(chanceOf(own, WHICH) * plan.coming.length)]!
      const done = received + daysOf(table, draw(own, OWN))
      for (let check = 0; check < checks; check++) {
        if (received > plan.checks[check]!) continue
        futures.arrived[base + check]!++
        if (done > plan.checks[check]!) futures.open[base + check]!++
        else futures.completed[base + check]!++
      }
    }
  }
}

const scoreAt = (value: number): number => SCORES[value >>> 20]!

/** The given quantile over replications of one check. */
export function bandAt(values: Float64Array, futures: Futures, checks: number, check: number, chance: number): number {
  const found = Float64Array.from({ length: futures.replications }, (_, replication) => values[replication * checks + check]!).sort()
  return found[Math.min(found.length - 1, Math.floor(chance * found.length))]!
}

export const afterDays = (at: number, days: number): string => new Date(at + days * DAY).toISOString()
