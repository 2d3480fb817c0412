/** Turns wall-clock time of a zone into UTC and back, fast enough for millions of stamps. "Local" is a wall clock written as if it were UTC milliseconds. */
import { invalid } from '../../../../values/problem.ts'

const DAY = 86_400_000
const QUARTER_HOUR = 900_000

export type TimeZone = { name: string; toUtc(local: number): number; toLocal(utc: number): number }

/**
 * An hour that exists twice (clocks go back) is read as its first pass; one that does not exist (clocks go forward) as if the clock
 * had not yet changed, so 01:30 becomes 02:30. Both are what RFC 5545 asks for. `Problem` when there is no such zone.
 */
export function createTimeZone(name: string): TimeZone {
  const offsetAt = offsetReader(name)
  // Only days beside a clock change need a closer look: all others have one offset, kept by day.
  const byDay = new Map<number, number>()
  const byQuarter = new Map<number, number>()

  function offsetOfDay(day: number): number {
    const before = offsetAt((day - 1) * DAY)
    const offset = before === offsetAt((day + 2) * DAY) ? before : Number.NaN
    byDay.set(day, offset)
    return offset
  }

  function offsetNearChange(local: number): number {
    const quarter = Math.floor(local / QUARTER_HOUR)
    const known = byQuarter.get(quarter)
    if (known !== undefined) return known
    const offset = settle(quarter * QUARTER_HOUR, offsetAt)
    byQuarter.set(quarter, offset)
    return offset
  }

  let lastDay = Number.NaN
  let lastOffset = 0
  function toUtc(local: number): number {
    const day = Math.floor(local / DAY)
    if (day !== lastDay) {
      lastDay = day
      lastOffset = byDay.get(day) ?? offsetOfDay(day)
    }
    return local - (Number.isNaN(lastOffset) ? offsetNearChange(local) : lastOffset)
  }

  return { name, toUtc, toLocal: utc => utc + offsetAt(utc) }
}

function settle(local: number, offsetAt: (utc: number) => number): number {
  const before = offsetAt(local - DAY)
  const after = offsetAt(local + DAY)
  if (before === after || offsetAt(local - before) === before) return before
  return offsetAt(local - after) === after ? after : before
}

/** Milliseconds by which the zone is ahead of UTC at an instant. */
function offsetReader(name: string): (utc: number) => number {
  const format = formatOf(name)
  return utc => {
    if (!Number.isFinite(utc)) return Number.NaN
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(utc)) part[type] = Number(value)
    const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!)
    return local - Math.floor(utc / 1000) * 1000
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const number = 'numeric' as const
  try {
    const fields = { year: number, month: number, day: number, hour: number, minute: number, second: number }
    return new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn', ...fields })
  } catch {
    throw invalid(`"${timeZone}" is not a time zone`, 'Give its name as in the IANA list, for example --time-zone Europe/London')
  }
}
