/** Renewals: when work on each begins, how many begin in a week, and how beginning some of them earlier cuts the heaviest week. */
import { addDays, type CalendarDate, dateOfDay, dayNumber, daysBetween, weekdayOf } from '../../../values/date.ts'
import type { Level } from '../rules.ts'

/** Weeks that are looked at, the present one among them. */
export const WEEKS = 52

/** `until` is the day after the clearance's last. `planned` where a levelling chose another day before. */
export type Due = { id: string; level: Level; until: CalendarDate; planned: CalendarDate | null }
export type Days = { lead: number; earliest: number }

/** The usual day, or the one that was planned where it comes before that. */
export const startOf = ({ until, planned }: Pick<Due, 'until' | 'planned'>, { lead }: Days): CalendarDate => {
  const usual = addDays(until, -lead)
  return planned !== null && planned < usual ? planned : usual
}

/** The Monday of a day's week. */
export const mondayOf = (day: CalendarDate): CalendarDate => dateOfDay(dayNumber(day) - weekdayOf(dayNumber(day)))
const weekOf = (today: CalendarDate, day: CalendarDate): number => daysBetween(mondayOf(today), mondayOf(day)) / 7

export type Week = { monday: CalendarDate; count: number; byLevel: ReadonlyMap<Level, number> }

/** Each week of the year to come, with those that begin in it; one that should have begun already is in none of them. */
export function calendarOf(dues: readonly Due[], days: Days, today: CalendarDate): { weeks: Week[]; late: Due[] } {
  const counts = Array.from({ length: WEEKS }, () => new Map<Level, number>())
  const late: Due[] = []
  for (const due of dues) {
    const start = startOf(due, days)
    if (start < today) late.push(due)
    const byLevel = start < today ? undefined : counts[weekOf(today, start)]
    byLevel?.set(due.level, (byLevel.get(due.level) ?? 0) + 1)
  }
  const weeks = counts.map((byLevel, index) => ({
    monday: addDays(mondayOf(today), 7 * index),
    count: [...byLevel.values()].reduce((sum, n) => sum + n, 0),
    byLevel,
  }))
  return { weeks, late }
}

export type Move = { id: string; level: Level; until: CalendarDate; from: CalendarDate; to: CalendarDate }
export type Levelling = {
  weeks: readonly { monday: CalendarDate; before: number; after: number }[]
  peakBefore: number
  peakAfter: number
  moves: readonly Move[]
}

type Movable = { due: Due; start: CalendarDate; earliest: CalendarDate; week: number; first: number }

/**
 * Begins renewals earlier, never later than now planned and never before the earliest day, so that the heaviest week is as light as it can be. A
 * week whose renewals have nowhere to go keeps them, and the other weeks are levelled all the same.
 */
export function level(dues: readonly Due[], days: Days, today: CalendarDate): Levelling {
  const movable = dues.map(due => movableOf(due, days, today)).filter(({ start, week }) => start >= today && week < WEEKS)
  const before = countsBy(movable, ({ week }) => week)
  const locked = countsBy(
    movable.filter(({ first, week }) => first === week),
    ({ week }) => week,
  )
  const peakBefore = Math.max(0, ...before)
  const placed = place(movable, locked, leastCap(movable, locked, peakBefore)) ?? new Map()
  const weekAfter = ({ due, week }: Movable) => placed.get(due.id) ?? week
  const after = countsBy(movable, weekAfter)
  return {
    weeks: before.map((n, index) => ({ monday: addDays(mondayOf(today), 7 * index), before: n, after: after[index] ?? 0 })),
    peakBefore,
    peakAfter: Math.max(0, ...after),
    moves: movable.filter(each => weekAfter(each) < each.week).map(each => moveOf(each, weekAfter(each), today)),
  }
}

function movableOf(due: Due, days: Days, today: CalendarDate): Movable {
  const start = startOf(due, days)
  const allowed = addDays(due.until, -days.earliest)
  // Planned before the rule was narrowed: then it stays where it is.
  const [earliest = start] = [allowed > today ? allowed : today, start].toSorted()
  return { due, start, earliest, week: weekOf(today, start), first: Math.max(0, weekOf(today, earliest)) }
}

function countsBy(movable: readonly Movable[], weekFor: (each: Movable) => number): number[] {
  const counts = Array.from({ length: WEEKS }, () => 0)
  for (const each of movable) counts[weekFor(each)]! += 1
  return counts
}

/** The lowest line that all weeks can keep, save those that are locked above it. */
function leastCap(movable: readonly Movable[], locked: readonly number[], peak: number): number {
  let [low, high] = [0, peak]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (place(movable, locked, middle)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * From the last week to the first: what a week has above the line goes to the week before it. Those stay that can go least far, so that nothing is
 * left over that could have had a place. Gives nothing where the line is too low.
 */
function place(movable: readonly Movable[], locked: readonly number[], cap: number): Map<string, number> | undefined {
  const placed = new Map<string, number>()
  const byWeek = Map.groupBy(movable, ({ week }) => week)
  let carried: Movable[] = []
  for (let week = WEEKS - 1; week >= 0; week -= 1) {
    const here = [...(byWeek.get(week) ?? []), ...carried].sort(stayFirst)
    const room = Math.max(cap, locked[week] ?? 0)
    for (const each of here.slice(0, room)) placed.set(each.due.id, week)
    carried = here.slice(room)
    if (carried.some(({ first }) => first >= week)) return undefined
  }
  return carried.length === 0 ? placed : undefined
}

/** Those that cannot go as far; of two alike the one that would otherwise be moved for the first time, and then always the same one. */
const stayFirst = (a: Movable, b: Movable): number => b.first - a.first || a.week - b.week || (a.due.id < b.due.id ? -1 : 1)

function moveOf({ due, start, earliest }: Movable, week: number, today: CalendarDate): Move {
  const monday = addDays(mondayOf(today), 7 * week)
  return { id: due.id, level: due.level, until: due.until, from: start, to: earliest > monday ? earliest : monday }
}

export type TypedLevelling = { which: string; chosen: readonly string[] }

/** All, or those that were ticked: of what is proposed now, and nothing else. */
export const acceptedOf = ({ moves }: Levelling, { which, chosen }: TypedLevelling): readonly Move[] =>
  which === 'all' ? moves : moves.filter(({ id }) => chosen.includes(id))

export const whyMoved = ({ peakBefore, peakAfter }: Levelling): string =>
  `Levelled: the heaviest week falls from ${peakBefore} to ${peakAfter} renewals`
