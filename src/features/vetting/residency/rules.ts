/** Residency: on how many days of the years just before receipt somebody lived where their history can be checked. A shortfall is flagged, and a person decides. */
import { type CalendarDate, calendarDate, daysBetween } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { common, dayCount, joined, type Period, upTo } from '../../../values/period.ts'
import type { Address } from '../form/rules.ts'

const UNITED_KINGDOM = 'GB'

export type Residency = {
  years: number
  /** The days that are looked at: from the same day so many years before, up to the day before receipt. */
  window: { from: CalendarDate; until: CalendarDate }
  requiredDays: number
  countedDays: number
  /** Days of service abroad among those counted. */
  serviceDays: number
  isShort: boolean
}

export function residencyOf(addresses: readonly Address[], receivedOn: CalendarDate, years: number): Residency {
  const window = { from: yearsBefore(receivedOn, years), until: receivedOn }
  const countedDays = daysWithin(addresses.filter(isCounted), window)
  const home = daysWithin(
    addresses.filter(({ country }) => country === UNITED_KINGDOM),
    window,
  )
  const requiredDays = daysBetween(window.from, window.until)
  return { years, window, requiredDays, countedDays, serviceDays: countedDays - home, isShort: countedDays < requiredDays }
}

const isCounted = ({ country, overseasService }: Address): boolean => country === UNITED_KINGDOM || overseasService

/** Two addresses at once, such as a term address and the parents' home, are one day each. */
const daysWithin = (addresses: readonly Address[], window: Period): number =>
  joined(addresses.map(({ from, last }) => upTo(from, last)))
    .map(period => common(period, window))
    .reduce((sum, part) => sum + (part ? (dayCount(part) ?? 0) : 0), 0)

/** The same day so many years earlier; 28 February where that was no leap year. */
export function yearsBefore(day: CalendarDate, years: number): CalendarDate {
  const text = `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`
  return text.endsWith('-02-29') && !isLeap(Number(text.slice(0, 4))) ? calendarDate(`${text.slice(0, 4)}-02-28`) : calendarDate(text)
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** In words, for the codes that the dated rule lists. */
const REASONS: Readonly<Record<string, string>> = {
  'service-overseas': 'Crown or Forces service abroad',
  'dependant-of-service': 'Lived abroad with somebody who served',
  'history-checkable': 'The history abroad can be checked',
  'history-not-checkable': 'The history abroad cannot be checked',
  'ties-cut': 'Gave up living in the United Kingdom in the period',
}
export const residencyReason = (code: string): string => REASONS[code] ?? code.replaceAll('-', ' ')

export type TypedResidencyDecision = { goesOn: string; reasons: readonly string[]; words: string }

export function readResidencyDecision(
  typed: TypedResidencyDecision,
  known: readonly string[],
): Outcome<{ goesOn: boolean; reasons: string[]; words: string }> {
  const errors: Reason[] = []
  if (typed.goesOn !== 'yes' && typed.goesOn !== 'no') errors.push({ field: 'goesOn', message: 'Select whether the case goes on' })
  const reasons = known.filter(code => typed.reasons.includes(code))
  if (reasons.length === 0) errors.push({ field: 'reasons', message: 'Select at least one reason' })
  const words = typed.words.trim()
  if (words === '') errors.push({ field: 'words', message: 'Enter how you came to this' })
  else if ([...words].length > 2000) errors.push({ field: 'words', message: 'How you came to this must be 2,000 characters or fewer' })
  return errors.length > 0 ? refuse(...errors) : accept({ goesOn: typed.goesOn === 'yes', reasons, words })
}
