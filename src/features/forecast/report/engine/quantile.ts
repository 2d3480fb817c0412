/** Percentiles of values that are all known: the smallest value that at least the share asked for does not exceed. */

/** `sorted` in rising order; `null` when empty. */
export function quantile(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null
  // The slack keeps 0.8 * 5 = 4 from becoming the fifth value by a rounding error.
  const rank = Math.max(1, Math.ceil(share * sorted.length - 1e-9))
  return sorted[rank - 1]!
}

export function mean(values: Float64Array): number | null {
  if (values.length === 0) return null
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
