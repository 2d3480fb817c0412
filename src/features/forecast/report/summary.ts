/** The report in a few plain sentences: what a person reads who reads nothing else. */
import { count, counted, dayName, dayOfInstant, days, NOT_YET_REACHED, percent } from '../../../values/figures.ts'
import type { Percentile, Report, Timeliness } from './rules.ts'

export function summariseReport(report: Report): string[] {
  return [stock(report), ...pace(report.all), ...onTarget(report), ...oldest(report)]
}

const stock = ({ all, asOf, reading }: Report): string =>
  `${counted(all.n, 'case was', 'cases were')} received up to ${dayName(dayOfInstant(asOf, reading.timeZone))}; ${count(all.closed)} ${all.closed === 1 ? 'is' : 'are'} closed and ${all.open === 0 ? 'none' : count(all.open)} ${all.open > 1 ? 'are' : 'is'} open.`

/** Says how far the log goes instead of giving a figure that it does not hold. */
function pace({ closed, p50, p80, p95 }: Timeliness): string[] {
  if (closed === 0) return ['No case is closed, so nothing can be said of how long cases take.']
  if (p50.days === null) return ['Fewer than half of cases have finished, so the time within which half finish is not yet reached.']
  const rest = [
    ['four in five', p80],
    ['19 in 20', p95],
  ] as const
  const reached = rest
    .filter(([, percentile]) => percentile.days !== null)
    .map(([words, percentile]) => `${words} within ${days(percentile.days!)}`)
  const beyond = rest.filter(([, percentile]) => percentile.days === null).map(([words]) => `for ${words} the time is ${NOT_YET_REACHED}`)
  const sentence = `Half of cases finish within ${days(p50.days)} days${likely(p50)}`
  return [
    `${[sentence, ...reached].join(', ').replace(/, ([^,]*)$/, reached.length ? ' and $1' : ', $1')}${beyond.length ? `; ${beyond.join('; ')}` : ''}.`,
  ]
}

const likely = ({ low, high }: Percentile): string =>
  low !== null && high !== null && days(high) !== days(low) ? ` (95% interval ${days(low)} to ${days(high)})` : ''

function onTarget({ all, targetDays }: Report): string[] {
  if (targetDays === null || !all.withinTarget) return []
  const { share, low, high } = all.withinTarget
  return [`${percent(share)} finish within the target of ${counted(targetDays, 'day')} (95% interval ${percent(low)} to ${percent(high)}).`]
}

function oldest({ oldestOpen }: Report): string[] {
  const first = oldestOpen[0]
  if (!first) return []
  return [`The case open longest has waited ${count(first.days)} days${first.stage ? `; its last known stage is ${first.stage}` : ''}.`]
}
