/** Who is at work when: leave, sickness, other duties, and how long a piece of work takes one person. */

import type { Random } from '../../../src/features/vetting/seeding/engine/random.ts'
import type { Officer } from './parameters.ts'
import { LEARNING_DAYS, LEAVE_DAYS_A_YEAR, LOG_ENDS, OFFICERS, SEASON, SHARE_OF_DAY_ON_CASES, SICK_SHARE } from './parameters.ts'
import { dayOf, MINUTES_A_DAY, minuteOfDay, openingOn, WORKING_DAYS } from './working-days.ts'

/** The minutes of one day given to cases, from and until counted in the day; undefined when away. */
type Window = { from: number; until: number } | undefined

export type Person = Officer & { windows: Window[]; firstDay: number; busy: boolean }

export function listPeople(random: Random): Person[] {
  return OFFICERS.map(officer => {
    const away = leaveOf(random)
    const windows = WORKING_DAYS.map((date, day) => {
      const window = windowOf(random)
      const employed = date >= officer.from && date < officer.until
      const sick = random.chance(SICK_SHARE)
      return employed && !sick && !away.has(day) ? window : undefined
    })
    return { ...officer, windows, firstDay: dayOf(openingOn(officer.from)), busy: false }
  })
}

/** Other duties take the beginning or the end of the day. */
function windowOf(random: Random): Window {
  const { low, high } = SHARE_OF_DAY_ON_CASES
  const minutes = Math.round(MINUTES_A_DAY * (low + (high - low) * random.uniform()))
  return random.chance(0.5) ? { from: 0, until: minutes } : { from: MINUTES_A_DAY - minutes, until: MINUTES_A_DAY }
}

/** Leave is taken in blocks of up to two weeks, oftener when few forms come in (August, December). */
function leaveOf(random: Random): Set<number> {
  const away = new Set<number>()
  const blocks = Math.round((WORKING_DAYS.length / 252) * (LEAVE_DAYS_A_YEAR / 5))
  for (let block = 0; block < blocks; ) {
    const first = random.between(0, WORKING_DAYS.length - 1)
    const month = Number(WORKING_DAYS[first]!.slice(5, 7)) - 1
    if (!random.chance(1.3 - SEASON[month]!)) continue
    const length = random.pick([3, 5, 5, 7])
    for (let day = first; day < first + length; day += 1) away.add(day)
    block += 1
  }
  return away
}

/** Whether the person can begin now: at work, free, and not about to leave it lying for days. */
export function canBegin(person: Person, now: number, minutes: number): boolean {
  const window = person.windows[dayOf(now)]
  const clock = minuteOfDay(now)
  if (person.busy || !window || clock < window.from || clock >= window.until) return false
  return window.until - clock >= minutes || person.windows[dayOf(now) + 1] !== undefined
}

/** When work begun now is done, over as many of the person's days as it takes. */
export function doneAt(person: Person, now: number, minutes: number): number {
  let left = isLearning(person, now) ? minutes * 2 : minutes
  let clock = minuteOfDay(now)
  for (let day = dayOf(now); day < person.windows.length; day += 1) {
    const window = person.windows[day]
    if (window) {
      const from = Math.max(window.from, clock)
      if (from + left <= window.until) return day * MINUTES_A_DAY + from + left
      left -= Math.max(0, window.until - from)
    }
    clock = 0
  }
  // Somebody who has left hands the work over; it is done at the end of the day they leave.
  return now + 1
}

const isLearning = (person: Person, now: number) => person.from > '2024-01-01' && dayOf(now) < person.firstDay + LEARNING_DAYS

/** Minutes at which the person becomes available: the beginning of each window until the log ends. */
export const beginnings = (person: Person): number[] =>
  person.windows.flatMap((window, day) => (window && WORKING_DAYS[day]! <= LOG_ENDS ? [day * MINUTES_A_DAY + window.from] : []))
