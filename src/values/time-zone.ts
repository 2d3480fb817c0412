/** Which day it is in a zone, at an instant: asked of the platform once a day of the log, remembered after that. */
import { DAY_MS, type DayNumber, dayOf } from './date.ts'

/** Milliseconds to add to UTC to get the zone's wall clock at an instant. */
export function offsetFinder(timeZone: string): (ms: number) => number {
  const ask = asking(timeZone)
  const known = new Map<number, number>()
  let lastDay = Number.NaN
  let lastOffset = Number.NaN

  return ms => {
    const day = Math.floor(ms / DAY_MS)
    if (day !== lastDay) {
      lastDay = day
      lastOffset = known.get(day) ?? constantOffset(ask, day)
      known.set(day, lastOffset)
    }
    return Number.isNaN(lastOffset) ? ask(ms) : lastOffset
  }
}

/** The zone's calendar day at an instant, as a day number. */
export function dayFinder(timeZone: string): (ms: number) => DayNumber {
  const offsetAt = offsetFinder(timeZone)
  return ms => Math.floor((ms + offsetAt(ms)) / DAY_MS)
}

/** NaN on the few days on which the clocks change: each instant of those is asked for by itself. */
function constantOffset(ask: (ms: number) => number, day: number): number {
  const atStart = ask(day * DAY_MS)
  return atStart === ask((day + 1) * DAY_MS) ? atStart : Number.NaN
}

function asking(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return ms => {
    const part: Record<string, string> = {}
    for (const { type, value } of format.formatToParts(ms)) part[type] = value
    const day = dayOf(Number(part.year), Number(part.month), Number(part.day))
    const seconds = Number(part.hour) * 3600 + Number(part.minute) * 60 + Number(part.second)
    // The parts say whole seconds, so the instant is taken to the second before it too.
    return day * DAY_MS + seconds * 1000 - Math.floor(ms / 1000) * 1000
  }
}
