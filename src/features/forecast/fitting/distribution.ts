/** The distribution of a remaining time in days, from weighted past results of which some are censored. */
import { countUpTo } from './rising.ts'

/** Steps of the distribution: the chance of being done within `days[i]` is `chance[i]`; both rise. Beyond the last step the chance grows at the rate `tail` a day. */
export type Distribution = { days: Float64Array; chance: Float64Array; tail: number }

/** Rows that a set of neighbours is worth, and rows that the usual rate is worth, when the two are weighed for the tail. */
const WORTH = 20
const USUAL_WORTH = 10
/** Half a neighbour is imagined that outlasts them all: what took longest so far is no limit to what may come. */
const IMAGINED = 0.2 / WORTH

/** Product-limit over weighted results. `over` 0 marks a result that is only "longer than". At least one row is needed. `usualTail`: closings a day among all long cases. */
export const distributionOf = (
  days: readonly number[],
  over: readonly number[],
  weights: readonly number[],
  usualTail: number,
): Distribution => productLimit(days, over, weights, usualTail, IMAGINED)

/** The same for values that have a known end (chances) or of which only the middle is asked: nothing is imagined, so shares are as counted. */
export const distributionAsCounted = (values: readonly number[], over: readonly number[], weights: readonly number[]): Distribution =>
  productLimit(values, over, weights, 1, 0)

function productLimit(
  days: readonly number[],
  over: readonly number[],
  weights: readonly number[],
  usualTail: number,
  imagined: number,
): Distribution {
  const order = days.map((_, place) => place).sort((a, b) => days[a]! - days[b]! || over[b]! - over[a]!)
  const mass = weights.reduce((sum, weight) => sum + weight, 0)
  let atRisk = mass * (1 + imagined)
  let open = 1
  const steps: number[] = []
  const chances: number[] = []
  for (const place of order) {
    if (over[place] === 1) {
      open *= Math.max(0, 1 - weights[place]! / atRisk)
      if (steps.length > 0 && steps.at(-1) === days[place]) chances[chances.length - 1] = 1 - open
      else {
        steps.push(days[place]!)
        chances.push(1 - open)
      }
    }
    atRisk = Math.max(atRisk - weights[place]!, 1e-12)
  }
  const tail = tailRate(order, days, over, weights, mass, usualTail)
  return { days: Float64Array.from(steps), chance: Float64Array.from(chances), tail }
}

/** The constant rate at which what is beyond all past results is taken to end: closings a day among the longer half, drawn towards the usual. */
function tailRate(
  order: readonly number[],
  days: readonly number[],
  over: readonly number[],
  weights: readonly number[],
  mass: number,
  usual: number,
): number {
  let seen = 0
  let from = 0
  let ended = 0
  let exposed = 0
  for (const place of order) {
    seen += weights[place]!
    if (seen < mass / 2) {
      from = days[place]!
      continue
    }
    exposed += weights[place]! * (days[place]! - from)
    if (over[place] === 1) ended += weights[place]!
  }
  const share = WORTH / mass
  return (ended * share + USUAL_WORTH) / (exposed * share + USUAL_WORTH / usual)
}

/** Closings a day among the longer half of all results. */
export function usualTailOf(days: Float64Array, over: Uint8Array): number {
  const from = Float64Array.from(days).sort()[days.length >>> 1]!
  let ended = 0
  let exposed = 0
  for (let row = 0; row < days.length; row++) {
    if (days[row]! <= from) continue
    ended += over[row]!
    exposed += days[row]! - from
  }
  return exposed > 0 ? Math.max(ended, 0.5) / exposed : 24
}

/** Days within which the case is done with this chance (0 <= chance < 1): between steps in a straight line, beyond them by the tail. */
export function quantile({ days, chance, tail }: Distribution, wanted: number): number {
  const top = chance.length === 0 ? 0 : chance[chance.length - 1]!
  if (wanted >= top) {
    const from = days.length === 0 ? 0 : days[days.length - 1]!
    return top >= 1 ? from : from + Math.log((1 - top) / Math.max(1 - wanted, 1e-9)) / tail
  }
  let low = 0
  let high = chance.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (chance[middle]! > wanted) high = middle
    else low = middle + 1
  }
  const before = low === 0 ? 0 : chance[low - 1]!
  const from = low === 0 ? 0 : days[low - 1]!
  return from + ((days[low]! - from) * (wanted - before)) / (chance[low]! - before)
}

/** Chance of being done within so many days. */
export function chanceWithin({ days, chance, tail }: Distribution, time: number): number {
  const low = countUpTo(days, time)
  if (low === days.length) {
    const top = days.length === 0 ? 0 : chance[low - 1]!
    const from = days.length === 0 ? 0 : days[low - 1]!
    return 1 - (1 - top) * Math.exp(-tail * Math.max(time - from, 0))
  }
  const before = low === 0 ? 0 : chance[low - 1]!
  const from = low === 0 ? 0 : days[low - 1]!
  const to = days[low]!
  return to === from ? chance[low]! : before + ((chance[low]! - before) * Math.max(time - from, 0)) / (to - from)
}
