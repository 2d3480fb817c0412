/** The forecast in a few plain sentences, its own test among them. */
import { count, counted, dayName, dayOfInstant, days, LEAST_DAYS, percent } from '../../../values/figures.ts'
import type { FittedStage, Forecast, StaffingEffect } from './rules.ts'

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
    `${open} The last of them will as likely as not be done by ${day(stockDone.p50)}; the chance is four in five that it is done by ${day(stockDone.p80)}, and 19 in 20 by ${day(stockDone.p95)}.`,
  ]
}

function backlog({ backlog: weeks }: Forecast): string[] {
  const week = weeks[WEEKS_AHEAD] ?? weeks.at(-1)
  if (!week) return []
  return [
    `At ${dayName(week.weekStarting)} between ${count(week.p10)} and ${counted(week.p90, 'case')} will be open, four times in five; as likely as not, no more than ${count(week.p50)}.`,
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

/** True where no number of people asked about changes anything that a person would notice. */
export const changesNothing = (effects: readonly StaffingEffect[]): boolean =>
  effects.every(({ meanChangeDays }) => Math.abs(meanChangeDays) < LEAST_DAYS)

export const nothingChanged = (effects: readonly StaffingEffect[]): string =>
  `Up to ${count(Math.max(...effects.map(({ extra }) => extra)))} more people change the mean time of a case by less than 0.1 days: as far as this log shows, cases wait for other things than staff.`

/** The same people at every stage are one fact, told among the remarks; a column of it would read as many. */
export const isStaffedAlike = (stages: readonly FittedStage[]): boolean =>
  stages.length > 1 && new Set(stages.map(({ staff, busyShare, workMinutes }) => `${staff} ${busyShare} ${workMinutes}`)).size === 1

/** A change smaller than what the draws can tell is called that. */
export function changeOfMean({ meanChangeDays, halfWidthDays }: StaffingEffect): string {
  if (Math.abs(meanChangeDays) < LEAST_DAYS) return 'changes the mean time by less than 0.1 days'
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
