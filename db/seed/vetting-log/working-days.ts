/** The unit's clock: minutes of working days (08:30 to 16:30, Monday to Friday, without bank holidays), counted from the day the unit opens. */
import { calendarDate } from '../../../src/values/date.ts'
import { ENGLAND_WORKING_DAYS } from '../../../src/values/england-bank-holidays.ts'
import { isWorkingDay } from '../../../src/values/working-day.ts'
import { LOG_ENDS, UNIT_OPENS } from './parameters.ts'

export const MINUTES_A_DAY = 480
const OPENS_AT = 8 * 60 + 30
const DAY = 86_400_000

const utc = (date: string) => Date.parse(`${date}T00:00:00Z`)
const isoDate = (ms: number) => new Date(ms).toISOString().slice(0, 10)
/** Monday is 0. */
export const weekdayOf = (date: string) => (new Date(utc(date)).getUTCDay() + 6) % 7

/** Every working day from the opening until well after the log, so that work begun has a day to end on. */
export const WORKING_DAYS: readonly string[] = listWorkingDays(utc(UNIT_OPENS), utc(LOG_ENDS) + 400 * DAY)

function listWorkingDays(first: number, last: number): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day += DAY) {
    const date = isoDate(day)
    if (isWorkingDay(ENGLAND_WORKING_DAYS, calendarDate(date))) days.push(date)
  }
  return days
}

const INSTANTS = WORKING_DAYS.map(utc)

/** Index of the first working day on or after the instant. */
function dayOnOrAfter(ms: number): number {
  let low = 0
  let high = INSTANTS.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (INSTANTS[middle]! < ms) low = middle + 1
    else high = middle
  }
  return low
}

export const dayOf = (minute: number) => Math.floor(minute / MINUTES_A_DAY)
export const minuteOfDay = (minute: number) => minute % MINUTES_A_DAY
export const dateOf = (minute: number): string => WORKING_DAYS[dayOf(minute)]!

/** First minute of the first working day on or after the date. */
export const openingOn = (date: string) => dayOnOrAfter(utc(date)) * MINUTES_A_DAY
/** First minute after the working day of the date. */
export const closingOn = (date: string) => (dayOnOrAfter(utc(date)) + 1) * MINUTES_A_DAY

/** The working minute reached after so many calendar days; what comes on a day off is seen on the next working day. */
export function afterCalendarDays(minute: number, days: number): number {
  const clock = minuteOfDay(minute) / MINUTES_A_DAY + days
  const day = utc(dateOf(minute)) + Math.floor(clock) * DAY
  const seen = dayOnOrAfter(day) * MINUTES_A_DAY
  const inDay = INSTANTS[dayOnOrAfter(day)] === day ? Math.floor((clock - Math.floor(clock)) * MINUTES_A_DAY) : 0
  return Math.max(minute + 1, seen + inDay)
}

/** Local time as a system writes it: 2025-03-04 09:12. */
export function stampOf(minute: number): string {
  const clock = OPENS_AT + minuteOfDay(minute)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${dateOf(minute)} ${two(Math.floor(clock / 60))}:${two(clock % 60)}`
}
