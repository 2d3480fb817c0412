/** Corrects chances by how often they came true: if of the things called 80% likely only 70% happened, 80% must be asked for higher up. */
import { distributionOf, quantile } from './distribution.ts'
import { normalChance, normalScore } from './normal.ts'

export type Calibration = {
  toRaw: (chance: number) => number
  fromRaw: (chance: number) => number
  /** How far past forecasts were off, in standard deviations: above 0 things took longer than said. And how much wider they were spread, below and above the middle. */
  shift: number
  spreadBelow: number
  spreadAbove: number
  /** Past forecasts it rests on. */
  n: number
}

/** Past forecasts and what came of them: the chance that the forecast gave to "done by when it was done"; `over` 0 where the case was still open. */
export type Judged = { chance: number[]; over: number[]; weight: number[] }

export const UNCHANGED: Calibration = { toRaw: chance => chance, fromRaw: chance => chance, shift: 0, spreadBelow: 1, spreadAbove: 1, n: 0 }

/** So many past forecasts count as much as the belief that nothing need be corrected. */
const DOUBT = 60
const NARROWEST = 0.7
const WIDEST = 2.5
/** Score of the 90% point. */
const TENTH = 1.2816

/**
 * From past forecasts: `chance` that the forecast gave to "done by when it was done" (uniform if it was right), censored where the
 * case was still open. On the normal scale the correction is a shift and a spread for either side, so that a few hundred past cases
 * are enough for it and the far tail stays the model's own.
 */
export function calibrationOf(chance: readonly number[], over: readonly number[], weight: readonly number[]): Calibration {
  const n = over.reduce((sum, ended) => sum + ended, 0)
  if (n < 20) return UNCHANGED
  const found = distributionOf(chance, over, weight, 1)
  const score = (at: number) => normalScore(Math.min(Math.max(quantile(found, at), 1e-4), 1 - 1e-4))
  const trust = n / (n + DOUBT)
  const middle = score(0.5)
  const spread = (measured: number) => 1 + (Math.min(Math.max(measured, NARROWEST), WIDEST) - 1) * trust
  const spreadBelow = spread((middle - score(0.1)) / TENTH)
  const spreadAbove = spread((score(0.9) - middle) / TENTH)
  const shift = middle * trust
  return {
    toRaw: wanted => {
      const at = normalScore(wanted)
      return normalChance(shift + at * (at < 0 ? spreadBelow : spreadAbove))
    },
    fromRaw: raw => {
      const at = normalScore(raw) - shift
      return normalChance(at / (at < 0 ? spreadBelow : spreadAbove))
    },
    shift,
    spreadBelow,
    spreadAbove,
    n,
  }
}

/**
 * How much the errors of one moment go together: the spread of the moments' middles beyond what so many independent cases would show.
 * 0 when they scatter like independent cases; at most a half, which few moments cannot prove more than.
 */
export function togethernessOf(moments: readonly Judged[], calibration: Calibration): number {
  const middles: number[] = []
  let chanceAlone = 0
  for (const { chance, over, weight } of moments) {
    if (chance.length < 10) continue
    const found = distributionOf(chance, over, weight, 1)
    const middle = calibration.fromRaw(Math.min(Math.max(quantile(found, 0.5), 1e-4), 1 - 1e-4))
    middles.push(normalScore(middle))
    // A median of n normal scores has about this variance.
    chanceAlone += Math.PI / 2 / chance.length
  }
  if (middles.length < 3) return USUAL_TOGETHERNESS
  const mean = middles.reduce((sum, value) => sum + value, 0) / middles.length
  const spread = middles.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (middles.length - 1)
  return Math.min(Math.max(spread - chanceAlone / middles.length, 0), 0.5)
}

const USUAL_TOGETHERNESS = 0.1
