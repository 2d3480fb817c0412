/**
 * The working-minute clock. A tick is one working minute, so nights, weekends and holidays take no time at all and a service of
 * 300 minutes that begins at four in the afternoon needs no suspending: it ends 300 ticks later.
 *
 * Day 0 is the first day and begins week 0; a week is seven days. An instant that closes one working day opens the next, so a finish at
 * the end of Friday reads as the start of Monday.
 */

export type CalendarPlan = {
  /** Ticks in a working day. */
  dayMinutes: number
  /** 1 for each working day from day 0 on, as far as holidays are known. */
  days: Uint8Array
  /** 1 for each working day of the week that goes on after those days, by day modulo 7. */
  afterwards: Uint8Array
}

export type Clock = {
  dayMinutes: number
  weeks: number
  /** The calendar day of working day k. */
  workingDays: Int32Array
  /** Per calendar day the tick at which it begins; for a day off the complement (`~`) of the tick at which work goes on. */
  dayStarts: Int32Array
  /** The tick at which each week begins, and one more for the end of the last. */
  weekStarts: Int32Array
}

export function isWorkingDay(plan: CalendarPlan, day: number): boolean {
  return (day < plan.days.length ? plan.days[day] : plan.afterwards[day % 7]) === 1
}

/** The clock over so many weeks. Building it again with more gives the same ticks for the weeks it had. */
export function buildClock(plan: CalendarPlan, weeks: number): Clock {
  const days = weeks * 7
  const workingDays: number[] = []
  const dayStarts = new Int32Array(days + 1)
  const weekStarts = new Int32Array(weeks + 1)

  for (let day = 0; day <= days; day++) {
    const tick = workingDays.length * plan.dayMinutes
    if (day % 7 === 0) weekStarts[day / 7] = tick
    const working = isWorkingDay(plan, day)
    dayStarts[day] = working ? tick : ~tick
    if (working) workingDays.push(day)
  }
  return { dayMinutes: plan.dayMinutes, weeks, workingDays: Int32Array.from(workingDays), dayStarts, weekStarts }
}

/** The calendar day in which a tick lies; the clock must reach that far. */
export const dayOfTick = (clock: Clock, tick: number): number => clock.workingDays[Math.floor(tick / clock.dayMinutes)]!

/** The tick so many calendar days after another: the same time of day, or the start of the next working day if that one is off. */
export function delayEnd(clock: Clock, tick: number, days: number): number {
  const start = clock.dayStarts[dayOfTick(clock, tick) + days]!
  return start >= 0 ? start + (tick % clock.dayMinutes) : ~start
}

/** The first tick of a calendar day, or of the working day that follows it. */
export function dayStart(clock: Clock, day: number): number {
  const start = clock.dayStarts[day]!
  return start >= 0 ? start : ~start
}
