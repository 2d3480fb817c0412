/** How far the clock and the buckets of a simulation reach: always past what can be scheduled next, so that the loop need never look. */
import { invalid } from '../../../values/problem.ts'
import { buildClock, type Clock, dayStart } from './calendar.ts'
import { CALENDAR_DAYS, type Program } from './program.ts'

/** Twenty-eight years: further than any question about staffing reaches. A model that is not done by then will not be. */
const MOST_WEEKS = 1_500
const MOST_TICKS = 0x20000000

export type Horizon = {
  clock: Clock
  /** Per tick the address of the case scheduled last, 0 for none. Replaced by a longer one as time goes on. */
  buckets: Int32Array
  /** One bit a tick: whether its bucket holds any. */
  occupied: Int32Array
  /** The longest duration in calendar days and in ticks. */
  readonly longest: { days: number; ticks: number }
}

export const openHorizon = (program: Program): Horizon => ({
  clock: buildClock(program.calendar, 60),
  buckets: new Int32Array(0),
  occupied: new Int32Array(0),
  longest: findLongest(program),
})

/** Makes the clock and the buckets reach past a tick. */
export function reachTick(horizon: Horizon, program: Program, tick: number): void {
  while (horizon.clock.weekStarts[horizon.clock.weeks]! <= tick) lengthenClock(horizon, program, horizon.clock.weeks + 1)
  growBuckets(horizon, tick + 1)
}

/** Makes the clock know so many weeks. */
export const reachWeeks = (horizon: Horizon, program: Program, weeks: number): void => lengthenClock(horizon, program, weeks)

/** Makes both reach past everything that can be scheduled within a week. */
export function reachWeek(horizon: Horizon, program: Program, week: number): void {
  if (week >= MOST_WEEKS) throw endless()
  const { longest } = horizon
  const lastDay = (week + 1) * 7 + longest.days
  lengthenClock(horizon, program, Math.ceil((lastDay + 1) / 7))
  const { clock } = horizon
  growBuckets(horizon, Math.max(clock.weekStarts[week + 1]! + longest.ticks, dayStart(clock, lastDay) + clock.dayMinutes) + 1)
}

export const endless = () =>
  invalid('The simulated cases do not come to an end', 'Check that every pool has staff and that no route goes round for ever')

function lengthenClock(horizon: Horizon, program: Program, weeks: number): void {
  if (weeks > 4 * MOST_WEEKS) throw endless()
  if (weeks > horizon.clock.weeks) horizon.clock = buildClock(program.calendar, Math.max(weeks, horizon.clock.weeks * 2))
}

function growBuckets(horizon: Horizon, ticks: number): void {
  if (ticks <= horizon.buckets.length) return
  if (ticks > MOST_TICKS) throw endless()
  const size = (Math.max(ticks, Math.ceil(horizon.buckets.length * 1.5)) + 31) & ~31
  horizon.buckets = lengthened(horizon.buckets, size)
  // One word more than full ones: the week's last tick may be looked for in the word after.
  horizon.occupied = lengthened(horizon.occupied, (size >>> 5) + 1)
}

function lengthened(array: Int32Array, size: number): Int32Array {
  const longer = new Int32Array(size)
  longer.set(array)
  return longer
}

function findLongest(program: Program): { days: number; ticks: number } {
  const { values, first, bits } = program.durations
  const longest = { days: 0, ticks: 0 }
  for (let row = 0; row < first.length; row++) {
    const unit = program.stagePool[row % program.stages] === CALENDAR_DAYS ? 'days' : 'ticks'
    for (let i = first[row]!; i < first[row]! + (1 << bits[row]!); i++) longest[unit] = Math.max(longest[unit], values[i]!)
  }
  return longest
}
