/** A day of the calendar, without time or zone. Kept as yyyy-mm-dd so that it sorts, prints and compares as text; counted as days since 1970-01-01. */

declare const brand: unique symbol
export type CalendarDate = string & { readonly [brand]: 'CalendarDate' }
/** yyyy-mm. */
export type CalendarMonth = string & { readonly [brand]: 'CalendarMonth' }

/** Days since 1970-01-01, negative before it. */
export type DayNumber = number

export const DAY_MS = 86_400_000

/** Throws a RangeError for text that is not a day of the calendar; 2026-02-30 is never rolled over. */
export function calendarDate(text: string): CalendarDate {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const day = parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : Number.NaN
  if (!parts || dateOfDay(day) !== text) throw new RangeError(`Not a date of the form yyyy-mm-dd: ${text}`)
  return text as CalendarDate
}

export const dayNumber = (date: CalendarDate): DayNumber =>
  dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))

export function dateOfDay(day: DayNumber): CalendarDate {
  const { year, month, dayOfMonth } = civil(day)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as CalendarDate
}

export const addDays = (date: CalendarDate, days: number): CalendarDate => dateOfDay(dayNumber(date) + days)

/** Positive when `to` is later. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from)

export const monthOf = (date: CalendarDate): CalendarMonth => date.slice(0, 7) as CalendarMonth

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7

/** Months since January of year 0: lets months be counted and compared as numbers. */
export function monthNumber(day: DayNumber): number {
  const { year, month } = civil(day)
  return year * 12 + month - 1
}

export const monthOfNumber = (month: number): CalendarMonth =>
  `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}` as CalendarMonth

// The arithmetic counts years from 1 March, so that the leap day is the last of its year, in eras of 400 years (146,097 days).
const ERA_DAYS = 146_097
const EPOCH_FROM_ERA = 719_468

export function dayOf(year: number, month: number, dayOfMonth: number): DayNumber {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1
  return era * ERA_DAYS + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - EPOCH_FROM_ERA
}

function civil(day: DayNumber): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + EPOCH_FROM_ERA
  const era = Math.floor(shifted / ERA_DAYS)
  const dayOfEra = shifted - era * ERA_DAYS
  const leapsPassed = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapsPassed) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return { year, month, dayOfMonth: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 }
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
