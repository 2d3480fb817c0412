/**
 * How long an open case still has to go: fitted on what came of cases in like states before.
 *
 * The past is looked at as a forecaster would have seen it: at many earlier instants, every case then open with what was known of it,
 * and the days it still took; those still open today are censored, never dropped, or long cases would be missing and every promise
 * too short. Three views of a case (`views.ts`) are mixed, and the chances corrected, by how they did in the log's own past
 * (`past-record.ts`). In plain words: docs/explanation/how-the-forecast-is-made.md.
 */
import type { CaseLog, Reading } from '../case-log/rules.ts'
import type { Calibration } from './calibration.ts'
import { daysFor } from './mixture.ts'
import { learnFromThePast, mixed } from './past-record.ts'
import type { Moment } from './states.ts'
import { type FittingSettings, fitViews } from './views.ts'

export type RemainingTime = {
  /** Rows the model rests on, and how many of them are censored. */
  states: number
  censored: number
  instants: number
  calibration: Calibration
  /** How much each view is believed, together 1: like states, same stage at a like age, the case's turn (oldest first at the recent pace). */
  believed: { like: number; age: number; turn: number }
  /** How much the cases of one moment err together, 0 to 1: what one slow month does to all of them. */
  togetherness: number
  /** How long a case open at that moment still has to go. */
  predict: (log: CaseLog, index: number, moment: Moment) => Predicted
}

export type Predicted = {
  /** Days still to go, with that chance. */
  days: (chance: number) => number
  /** Chance of being done within so many days. */
  within: (days: number) => number
}

export const USUAL: Omit<FittingSettings, 'random'> = {
  trees: 60,
  leaf: 20,
  tried: 7,
  mostStates: 12_000,
  instants: 200,
  halfLives: 2,
  origins: 6,
  origin: { trees: 30, mostStates: 6_000, instants: 100 },
  askedAtOrigin: 250,
}

const FEWEST_CLOSED = 10

/** Undefined when the log holds too little: fewer than 10 closed cases, under 20 states, or fewer than 10 of them with a result. */
export function fitRemainingTime(log: CaseLog, closedBy: Reading['closedBy'], settings: FittingSettings): RemainingTime | undefined {
  // Three cases looked at often are many states, and still three cases.
  if (log.cases.closed.reduce((sum, closed) => sum + (Number.isNaN(closed) ? 0 : 1), 0) < FEWEST_CLOSED) return undefined
  const fitted = fitViews(log, closedBy, settings)
  if (!fitted) return undefined
  const learnt = learnFromThePast(log, closedBy, settings)
  return {
    states: fitted.states.count,
    censored: fitted.states.count - fitted.ended,
    instants: fitted.instants,
    calibration: learnt.calibration,
    togetherness: learnt.togetherness,
    believed: learnt.mix,
    predict: (asked, index, moment) => {
      const within = mixed(fitted.ask(asked, index, moment), learnt.mix)
      return {
        days: chance => daysFor(within, learnt.calibration.toRaw(chance)),
        within: days => learnt.calibration.fromRaw(within(days)),
      }
    },
  }
}
