/** `--as-of`: the instant at which the log is taken to end. */
import { InvalidArgumentError } from 'commander'
import { calendarDate, DAY_MS, dayNumber } from '../../../values/date.ts'
import { invalid } from '../../../values/problem.ts'
import { offsetFinder } from '../../../values/time-zone.ts'

/** A clock reading on a wall in the log's time zone, or an instant that needs no zone. */
export type AsOf = { text: string; wall?: number; instant?: number }

const FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/** Reads "2026-09-30" (the end of that day), "2026-09-30T12:00" (in the log's time zone) or "2026-09-30T12:00Z". */
export function asOf(text: string): AsOf {
  const parts = FORM.exec(text.trim())
  const wall = parts && wallClock(parts)
  if (!parts || wall === undefined || wall === null)
    throw new InvalidArgumentError('It must be a date such as 2026-09-30, or a time such as 2026-09-30T12:00Z.')
  const offset = parts[6]
  return offset === undefined ? { text, wall } : { text, instant: wall - offsetMilliseconds(offset) }
}

function wallClock([, date, hour, minute, second = '0', fraction = '0']: RegExpExecArray): number | undefined {
  let midnight: number
  try {
    midnight = dayNumber(calendarDate(date!)) * DAY_MS
  } catch {
    return undefined
  }
  if (hour === undefined) return midnight + DAY_MS - 1
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  return midnight + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, '0'))
}

function offsetMilliseconds(text: string): number {
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return (text.startsWith('-') ? -1 : 1) * minutes * 60_000
}

/** The instant in UTC milliseconds. A time in the future is refused: nobody knows yet how the log will go on. */
export function asOfInstant({ text, wall, instant }: AsOf, timeZone: string, now: number): number {
  const told = instant ?? fromWall(wall!, timeZone)
  // The whole of today may be meant by today's date.
  if (told > now + DAY_MS) throw invalid(`--as-of ${text} lies in the future`, 'Give a time up to which the log speaks.')
  return told
}

/** The offset is asked for twice, for the first answer may lie on the other side of a change of the clocks. */
function fromWall(wall: number, timeZone: string): number {
  const offsetAt = offsetFinder(timeZone)
  return wall - offsetAt(wall - offsetAt(wall))
}
