/** Aalen and Johansen's cumulative incidence: by time, the share that has ended in each way, the other ways competing with it. */
import { type Curve, kaplanMeier } from './kaplan-meier.ts'
import { eachTime } from './times.ts'

export type Incidence = {
  /** The curve of all endings together; its times are those of `byEnding`. */
  curve: Curve
  /** Ending -> share that has ended so by each time. With the share open they add up to 1 at every time. */
  byEnding: Map<number, Float64Array>
}

/** Takes times packed by `packTime`, sorted, and the endings to follow; endings that never occur stay at 0. */
export function aalenJohansen(sorted: Float64Array, endings: readonly number[]): Incidence {
  const curve = kaplanMeier(sorted)
  const byEnding = new Map(endings.map(ending => [ending, new Float64Array(curve.times.length)]))
  let i = 0
  let openBefore = 1

  eachTime(sorted, (_time, atRisk, counts, ended) => {
    if (ended === 0) return
    for (const [ending, shares] of byEnding) {
      // Sums of rounded quotients may pass 1 by a hair.
      shares[i] = Math.min(1, (i === 0 ? 0 : shares[i - 1]!) + (openBefore * counts[ending]!) / atRisk)
    }
    openBefore = curve.open[i]!
    i++
  })
  return { curve, byEnding }
}
