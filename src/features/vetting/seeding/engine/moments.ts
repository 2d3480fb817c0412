/** Moments of an invented history: local minutes since 1970, within working hours. Text is made of them only when they are stored. */
import { type CalendarDate, type DayNumber, dateOfDay, monthNumber, weekdayOf } from '../../../../values/date.ts'
import { ENGLAND_WORKING_DAYS } from '../../../../values/england-bank-holidays.ts'
import { workingDaysBetweenDays } from '../../../../values/working-day.ts'
import { BUSY, INTAKE_GROWTH, SEASON, type Spread, WEEKDAY } from './parameters.ts'
import type { Random } from './random.ts'

/** Local minutes since 1970-01-01. */
export type Moment = number

const DAY = 1440
const OPENS = 8 * 60 + 30
const OPEN_MINUTES = 480

export const dayOf = (moment: Moment): DayNumber => Math.floor(moment / DAY)
export const dateOf = (moment: Moment): CalendarDate => dateOfDay(dayOf(moment))
export const startOf = (day: DayNumber): Moment => day * DAY

/** As PostgreSQL reads it where its zone is London's. */
export function stampOf(moment: Moment): string {
  const minute = moment % DAY
  return `${dateOf(moment)} ${two(Math.floor(minute / 60))}:${two(Math.floor(minute % 60))}`
}
const two = (value: number) => String(value).padStart(2, '0')

const isWorking = (day: DayNumber): boolean => workingDaysBetweenDays(ENGLAND_WORKING_DAYS, day - 1, day) === 1

/** Some minute of the first working day from this one on. */
export function workingMoment(random: Random, from: DayNumber): Moment {
  let day = from
  while (!isWorking(day)) day += 1
  return day * DAY + OPENS + random.between(0, OPEN_MINUTES - 1)
}

/** What takes calendar days: done at some minute of a working day, and later than it began. */
export const afterDays = (random: Random, from: Moment, { median, sigma }: Spread): Moment =>
  later(random, from, dayOf(from) + Math.round(random.lognormal(median, sigma)))

/** What takes working days of the unit, more of them while it is busy. */
export function afterWork(random: Random, from: Moment, { median, sigma }: Spread, factor = 1): Moment {
  let left = Math.round(random.lognormal(median, sigma) * factor)
  let day = dayOf(from)
  while (left > 0) {
    day += 1
    if (isWorking(day)) left -= 1
  }
  return later(random, from, day)
}

/** Nothing ends in the minute in which it began, nor before. */
const later = (random: Random, from: Moment, day: DayNumber): Moment => {
  const moment = workingMoment(random, day)
  return moment > from ? moment : from + 5
}

/** How busy the unit is on that day, as seen from today. */
export const busyOn = (day: DayNumber, today: DayNumber): number => factorOn(BUSY, day, today)

function factorOn(steps: typeof BUSY, day: DayNumber, today: DayNumber): number {
  const monthsAgo = monthNumber(today) - monthNumber(day)
  return steps.find(step => monthsAgo >= step.monthsAgo)?.factor ?? 1
}

const HIGHEST = Math.max(...SEASON) * Math.max(...WEEKDAY)
const FULLEST = Math.max(...INTAKE_GROWTH.map(({ factor }) => factor))

/** A working day on which a form comes in, more often in the seasons and on the weekdays on which more do. `last` is not among them. */
export function arrivalDay(random: Random, first: DayNumber, last: DayNumber, today = last): DayNumber {
  for (let tries = 0; tries < 1000; tries += 1) {
    const day = random.between(first, last - 1)
    if (day < today && !random.chance(factorOn(INTAKE_GROWTH, day, today) / FULLEST)) continue
    const season = SEASON[monthNumber(day) % 12] ?? 1
    const weekday = WEEKDAY[weekdayOf(day)] ?? 0
    if (isWorking(day) && random.chance((season * weekday) / HIGHEST)) return day
  }
  return first
}
