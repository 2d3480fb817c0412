/** Corrects chances by how often they came true: if of the things called 80% likely only 70% happened, 80% must be asked for higher up. */
import { distributionAsCounted, quantile } from './distribution.ts'
import { normalScore } from './normal.ts'

export type Calibration = {
  toRaw: (chance: number) => number
  fromRaw: (chance: number) => number
  /** What the model must be asked for to get 10%, 50% and 90%. */
  asked: readonly [number, number, number]
  /** Past forecasts it rests on. */
  n: number
}

/** Past forecasts and what came of them: the chance that the forecast gave to "done by when it was done"; `over` 0 where the case was still open. */
export type Judged = { chance: number[]; over: number[]; weight: number[] }

export const UNCHANGED: Calibration = { toRaw: chance => chance, fromRaw: chance => chance, asked: [0.1, 0.5, 0.9], n: 0 }

/** So many past forecasts count as much as the belief that nothing need be corrected. */
const DOUBT = 60
/** Where the correction is set, and how far it may go there. */
const KNOTS = [0.1, 0.5, 0.9] as const
const FURTHEST = [
  [0.04, 0.22],
  [0.35, 0.65],
  [0.78, 0.985],
] as const

/**
 * From past forecasts: straight pieces through the chances that held for a tenth, half and nine tenths of them. Straight in the chance
 * itself, so that what is said of the next few days is corrected in proportion and not wiped out.
 */
export function calibrationOf(chance: readonly number[], over: readonly number[], weight: readonly number[]): Calibration {
  const n = over.reduce((sum, ended) => sum + ended, 0)
  if (n < 20) return UNCHANGED
  const found = distributionAsCounted(chance, over, weight)
  const trust = n / (n + DOUBT)
  const knot = (place: 0 | 1 | 2) => {
    const [least, most] = FURTHEST[place]
    return KNOTS[place] + (Math.min(Math.max(quantile(found, KNOTS[place]), least), most) - KNOTS[place]) * trust
  }
  const asked = [knot(0), knot(1), knot(2)] as const
  const from = [0, ...KNOTS, 1]
  const to = [0, ...asked, 1]
  return { toRaw: wanted => alongPieces(wanted, from, to), fromRaw: raw => alongPieces(raw, to, from), asked, n }
}

function alongPieces(value: number, from: readonly number[], to: readonly number[]): number {
  let piece = 1
  while (piece < from.length - 1 && value > from[piece]!) piece++
  const share = (value - from[piece - 1]!) / (from[piece]! - from[piece - 1]!)
  return Math.min(1, Math.max(0, to[piece - 1]! + share * (to[piece]! - to[piece - 1]!)))
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
    const found = distributionAsCounted(chance, over, weight)
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
