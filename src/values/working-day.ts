/** Working days: Monday to Friday, holidays of a calendar that is passed in left out. Counted by arithmetic, never day by day. */
import { type CalendarDate, type DayNumber, dateOfDay, dayNumber, weekdayOf } from './date.ts'

export type WorkingCalendar = {
  /** Whose holidays, in words that fit after "working days": "England and Wales bank holidays left out". */
  readonly name: string
  /** Outside these days no holiday is known, so that only week ends are left out. */
  readonly knownFrom: CalendarDate
  readonly knownTo: CalendarDate
  /** Holidays that fall on Monday to Friday, in order. */
  readonly holidays: Int32Array
}

export function workingCalendar(
  name: string,
  knownFrom: CalendarDate,
  knownTo: CalendarDate,
  holidays: readonly CalendarDate[],
): WorkingCalendar {
  const days = [...new Set(holidays.map(dayNumber))].filter(isWeekday)
  return { name, knownFrom, knownTo, holidays: Int32Array.from(days).sort() }
}

export const isWorkingDay = (calendar: WorkingCalendar, date: CalendarDate): boolean => {
  const day = dayNumber(date)
  return workingDaysBetweenDays(calendar, day - 1, day) === 1
}

/**
 * Working days after `from`, up to and including `to`: received on Friday and done on Monday is one. Negative when `to` is earlier,
 * so that the days of two stretches that follow each other add up.
 */
export const workingDaysBetween = (calendar: WorkingCalendar, from: CalendarDate, to: CalendarDate): number =>
  workingDaysBetweenDays(calendar, dayNumber(from), dayNumber(to))

export const workingDaysBetweenDays = (calendar: WorkingCalendar, from: DayNumber, to: DayNumber): number =>
  workingDaysUpTo(calendar, to) - workingDaysUpTo(calendar, from)

/** The first date that is `days` working days after `date`; `date` itself, working day or not, when `days` is 0. */
export function addWorkingDays(calendar: WorkingCalendar, date: CalendarDate, days: number): CalendarDate {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Working days to add must be a whole number from 0: ${days}`)
  const from = dayNumber(date)
  let low = from
  let high = from + Math.ceil((days * 7) / 5) + 7 + 2 * calendar.holidays.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (workingDaysBetweenDays(calendar, from, middle) >= days) high = middle
    else low = middle + 1
  }
  return dateOfDay(low)
}

const isWeekday = (day: DayNumber): boolean => weekdayOf(day) < 5

/** Monday 1969-12-29, so that whole weeks begin on Mondays. */
const FIRST_MONDAY = -3

function workingDaysUpTo(calendar: WorkingCalendar, day: DayNumber): number {
  const days = day - FIRST_MONDAY + 1
  const weeks = Math.floor(days / 7)
  return weeks * 5 + Math.min(days - weeks * 7, 5) - holidaysUpTo(calendar.holidays, day)
}

function holidaysUpTo(holidays: Int32Array, day: DayNumber): number {
  let low = 0
  let high = holidays.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holidays[middle]! <= day) low = middle + 1
    else high = middle
  }
  return low
}
