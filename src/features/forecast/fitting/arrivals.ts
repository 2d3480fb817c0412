/** How many cases will come: the weeks lately seen are drawn again, in runs, so that busy spells and holidays stay as they were. */
import type { CaseLog } from '../case-log/rules.ts'
import { DAY } from './states.ts'

export type Arrivals = {
  /** Cases received on each of the last days, oldest first, one entry a day up to the end of the log; whole weeks. */
  perDay: Int32Array
  weeks: number
  meanPerWeek: number
  lowPerWeek: number
  highPerWeek: number
  /** Mean for Monday to Sunday. */
  byWeekday: number[]
}

const MOST_WEEKS = 26
/** Weeks are drawn in runs of four, as busy and quiet weeks come together. */
const RUN_DAYS = 28

/** `weekday(ms)`: 0 for Monday. The last 26 whole weeks, or as many as there are; at least one. */
export function fitArrivals(log: CaseLog, weekday: (at: number) => number): Arrivals {
  const span = (log.endOfLog - log.cases.received[0]!) / DAY
  const weeks = Math.max(1, Math.min(MOST_WEEKS, Math.floor(span / 7)))
  const from = log.endOfLog - weeks * 7 * DAY
  const perDay = new Int32Array(weeks * 7)
  const byWeekday = new Array<number>(7).fill(0)
  for (const received of log.cases.received) {
    const day = Math.floor((received - from) / DAY)
    if (day < 0 || day > perDay.length) continue
    perDay[Math.min(day, perDay.length - 1)]!++
    // The log may end at any hour, so a day counted back from there lies across two of the calendar.
    byWeekday[weekday(received)]! += 1 / weeks
  }
  const perWeek = Array.from({ length: weeks }, (_, week) => perDay.subarray(week * 7, week * 7 + 7).reduce((sum, day) => sum + day, 0))
  const sorted = [...perWeek].sort((a, b) => a - b)
  return {
    perDay,
    weeks,
    meanPerWeek: perWeek.reduce((sum, count) => sum + count, 0) / weeks,
    lowPerWeek: sorted[Math.floor(0.1 * (weeks - 1))]!,
    highPerWeek: sorted[Math.ceil(0.9 * (weeks - 1))]!,
    byWeekday,
  }
}

/** Arrivals on each day ahead, drawn in runs from the same weekday on. `random`: 0 <= u < 1. */
export function drawArrivals({ perDay, weeks }: Arrivals, days: number, random: () => number): Int32Array {
  const ahead = new Int32Array(days)
  for (let from = 0; from < days; from += RUN_DAYS) {
    const start = Math.floor(random() * weeks) * 7
    for (let day = 0; day < RUN_DAYS && from + day < days; day++) ahead[from + day] = perDay[(start + day) % perDay.length]!
  }
  return ahead
}
