/** How a forecast of a time is judged by what happened: how often its intervals held, how far it was off, and how sharp it was. */
import { chanceWithin, distributionOf } from '../fitting/distribution.ts'
import type { Score } from '../runs/rules.ts'

/** A forecast of the days still to go: the days for a chance, and the chance for so many days. */
export type ForecastDays = { days: (chance: number) => number; within: (days: number) => number }

/** One forecast and what came of it. `over` false: the case was still open after `actual` days, when the log ended. */
export type Judgement = { forecast: ForecastDays; actual: number; over: boolean }

const GRID = Array.from({ length: 39 }, (_, step) => (step + 1) / 40)

/**
 * Continuous ranked probability score in days: the error of the whole distribution, which is the absolute error when only one value
 * is forecast. Mean of the quantile losses on a grid of 39, twice (Gneiting and Raftery, JASA 102, 2007).
 */
export function crps({ days }: ForecastDays, actual: number): number {
  const losses = GRID.map(chance => {
    const off = actual - days(chance)
    return off >= 0 ? chance * off : (chance - 1) * off
  })
  return (2 * losses.reduce((sum, loss) => sum + loss, 0)) / GRID.length
}

/**
 * Scores of one forecaster. Coverage counts the cases still open too, as censored: leaving them out would leave out the longest and
 * flatter a forecast that is too short. Errors in days can only be had from cases that are over; `n` counts those.
 */
export function scoreOf(judgements: readonly Judgement[]): Score | null {
  const known = judgements.filter(({ over }) => over)
  if (known.length === 0) return null
  const reached = distributionOf(
    judgements.map(({ forecast, actual }) => forecast.within(actual)),
    judgements.map(({ over }) => (over ? 1 : 0)),
    judgements.map(() => 1),
    1,
  )
  const held = (share: number) => chanceWithin(reached, 0.5 + share / 2) - chanceWithin(reached, 0.5 - share / 2)
  const mean = (value: (judgement: Judgement) => number) => known.reduce((sum, judgement) => sum + value(judgement), 0) / known.length
  return {
    n: known.length,
    coverage50: held(0.5),
    coverage80: held(0.8),
    coverage95: held(0.95),
    crpsDays: mean(({ forecast, actual }) => crps(forecast, actual)),
    maeDays: mean(({ forecast, actual }) => Math.abs(forecast.days(0.5) - actual)),
    biasDays: mean(({ forecast, actual }) => forecast.days(0.5) - actual),
    meanWidth80Days: mean(({ forecast }) => forecast.days(0.9) - forecast.days(0.1)),
  }
}
