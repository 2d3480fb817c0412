/** What some days show of a seat: how many people held it, and how long it stood empty. */
import { addDays, type CalendarDate, daysBetween } from '../../../../values/date.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { byStart, common, dayCount, holds, joined, type Period, without } from '../../../../values/period.ts'
import { type AsAt, type AskedAsAt, type AskedDay, asAtQuery, dayOf, readAsAt } from '../../as-at/rules.ts'
import type { Holding, Standing } from '../../rules.ts'
import type { Seat } from '../rules.ts'

export type Days = { from: CalendarDate; until: CalendarDate }
/** As an address carries it: the day looked at, by when it had to be known, and from which day to count. */
export type AskedSeat = AskedAsAt & { since?: string | undefined } & AskedDay<'since'>

/** What cannot be is told and passed over. */
export function readAskedSeat(asked: AskedSeat, today: CalendarDate): { asAt: AsAt; since: CalendarDate | undefined; errors: Reason[] } {
  const { asAt, errors } = readAsAt(asked, today)
  const since = dayOf(asked, 'since', 'The day to count from', errors)
  if (since === undefined || since <= asAt.at) return { asAt, since, errors }
  errors.push({ field: 'since-day', message: 'The day to count from must be the day looked at or earlier' })
  return { asAt, since: undefined, errors }
}

/** The part of an address after its path. */
export function seatQuery(asAt: AsAt, counted: Days | undefined, today: CalendarDate): string {
  const query = asAtQuery(asAt, today)
  return counted === undefined ? query : `${query === '' ? '?' : `${query}&`}since=${counted.from}`
}

type Held = Pick<Holding, 'standing' | 'person' | 'valid'>

export type SeatRecord = {
  /** How many different people. */
  holders: number
  /** How often one was followed by somebody else. */
  changes: number
  daysVacant: number
  /** Of these, days on which somebody covered. */
  daysCovered: number
}

/** What some days show of a seat. */
export function seatRecord(holdings: readonly Held[], during: Days): SeatRecord {
  const people = within(holdings, 'holder', during).map(({ person }) => person)
  const vacant = vacancies(holdings, during)
  const covering = within(holdings, 'cover', during).map(({ valid }) => valid)
  const covered = joined(vacant.flatMap(gap => covering.flatMap(valid => common(gap, valid) ?? [])))
  return {
    holders: new Set(people).size,
    changes: people.filter((person, at) => at > 0 && person !== people[at - 1]).length,
    daysVacant: sumOf(vacant),
    daysCovered: sumOf(covered),
  }
}

/** Runs of days without a holder, in order. */
export const vacancies = (holdings: readonly Held[], during: Days): Period[] =>
  without(
    during,
    within(holdings, 'holder', during).map(({ valid }) => valid),
  )

const within = (holdings: readonly Held[], standing: Standing, during: Days) =>
  holdings.filter(held => held.standing === standing && common(held.valid, during)).sort((a, b) => byStart(a.valid, b.valid))

const sumOf = (periods: readonly Period[]) => periods.reduce((sum, period) => sum + (dayCount(period) ?? 0), 0)

/** Days held so far; undefined where nobody knows since when, 0 where it begins later. */
export function daysHeld({ from, until }: Period, today: CalendarDate): number | undefined {
  if (from === null) return undefined
  const end = until === null || until > today ? addDays(today, 1) : until
  return Math.max(0, daysBetween(from, end))
}

/** Who stands how in the seat on the day. */
export const onDay = <Kept extends Pick<Holding, 'standing' | 'valid'>>(
  holdings: readonly Kept[],
  standing: Standing,
  day: CalendarDate,
): Kept | undefined => holdings.find(held => held.standing === standing && holds(held.valid, day))

/**
 * From which day on a seat's vacant days are counted: the day asked for, but no day before its unit. Where none is asked for, not before its first
 * holder either: a seat has no first day of its own, and the days before anybody was recorded in it would all look vacant. Nothing to count where
 * nobody ever was.
 */
export function countedDays(
  { life }: Pick<Seat, 'life'>,
  holdings: readonly Held[],
  { since, usual, at }: { since: CalendarDate | undefined; usual: CalendarDate; at: CalendarDate },
): Days | undefined {
  const first = holdings.filter(({ standing }) => standing === 'holder').sort((a, b) => byStart(a.valid, b.valid))[0]?.valid.from
  if (since === undefined && first === undefined) return undefined
  const from = since ?? latest(usual, first ?? null)
  const days = common({ from, until: addDays(at, 1) }, life ?? { from: null, until: null })
  return days && days.from !== null && days.until !== null ? { from: days.from, until: days.until } : undefined
}

const latest = (day: CalendarDate, other: CalendarDate | null): CalendarDate => (other !== null && other > day ? other : day)

/** Somebody in the seat, or a run of days without a holder. */
export type SeatRow = Holding | { vacant: Period }
export const isVacancy = (row: SeatRow): row is Extract<SeatRow, { vacant: Period }> => 'vacant' in row

/** The latest first; among the holders stand the days without one, as far as they are counted. */
export function seatRows({ holdings, counted }: { holdings: readonly Holding[]; counted: Days | undefined }): SeatRow[] {
  const gaps = counted ? vacancies(holdings, counted).map(vacant => ({ vacant })) : []
  const daysOf = (row: SeatRow) => (isVacancy(row) ? row.vacant : row.valid)
  return [...holdings, ...gaps].sort((a, b) => byStart(daysOf(b), daysOf(a)))
}
