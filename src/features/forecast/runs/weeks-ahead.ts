/** Mondays around an instant, in the log's own zone, and the open cases on each of those gone by. */
import { type CalendarDate, DAY_MS, type DayNumber, dateOfDay, weekdayOf } from '../../../values/date.ts'
import { dayFinder, offsetFinder } from '../../../values/time-zone.ts'
import type { CaseLog } from '../case-log/rules.ts'
import type { Forecast } from './rules.ts'

export type Week = { date: CalendarDate; instant: number }

export type Weeks = { ahead: Week[]; gone: Week[] }

const MOST_GONE = 52

/** The next `count` Mondays after `at`, and up to 52 before it since `from`, oldest first. */
export function weeksAround(timeZone: string, at: number, from: number, count: number): Weeks {
  const dayOf = dayFinder(timeZone)
  const today = dayOf(at)
  const nextMonday = today + 7 - weekdayOf(today)
  const ahead = Array.from({ length: count }, (_, week) => weekAt(timeZone, nextMonday + 7 * week))
  const firstMonday = dayOf(from) + ((7 - weekdayOf(dayOf(from))) % 7)
  const gone = Math.max(0, Math.min(MOST_GONE, Math.floor((nextMonday - 7 - firstMonday) / 7) + 1))
  return { ahead, gone: Array.from({ length: gone }, (_, week) => weekAt(timeZone, nextMonday - 7 * (gone - week))) }
}

function weekAt(timeZone: string, day: DayNumber): Week {
  const midnight = day * DAY_MS
  const offset = offsetFinder(timeZone)
  // The offset asked for at the wall clock's reading may be of the other side of a change of clocks: ask again where it leads.
  const instant = midnight - offset(midnight - offset(midnight))
  return { date: dateOfDay(day), instant }
}

/** What happened in each past week: cases open at its start, and received and closed in it. */
export function historyOf(log: CaseLog, weeks: readonly Week[]): Forecast['history'] {
  const { received, closed } = log.cases
  const count = (times: Float64Array, from: number, to: number) => times.reduce((sum, time) => sum + (time > from && time <= to ? 1 : 0), 0)
  return weeks.map(({ date, instant }) => ({
    weekStarting: date,
    open: count(received, Number.NEGATIVE_INFINITY, instant) - count(closed, Number.NEGATIVE_INFINITY, instant),
    arrived: count(received, instant, Math.min(instant + 7 * DAY_MS, log.endOfLog)),
    completed: count(closed, instant, Math.min(instant + 7 * DAY_MS, log.endOfLog)),
  }))
}
