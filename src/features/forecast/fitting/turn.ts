/**
 * The oldest-first forecast: when a case's turn comes at the unit's recent pace. Where work is done in order of arrival nothing says
 * more; where it is not, it says little. How far past turns were off tells which, and is its spread.
 */
import { distributionAsCounted, quantile } from './distribution.ts'
import { normalChance } from './normal.ts'

/** How past results lay about their turns: middle and standard deviation of log(days taken / days until the turn). */
export type TurnErrors = { middle: number; spread: number }

const NARROWEST = 0.15
const WIDEST = 3
/** Below this many past turns their errors say nothing. */
const FEWEST = 30
/** Score of the 84% point is 1: a third of the way from the middle to it on either side. */
const ONE_BELOW = 0.16
const ONE_ABOVE = 0.84

/** Undefined where too little is known. `over` 0 marks a result that is only "longer than". */
export function turnErrors(
  turns: readonly number[],
  taken: readonly number[],
  over: readonly number[],
  weights: readonly number[],
): TurnErrors | undefined {
  if (over.reduce((sum, ended) => sum + ended, 0) < FEWEST) return undefined
  const logs = turns.map((turn, place) => Math.log(Math.max(taken[place]!, 1 / 48) / Math.max(turn, 1 / 48)))
  const least = Math.min(...logs)
  const found = distributionAsCounted(
    logs.map(value => value - least),
    over,
    weights,
  )
  const at = (chance: number) => quantile(found, chance) + least
  return { middle: at(0.5), spread: Math.min(Math.max((at(ONE_ABOVE) - at(ONE_BELOW)) / 2, NARROWEST), WIDEST) }
}

/** Chance of being done within so many days, for a case whose turn is `turn` days away. */
export const turnWithin = ({ middle, spread }: TurnErrors, turn: number, days: number): number =>
  days <= 0 ? 0 : normalChance((Math.log(days / Math.max(turn, 1 / 48)) - middle) / spread)
