/** A run of days, open at either end. `until` is the first day after it, as in the database; people are shown and type the last day, `lastDay`. */
import { addDays, type CalendarDate, calendarDate, daysBetween } from './date.ts'

export type Period = {
  /** The first day; null: since ever. */
  from: CalendarDate | null
  /** The day after the last; null: for ever. */
  until: CalendarDate | null
}

export const ALWAYS: Period = { from: null, until: null }

export const since = (from: CalendarDate): Period => ({ from, until: null })
export const before = (until: CalendarDate): Period => ({ from: null, until })

/** Null where the period has no end. */
export const lastDay = ({ until }: Period): CalendarDate | null => (until === null ? null : addDays(until, -1))

/** The period up to and with a last day. */
export const upTo = (from: CalendarDate | null, last: CalendarDate | null): Period => ({
  from,
  until: last === null ? null : addDays(last, 1),
})

export const isEmpty = ({ from, until }: Period): boolean => from !== null && until !== null && from >= until

export const holds = ({ from, until }: Period, day: CalendarDate): boolean =>
  (from === null || from <= day) && (until === null || day < until)

export const overlaps = (a: Period, b: Period): boolean => common(a, b) !== undefined

/** The days that are in both, or nothing. */
export function common(a: Period, b: Period): Period | undefined {
  const both = { from: later(a.from, b.from), until: earlier(a.until, b.until) }
  return isEmpty(both) ? undefined : both
}

/** What is left of a period without some others: in order, none touching the next. */
export function without(period: Period, others: readonly Period[]): Period[] {
  let left = isEmpty(period) ? [] : [period]
  for (const other of others) if (!isEmpty(other)) left = left.flatMap(each => cut(each, other))
  return left.sort(byStart)
}

/** The same days as runs that neither overlap nor touch, in order. */
export function joined(periods: readonly Period[]): Period[] {
  const runs: Period[] = []
  for (const period of periods.filter(each => !isEmpty(each)).sort(byStart)) {
    const last = runs.at(-1)
    if (last && touches(last, period)) runs[runs.length - 1] = { from: last.from, until: latest(last.until, period.until) }
    else runs.push(period)
  }
  return runs
}

/** How many days; undefined for a period without an end or a beginning. */
export const dayCount = ({ from, until }: Period): number | undefined =>
  from === null || until === null ? undefined : Math.max(0, daysBetween(from, until))

export const byStart = (a: Period, b: Period): number =>
  a.from === b.from ? 0 : a.from === null ? -1 : b.from === null ? 1 : a.from < b.from ? -1 : 1

/** As PostgreSQL writes a daterange. */
export const rangeText = ({ from, until }: Period): string => `[${from ?? ''},${until ?? ''})`

/** Throws a RangeError for what PostgreSQL would not write. */
export function periodOfRange(text: string): Period {
  const [, from = '', until = ''] = /^[[(]([\d-]*),([\d-]*)\)$/.exec(text) ?? []
  if (from === '' && until === '' && !/^[[(],\)$/.test(text)) throw new RangeError(`Not a range of days: ${text}`)
  return { from: from === '' ? null : calendarDate(from), until: until === '' ? null : calendarDate(until) }
}

function cut(period: Period, other: Period): Period[] {
  if (!overlaps(period, other)) return [period]
  const rest: Period[] = [
    { from: period.from, until: other.from },
    { from: other.until, until: period.until },
  ]
  // An end that the other does not have leaves nothing on that side.
  return rest.filter((each, at) => (at === 0 ? other.from !== null : other.until !== null) && !isEmpty(each))
}

/** `next` begins no earlier. */
const touches = ({ until }: Period, next: Period): boolean => until === null || next.from === null || next.from <= until

const later = (a: CalendarDate | null, b: CalendarDate | null) => (a === null ? b : b === null ? a : a > b ? a : b)
const earlier = (a: CalendarDate | null, b: CalendarDate | null) => (a === null ? b : b === null ? a : a < b ? a : b)
const latest = (a: CalendarDate | null, b: CalendarDate | null) => (a === null || b === null ? null : a > b ? a : b)
