/** A compiled model: integer tables only, so that it can be hashed, sent to threads and run without calling anybody's code. */
import type { CalendarPlan } from './calendar.ts'

export const MOST_STAGES = 64
export const MOST_CLASSES = 32
export const MOST_POOLS = 16
export const MOST_PRIORITIES = 8
export const MOST_QUANTILE_BITS = 12

/** What a stage needs besides time, in `stagePool`: a worker of the pool of that number, or nobody at all. */
export const CALENDAR_DAYS = -1
export const WORKING_MINUTES = -2

/** Where a route leads when the case is finished. */
export const DONE = -1

export type Program = {
  calendar: CalendarPlan
  classes: number
  stages: number
  pools: number
  priorities: number
  /** By stage: pool number (durations are working minutes), CALENDAR_DAYS (durations are days) or WORKING_MINUTES. */
  stagePool: Int8Array
  /** By class x stages + stage: 2^bits equally likely durations (bits 1 to 12), each at least 1 and rising, from `values[first]` on. */
  durations: { values: Int32Array; first: Int32Array; bits: Uint8Array }
  /**
   * By class x stages + stage: branches `first[row] .. first[row + 1] - 1`, tried in order. A branch is taken if the visit's draw is
   * within `limit` (ordered, see `limitBelow`; limits rise from branch to branch) and the case has made at most `guardMost` visits to
   * `guardStage`, counting the one just ended. What a barred branch would have taken falls to the next. The last is always taken.
   */
  routes: {
    first: Int32Array
    limit: Int32Array
    guardStage: Uint8Array
    /** 0 to 6; 7 bars nothing, since visits are counted up to seven only. */
    guardMost: Uint8Array
    /** Stage, or DONE. */
    next: Int16Array
  }
  /** Staff by pool x weeks + week. After the last week the weeks from `repeatFrom` on come round again. */
  capacity: { weeks: number; repeatFrom: number; staff: Int32Array }
}

export function staffInWeek(program: Program, pool: number, week: number): number {
  const { weeks, repeatFrom, staff } = program.capacity
  const entry = week < weeks ? week : repeatFrom + ((week - repeatFrom) % (weeks - repeatFrom))
  return staff[pool * weeks + entry]!
}

/** The same model with other staff: the whole of a staffing scenario. */
export const withCapacity = (program: Program, capacity: Program['capacity']): Program => ({ ...program, capacity })

/** 64 bits over every table, as 16 hex digits: equal programs have equal fingerprints on any machine. */
export function fingerprint(program: Program): string {
  const { calendar, durations, routes, capacity } = program
  const sizes = [
    program.classes,
    program.stages,
    program.pools,
    program.priorities,
    calendar.dayMinutes,
    capacity.weeks,
    capacity.repeatFrom,
  ]
  const tables: ArrayLike<number>[] = [
    sizes,
    calendar.days,
    calendar.afterwards,
    program.stagePool,
    durations.values,
    durations.first,
    durations.bits,
    routes.first,
    routes.limit,
    routes.guardStage,
    routes.guardMost,
    routes.next,
    capacity.staff,
  ]
  return fold(tables, 0x811c9dc5) + fold(tables, 0x9e3779b1)
}

function fold(tables: ArrayLike<number>[], start: number): string {
  let hash = start | 0
  for (const table of tables) {
    // The length goes in too: otherwise moving an entry from one table to the next would change nothing.
    hash = Math.imul(hash ^ table.length, 16777619)
    for (let i = 0; i < table.length; i++) hash = Math.imul(hash ^ (hash >>> 15) ^ table[i]!, 16777619)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
