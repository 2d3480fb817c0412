/** When enough replications have been run: intervals around what they say so far, and the rule that stops them. Pure arithmetic. */
import { studentQuantile } from './student.ts'

export type Interval = { value: number; low: number; high: number; halfWidth: number }

/** A figure of the forecast: one number from each replication, of which the mean or a quantile is reported. */
export type Quantity = {
  name: string
  /** Half-width at which it is precise enough, in its own unit. */
  target: number
  /** Which quantile across replications is reported; absent for the mean. */
  quantile?: number
}

const BLOCK = 20
const FEWEST = 40
const MOST = 1_000

export function meanInterval(values: ArrayLike<number>, confidence = 0.95): Interval {
  const n = values.length
  const list = Array.from(values)
  const mean = list.reduce((sum, value) => sum + value, 0) / n
  const variance = list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  const halfWidth = n < 2 ? Number.POSITIVE_INFINITY : studentQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(variance / n)
  return { value: mean, low: mean - halfWidth, high: mean + halfWidth, halfWidth }
}

/**
 * A quantile between two order statistics: how many values fall below the true quantile is binomial whatever they are distributed like,
 * so ranks that hold that number with the wanted confidence hold the quantile. Infinite on a side where there are too few values.
 */
export function quantileInterval(values: ArrayLike<number>, quantile: number, confidence = 0.95): Interval {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  const value = sorted[Math.min(n - 1, Math.floor(quantile * n))]!
  const [lowRank, highRank] = ranksAround(n, quantile, (1 - confidence) / 2)
  const low = lowRank < 1 ? Number.NEGATIVE_INFINITY : sorted[lowRank - 1]!
  const high = highRank > n ? Number.POSITIVE_INFINITY : sorted[highRank - 1]!
  return { value, low, high, halfWidth: (high - low) / 2 }
}

/** The closest ranks (from 1) below and above which the quantile lies with at most probability `tail` each; 0 or n + 1 where none does. */
function ranksAround(n: number, quantile: number, tail: number): [number, number] {
  // X, the number of values below the quantile, is binomial. Rank l lies above it when X < l; rank h lies below it when X >= h.
  let below = 0
  let low = 0
  let high = n + 1
  for (let count = 0; count <= n; count++) {
    below += binomial(n, count, quantile)
    if (below <= tail) low = count + 1
    if (below >= 1 - tail && high === n + 1) high = count + 1
  }
  return [low, Math.min(high, n + 1)]
}

function binomial(n: number, k: number, p: number): number {
  let logarithm = k * Math.log(p) + (n - k) * Math.log1p(-p)
  for (let i = 1; i <= k; i++) logarithm += Math.log((n - k + i) / i)
  return Math.exp(logarithm)
}

export const intervalOf = (quantity: Quantity, values: ArrayLike<number>): Interval =>
  quantity.quantile === undefined ? meanInterval(values) : quantileInterval(values, quantity.quantile)

/** Whether every quantity is as precise as its target; `values[q]` are the numbers of quantity q, one a replication. */
export function isPrecise(quantities: readonly Quantity[], values: readonly ArrayLike<number>[]): boolean {
  return quantities.every((quantity, q) => intervalOf(quantity, values[q]!).halfWidth <= quantity.target)
}

/** How many replications to run next, 0 when it is enough: blocks of 20, at least 40 in all, at most 1,000. */
export function nextBlock(done: number, quantities: readonly Quantity[], values: readonly ArrayLike<number>[]): number {
  if (done < FEWEST) return FEWEST - done
  if (done >= MOST || isPrecise(quantities, values)) return 0
  return Math.min(BLOCK, MOST - done)
}
