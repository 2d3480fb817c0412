/** The curves to draw: share still open by day with its band, and the share that has ended in each way. */
import { DAY_MS } from '../../../../values/date.ts'
import { OUTCOME_CODE, OUTCOMES } from '../../case-log/rules.ts'
import { aalenJohansen } from '../engine/aalen-johansen.ts'
import { bandAt } from '../engine/kaplan-meier.ts'
import { thin } from '../engine/thin.ts'
import type { Report } from '../rules.ts'
import { outcomesOf } from './classes.ts'

/** Takes packed and sorted times of all cases; a step of the curves holds at least `leastClosings` of them. */
export function curvesOf(elapsed: Float64Array, leastClosings: number): Pick<Report, 'survival' | 'competing'> {
  const seen = outcomesOf(elapsed)
  const outcomes = OUTCOMES.filter(outcome => outcome !== 'open' && seen[outcome])
  const { curve, byEnding } = aalenJohansen(
    elapsed,
    outcomes.map(outcome => OUTCOME_CODE[outcome]),
  )
  const kept = thin(curve, leastClosings)
  const daysAt = (i: number) => curve.times[i]! / DAY_MS

  return {
    survival: [{ days: 0, open: 1, low: 1, high: 1 }, ...kept.map(i => ({ days: daysAt(i), open: curve.open[i]!, ...bandAt(curve, i) }))],
    competing: outcomes.map(outcome => ({
      outcome,
      points: [{ days: 0, share: 0 }, ...kept.map(i => ({ days: daysAt(i), share: byEnding.get(OUTCOME_CODE[outcome])![i]! }))],
    })),
  }
}
