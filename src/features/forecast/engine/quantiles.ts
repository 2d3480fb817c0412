/** Turns any list of durations into a table that a draw can index: a power of two of equally likely whole numbers, each at least 1. */
import { MOST_QUANTILE_BITS } from './program.ts'

/** A duration that never varies, or durations each as likely as the next (seen ones, or quantiles of a fitted law) in any order. */
export type Durations = number | ArrayLike<number>

/** At least a table of two: a draw is shifted by 32 less the bits, and a shift of 32 would be none at all. */
const FEWEST_BITS = 1
/** Entries more than values, as a power of two: with eight times as many, no value's share is off by more than a sixteenth. */
const FINER_BITS = 3

export function quantileTable(durations: Durations): Int32Array {
  const values = typeof durations === 'number' ? [durations] : durations
  const sorted = Float64Array.from(values).sort()
  const size = 1 << bitsFor(sorted.length)
  return Int32Array.from({ length: size }, (_, entry) =>
    Math.max(1, Math.round(sorted[Math.floor(((entry + 0.5) * sorted.length) / size)]!)),
  )
}

function bitsFor(count: number): number {
  const exact = Math.log2(count)
  if (count > 1 && Number.isInteger(exact) && exact <= MOST_QUANTILE_BITS) return exact
  return count === 1 ? FEWEST_BITS : Math.min(MOST_QUANTILE_BITS, Math.ceil(exact) + FINER_BITS)
}
