/** Figures and dates as people in Britain read them. */
import { type CalendarDate, dateOfDay } from './date.ts'
import { dayFinder } from './time-zone.ts'

export const count = (value: number): string => Math.round(value).toLocaleString('en-GB')

/** "1 case", "1,434 cases". */
export const counted = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`

/** One decimal place up to 20, none above: nobody plans by a tenth of a long time. */
export const days = (value: number): string => {
  if (value === 0) return '0'
  // "0.0 days" reads like a fault; an hour is a time, but of no account among days.
  if (value > 0 && value < LEAST_DAYS) return '<0.1'
  if (value < 0 && value > -LEAST_DAYS) return '0'
  return Math.abs(value) > 20 ? count(value) : value.toFixed(1)
}

/** What is less is shown as nothing, or as less than a tenth of a day. */
export const LEAST_DAYS = 0.05

export const NOT_YET_REACHED = 'not yet reached'

export const percent = (share: number): string => {
  const value = 100 * share
  // What is rounded to nothing or to everything would be read as such.
  if (value > 0 && value < 1) return '<1%'
  if (value < 100 && value > 99) return '>99%'
  return `${Math.round(value)}%`
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** 2026-01 -> January 2026. */
export const monthName = (month: string): string => `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`
/** 2026-01 -> Jan 2026. */
export const shortMonth = (month: string): string => `${MONTHS[Number(month.slice(5, 7)) - 1]?.slice(0, 3)} ${month.slice(0, 4)}`

/** 2026-01-02 -> 2 January 2026. */
export const dayName = (day: string): string => `${Number(day.slice(8, 10))} ${monthName(day)}`
/** 2026-01-02 -> 2 Jan 2026. */
export const shortDay = (day: string): string => `${Number(day.slice(8, 10))} ${shortMonth(day)}`

/** The calendar day on which an instant (ISO) falls in a zone. */
export const dayOfInstant = (instant: string, timeZone: string): CalendarDate => dateOfDay(dayFinder(timeZone)(Date.parse(instant)))
