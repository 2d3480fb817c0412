/** Dates in words for people and in figures for machines. */
import { dateOfDay } from '../../values/date.ts'
import { dayName, shortDay } from '../../values/figures.ts'
import { dayFinder } from '../../values/time-zone.ts'

const finders = new Map<string, (ms: number) => number>()

/** The calendar day (yyyy-mm-dd) of an instant in a zone. A page asks thousands of times, so the zone's finder is kept. */
export function dayIn(timeZone: string, instant: string): string {
  const find = finders.get(timeZone) ?? dayFinder(timeZone)
  finders.set(timeZone, find)
  return dateOfDay(find(Date.parse(instant)))
}

/** 2 January 2026, or 2 Jan 2026 where room is short. */
export const Day = ({ at, timeZone, short = false }: { at: string; timeZone: string; short?: boolean }) => {
  const day = at.length === 10 ? at : dayIn(timeZone, at)
  return <time dateTime={day}>{short ? shortDay(day) : dayName(day)}</time>
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The zone's clocks show it: a formatter takes long to make, so each is kept. */
function timeIn(timeZone: string, instant: string): string {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  clocks.set(timeZone, clock)
  return clock.format(new Date(instant))
}

/** 2 January 2026 at 14:05. */
export const instantWords = (instant: string, timeZone: string): string =>
  `${dayName(dayIn(timeZone, instant))} at ${timeIn(timeZone, instant)}`

/** 2 Jan 2026, 14:05: for tables, where the long form breaks over four lines on a telephone. */
export const shortInstant = (instant: string, timeZone: string): string =>
  `${shortDay(dayIn(timeZone, instant))}, ${timeIn(timeZone, instant)}`
