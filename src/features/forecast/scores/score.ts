/** How a forecast of a time is judged by what happened: how often its intervals held, how far it was off, and how sharp it was. */
import { chanceWithin, distributionAsCounted } from '../fitting/distribution.ts'
import type { Score } from '../runs/rules.ts'

/** A forecast of the days still to go: the days for a chance, and the chance for so many days. */
export type ForecastDays = { days: (chance: number) => number; within: (days: number) => number }

/** One forecast and what came of it. `over` false: the case was still open after `actual` days, when the log ended. */
export type Judgement = { forecast: ForecastDays; actual: number; over: boolean }

const POINTS = 200
/** Beyond the day by which a forecast is this sure, nothing is added to its error. */
const SURE = 0.999

/**
 * Continuous ranked probability score in days: the error of the whole distribution, which is the absolute error when only one value is
 * forecast (Gneiting and Raftery, JASA 102, 2007). Of a case still open the score counts up to the day to which it is known: leaving
 * such cases out would leave out the longest. Of others it counts to where the forecast itself ends: were that day set by the result, a
 * forecast that is far too late would be let off.
 */
export function crps({ days: daysOf, within }: ForecastDays, actual: number, over: boolean): number {
  const until = over ? Math.max(actual, daysOf(SURE)) : actual
  let sum = 0
  let before = 0
  let happened = 0
  for (let point = 1; point <= POINTS; point++) {
    // Finer near the start, where most results lie; and a step ends where the result does, so that no step holds it.
    let days = until * (point / POINTS) ** 3
    if (over && before < actual && days > actual) days = actual
    sum += (within((before + days) / 2) - happened) ** 2 * (days - before)
    if (over && days >= actual) happened = 1
    before = days
  }
  return sum
}

/**
 * Scores of one forecaster. Coverage counts the cases still open too, as censored: leaving them out would leave out the longest and
 * flatter a forecast that is too short. So does the CRPS. Errors of the middle can only be had from the `known` cases that are over.
 */
export function scoreOf(judgements: readonly Judgement[]): Score | null {
  const known = judgements.filter(({ over }) => over)
  if (known.length === 0) return null
  const reached = distributionAsCounted(
    judgements.map(({ forecast, actual }) => forecast.within(actual)),
    judgements.map(({ over }) => (over ? 1 : 0)),
    judgements.map(() => 1),
  )
  const held = (share: number) => chanceWithin(reached, 0.5 + share / 2) - chanceWithin(reached, 0.5 - share / 2)
  const mean = (value: (judgement: Judgement) => number) => known.reduce((sum, judgement) => sum + value(judgement), 0) / known.length
  return {
    n: judgements.length,
    known: known.length,
    coverage50: held(0.5),
    coverage80: held(0.8),
    coverage95: held(0.95),
    crpsDays: judgements.reduce((sum, { forecast, actual, over }) => sum + crps(forecast, actual, over), 0) / judgements.length,
    maeDays: mean(({ forecast, actual }) => Math.abs(forecast.days(0.5) - actual)),
    biasDays: mean(({ forecast, actual }) => forecast.days(0.5) - actual),
    meanWidth80Days: mean(({ forecast }) => forecast.days(0.9) - forecast.days(0.1)),
  }
}
