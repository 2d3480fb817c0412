/** A model as a person or a fit describes it: with names, probabilities and durations. `compile.ts` makes a program of it. */
import type { Durations } from './quantiles.ts'

/** The same for every class, or one for each in the order of `classes`. */
export type ByClass<T> = { all: T } | { byClass: readonly T[] }

/**
 * Where a case goes after a stage. The branches are tried in order on one draw; the last one has no probability and no guard and takes
 * what is left. A branch that its guard bars leaves its share to the next.
 */
export type Branch = {
  /** The name of a stage; null when the case is finished. */
  to: string | null
  /** Of all cases that leave the stage; absent: all that come so far. */
  probability?: number
  /** Only while the case has made at most so many visits (0 to 6) to a stage, the one just ended included. */
  while?: { stage: string; visits: number }
}

export type Stage = {
  name: string
  /**
   * Working minutes of a member of the pool, working minutes that need nobody, or whole calendar days that need nobody (they end at the
   * same time of day, or as the next working day begins). Rounded to whole numbers, at least 1.
   */
  takes: { pool: string; minutes: ByClass<Durations> } | { minutes: ByClass<Durations> } | { days: ByClass<Durations> }
  next: ByClass<readonly Branch[]>
}

export type Pool = {
  name: string
  /** The same every week, or week by week from week 0; the last entry goes on. */
  staff: number | readonly number[]
}

export type Model = {
  calendar: {
    dayMinutes: number
    /** Working days of the week as distances from day 0; 0 to 4 (day 0 is then a Monday) unless given. */
    weekdays?: readonly number[]
    /** Days off besides, as distances from day 0. */
    holidays?: readonly number[]
  }
  classes: readonly string[]
  /** 1 to 8; lower numbers go first. One unless given. */
  priorities?: number
  pools: readonly Pool[]
  stages: readonly Stage[]
  /** Weeks after which staffing starts again from week 0, instead of the last week going on. */
  staffRepeats?: boolean
}

export const forClass = <T>(value: ByClass<T>, caseClass: number): T => ('all' in value ? value.all : value.byClass[caseClass]!)

export const durationsOf = ({ takes }: Stage): ByClass<Durations> => ('days' in takes ? takes.days : takes.minutes)
