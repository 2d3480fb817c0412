/** How many cases will come: the weeks lately seen are drawn again, in runs, so that busy spells and holidays stay as they were. */
import type { CaseLog } from '../case-log/rules.ts'
import { normalScore } from './normal.ts'
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
  /** How far the level of one eight weeks lies from that of the eight before: standard deviation of the log of their ratio. */
  levelSpread: number
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
    levelSpread: levelSpread(log),
  }
}

const STRETCH_DAYS = 56
const USUAL_SPREAD = 0.1
const WIDEST_SPREAD = 0.4

/** From the whole log, counted back from its end, but for the first stretch, in which it may have been filling up. */
function levelSpread(log: CaseLog): number {
  const stretches = Math.floor((log.endOfLog - log.cases.received[0]!) / (STRETCH_DAYS * DAY)) - 1
  if (stretches < 3) return USUAL_SPREAD
  const counts = new Float64Array(stretches)
  for (const received of log.cases.received) {
    const back = Math.floor((log.endOfLog - received) / (STRETCH_DAYS * DAY))
    if (back < stretches) counts[back]!++
  }
  const steps = Array.from({ length: stretches - 1 }, (_, at) => Math.log((counts[at]! + 1) / (counts[at + 1]! + 1)))
  const spread = Math.sqrt(steps.reduce((sum, step) => sum + step * step, 0) / steps.length)
  // Part of a step is the chance of counting alone.
  const alone = 2 / (counts.reduce((sum, count) => sum + count, 0) / stretches + 1)
  return Math.min(Math.sqrt(Math.max(spread * spread - alone, 0)), WIDEST_SPREAD)
}

/** Arrivals on each day ahead, drawn in runs from the same weekday on, at a level drawn once. `random`: 0 <= u < 1. */
export function drawArrivals({ perDay, weeks, levelSpread }: Arrivals, days: number, random: () => number): Int32Array {
  const ahead = new Int32Array(days)
  const level = levelSpread > 0 ? Math.exp(levelSpread * normalScore(Math.min(Math.max(random(), 1e-6), 1 - 1e-6))) : 1
  for (let from = 0; from < days; from += RUN_DAYS) {
    const start = Math.floor(random() * weeks) * 7
    for (let day = 0; day < RUN_DAYS && from + day < days; day++) {
      const seen = perDay[(start + day) % perDay.length]! * level
      // A part of a case comes with that chance.
      ahead[from + day] = Number.isInteger(seen) ? seen : Math.floor(seen + random())
    }
  }
  return ahead
}
