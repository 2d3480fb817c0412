/** Of every case: how long it took or has waited, in elapsed and in working time, and in which months it came and went. */
import { DAY_MS, type DayNumber, monthNumber, monthOfNumber } from '../../../../values/date.ts'
import { dayFinder } from '../../../../values/time-zone.ts'
import { type WorkingCalendar, workingDaysBetweenDays } from '../../../../values/working-day.ts'
import { type CaseLog, OUTCOME_CODE } from '../../case-log/rules.ts'
import { CENSORED, packTime } from '../engine/times.ts'

export type CaseTimes = {
  count: number
  /** Packed milliseconds (whole days where the log knows dates only) and ending; open cases are cut short at the end of the log. */
  elapsed: Float64Array
  /** Packed working days and ending. */
  working: Float64Array
  /** Months from the first one received in to the one the log ends in, without a gap. */
  months: string[]
  /** Index into `months`. */
  receivedIn: Int32Array
  /** Index into `months`, -1 while open. */
  closedIn: Int32Array
  receivedOn: Int32Array
  /** Cases closed before they were received: they count as taking no time. */
  backwards: number
}

export function caseTimes(log: CaseLog, calendar: WorkingCalendar): CaseTimes {
  const { cases } = log
  const dayAt = dayFinder(log.timeZone)
  const lastDay = dayAt(log.endOfLog)
  const columns = emptyColumns(cases.count)
  let firstDay = lastDay
  let backwards = 0

  for (let i = 0; i < cases.count; i++) {
    const received = cases.received[i]!
    const isOpen = Number.isNaN(cases.closed[i]!)
    const until = isOpen ? log.endOfLog : cases.closed[i]!
    const from = dayAt(received)
    const to = Math.max(from, isOpen ? lastDay : dayAt(until))
    const ending = isOpen ? CENSORED : cases.outcome[i] || OUTCOME_CODE.completed
    const elapsed = log.has.timesOfDay ? until - received : (to - from) * DAY_MS

    if (until < received) backwards++
    columns.elapsed[i] = packTime(Math.max(0, Math.round(elapsed)), ending)
    columns.working[i] = packTime(workingDaysBetweenDays(calendar, from, to), ending)
    columns.receivedOn[i] = from
    columns.closedOn[i] = isOpen ? NOT_CLOSED : to
    if (from < firstDay) firstDay = from
  }
  return { count: cases.count, backwards, ...columns, ...monthsOf(columns, firstDay, lastDay) }
}

const NOT_CLOSED = -0x8000_0000

const emptyColumns = (count: number) => ({
  elapsed: new Float64Array(count),
  working: new Float64Array(count),
  receivedOn: new Int32Array(count),
  closedOn: new Int32Array(count),
})

function monthsOf({ receivedOn, closedOn }: { receivedOn: Int32Array; closedOn: Int32Array }, firstDay: DayNumber, lastDay: DayNumber) {
  const first = monthNumber(firstDay)
  const last = Math.max(monthNumber(lastDay), closedOn.length === 0 ? 0 : latestMonth(closedOn))
  const known = new Map<DayNumber, number>()
  const monthIndex = (day: DayNumber): number => {
    const seen = known.get(day)
    if (seen !== undefined) return seen
    const index = monthNumber(day) - first
    known.set(day, index)
    return index
  }
  return {
    months: Array.from({ length: last - first + 1 }, (_, i): string => monthOfNumber(first + i)),
    receivedIn: receivedOn.map(monthIndex),
    closedIn: closedOn.map(day => (day === NOT_CLOSED ? -1 : monthIndex(day))),
  }
}

/** A log made by hand may close or receive a case after its own end; such a month is still a month. */
function latestMonth(closedOn: Int32Array): number {
  let latest = NOT_CLOSED
  for (const day of closedOn) if (day > latest) latest = day
  return latest === NOT_CLOSED ? 0 : monthNumber(latest)
}
