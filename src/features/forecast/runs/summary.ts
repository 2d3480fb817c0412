/** The forecast in a few plain sentences, its own test among them. */
import { count, counted, dayName, dayOfInstant, days, percent } from '../../../values/figures.ts'
import type { Forecast, StaffingEffect } from './rules.ts'

const WEEKS_AHEAD = 13

export const summariseForecast = (forecast: Forecast): string[] => [
  ...stock(forecast),
  ...backlog(forecast),
  ...staffing(forecast),
  ...tested(forecast),
]

function stock({ model, stockDone, asOf, reading }: Forecast): string[] {
  const day = (instant: string) => dayName(dayOfInstant(instant, reading.timeZone))
  const open = `${counted(model.trainedOn.open, 'case is', 'cases are')} open at ${day(asOf)}.`
  if (!stockDone) return [open]
  return [
    `${open} All of them are as likely as not to be done by ${day(stockDone.p50)}; with a chance of four in five by ${day(stockDone.p80)}, and of 19 in 20 by ${day(stockDone.p95)}.`,
  ]
}

function backlog({ backlog: weeks }: Forecast): string[] {
  const week = weeks[WEEKS_AHEAD] ?? weeks.at(-1)
  if (!week) return []
  return [
    `At ${dayName(week.weekStarting)} between ${count(week.p10)} and ${counted(week.p90, 'case')} will be open, four times in five; ${count(week.p50)} is the middle of it.`,
  ]
}

function staffing({ staffing: effects, staffingAt, staffingRefused }: Forecast): string[] {
  if (!staffingAt) return staffingRefused ? [sentence(staffingRefused)] : []
  const one = effects.find(effect => effect.extra === 1)
  if (!one) return []
  return [`One more person at ${staffingAt.stage} from ${dayName(staffingAt.from)} ${changeOfMean(one)}.`]
}

/** Reasons come without a full stop where they are made. */
export const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** A change smaller than what the draws can tell is called that. */
export function changeOfMean({ meanChangeDays, halfWidthDays }: StaffingEffect): string {
  if (Math.abs(meanChangeDays) <= halfWidthDays) return 'makes no difference that this forecast can tell'
  const size = `${days(Math.abs(meanChangeDays))} days (give or take ${days(halfWidthDays)})`
  return meanChangeDays < 0 ? `shortens the mean time by ${size}` : `lengthens the mean time by ${size}`
}

function tested({ backtest, backtestRefused }: Forecast): string[] {
  if (!backtest) return backtestRefused ? [`Not tried on the past of the log. ${sentence(backtestRefused)}`] : []
  const held = `Tried on its own past: of ${counted(backtest.n, 'case')}, ${percent(backtest.coverage80)} finished within their 80% interval`
  const best = [...backtest.naive].sort((a, b) => a.crpsDays - b.crpsDays)[0]
  if (!best) return [`${held}.`]
  const verdict = backtest.crpsDays < best.crpsDays ? 'better than' : backtest.crpsDays > best.crpsDays ? 'worse than' : 'no better than'
  return [
    `${held}. Its error (CRPS) was ${days(backtest.crpsDays)} days, ${verdict} the ${days(best.crpsDays)} of the best plain forecast (${best.name}).`,
  ]
}
