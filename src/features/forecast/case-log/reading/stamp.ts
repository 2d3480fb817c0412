/** What a cell says as a date: one reading, two, or none. */

export const KIND = {
  /** Not a date of any form, or a day or an hour that does not exist. */
  unreadable: 0,
  /** One reading only: `time`. */
  certain: 1,
  /** Day and month could be either way round: `time` is read day first, `monthFirst` month first. */
  either: 2,
  /** Day and month are numbers, and only one way round is a date. */
  onlyDayFirst: 3,
  onlyMonthFirst: 4,
  blank: 5,
} as const

/**
 * Filled anew by each call of `readStamp`: an object for each of a million stamps would be rubbish to collect.
 * Times are UTC when the stamp names its offset, else a wall clock written as if it were UTC.
 */
export type Stamp = { kind: number; isUtc: boolean; time: number; monthFirst: number }

export const emptyStamp = (): Stamp => ({ kind: KIND.unreadable, isUtc: false, time: Number.NaN, monthFirst: Number.NaN })
