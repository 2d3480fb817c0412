/** Kaplan and Meier's product-limit estimate of the share still open by time, with Greenwood's variance and log-log 95% bands. */
import { eachTime, timeOf } from './times.ts'

export type Curve = {
  /** How many there are, and how many of them were cut short. */
  n: number
  censored: number
  /** Distinct times at which something ended, in order. */
  times: Float64Array
  /** How many ended at each of them. */
  ended: Uint32Array
  /** Share still open just after each of them. */
  open: Float64Array
  /** Greenwood's sum up to each of them: the variance of the share divided by its square. Infinite once nothing is open. */
  greenwood: Float64Array
  /** The longest time seen, ended or cut short; the curve says nothing beyond it. NaN when empty. */
  longest: number
}

export type Band = { low: number; high: number }
export type Estimate = { at: number; low: number; high: number }

const Z95 = 1.959963984540054
// Shares are quotients of whole numbers; without this slack 1 - 0.8 would miss a curve that is exactly 0.2.
const SLACK = 1e-12

/** Takes times packed by `packTime`, sorted. */
export function kaplanMeier(sorted: Float64Array): Curve {
  const times = new Float64Array(sorted.length)
  const endedAt = new Uint32Array(sorted.length)
  const open = new Float64Array(sorted.length)
  const greenwood = new Float64Array(sorted.length)
  let count = 0
  let censoredSoFar = 0
  let sum = 0
  // Between two cut-short times the product telescopes to one quotient, so that without any the curve is the plain share, exactly.
  let share = 1
  let base = 1
  let baseAtRisk = sorted.length

  eachTime(sorted, (time, atRisk, _endings, ended, censored) => {
    if (ended > 0) {
      share = base * ((atRisk - ended) / baseAtRisk)
      sum += ended / (atRisk * (atRisk - ended))
      times[count] = time
      endedAt[count] = ended
      open[count] = share
      greenwood[count] = sum
      count++
    }
    if (censored > 0) {
      base = share
      baseAtRisk = atRisk - ended - censored
      censoredSoFar += censored
    }
  })

  return {
    n: sorted.length,
    censored: censoredSoFar,
    times: times.subarray(0, count),
    ended: endedAt.subarray(0, count),
    open: open.subarray(0, count),
    greenwood: greenwood.subarray(0, count),
    longest: sorted.length === 0 ? Number.NaN : timeOf(sorted[sorted.length - 1]!),
  }
}

/**
 * The 95% band of the share open at the curve's i-th time. Where nothing is left open no variance can be had: the low end is then
 * 0 and the high end stays where it last was, which errs on the wide side.
 */
export function bandAt(curve: Curve, i: number): Band {
  const share = curve.open[i]!
  if (share <= 0) return { low: 0, high: i === 0 ? 1 : bandAt(curve, i - 1).high }
  const stretch = Math.exp((Z95 * Math.sqrt(curve.greenwood[i]!)) / -Math.log(share))
  return { low: share ** stretch, high: share ** (1 / stretch) }
}

/** The share open just after `time`. */
export function openAt(curve: Curve, time: number): Estimate & { known: boolean } {
  const i = lastNotAfter(curve.times, time)
  const { low, high } = i < 0 ? { low: 1, high: 1 } : bandAt(curve, i)
  const at = i < 0 ? 1 : curve.open[i]!
  return { at, low, high, known: time <= curve.longest || at === 0 }
}

/**
 * For each share asked for, in rising order: the first time by which that share has ended, and the first times at which the low and
 * the high band come down as far (Brookmeyer and Crowley's way of turning a band into an interval). NaN where not reached.
 */
export function percentiles(curve: Curve, shares: readonly number[]): Estimate[] {
  const found = shares.map(() => ({ at: Number.NaN, low: Number.NaN, high: Number.NaN }))
  const next = { at: 0, low: 0, high: 0 }

  for (let i = 0; i < curve.times.length && next.high < shares.length; i++) {
    const band = bandAt(curve, i)
    mark(found, next, 'low', band.low, curve.times[i]!, shares)
    mark(found, next, 'at', curve.open[i]!, curve.times[i]!, shares)
    mark(found, next, 'high', band.high, curve.times[i]!, shares)
  }
  return found
}

function mark(found: Estimate[], next: Estimate, end: keyof Estimate, open: number, time: number, shares: readonly number[]): void {
  while (next[end] < shares.length && open <= 1 - shares[next[end]]! + SLACK) {
    found[next[end]]![end] = time
    next[end]++
  }
}

/** The area under the curve up to the longest time seen: the mean where nothing is cut short, else the mean of the time up to then. */
export function restrictedMean(curve: Curve): number {
  if (curve.n === 0) return Number.NaN
  let area = 0
  let from = 0
  let share = 1
  for (let i = 0; i < curve.times.length; i++) {
    area += share * (curve.times[i]! - from)
    from = curve.times[i]!
    share = curve.open[i]!
  }
  return area + share * (curve.longest - from)
}

function lastNotAfter(times: Float64Array, time: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]! <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}
