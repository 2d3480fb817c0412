/** The priority lane: a share of what comes in, so that it stays fast for the few. Asked for by one, approved by a manager who is another. */
import { addDays, type CalendarDate } from '../../../values/date.ts'

export type Priority = {
  id: string
  why: string
  askedBy: string
  askedOn: CalendarDate
  approvedBy: string | null
  approvedOn: CalendarDate | null
}

export type Lane = {
  percent: number
  /** Days over which intake and priorities are counted, today included. */
  days: number
  intake: number
  /** The days of the priorities that count, the earliest first. */
  taken: readonly CalendarDate[]
}

/** One is always possible: a unit with ten cases a month has emergencies too. */
export const placesOf = ({ percent, intake }: Pick<Lane, 'percent' | 'intake'>): number => Math.max(1, Math.floor((intake * percent) / 100))

export const isFull = (lane: Lane): boolean => lane.taken.length >= placesOf(lane)

/** The first day on which enough of those that count have left the window, if as many cases come in as now. */
export function opensOn(lane: Lane): CalendarDate | undefined {
  const tooMany = lane.taken.length - placesOf(lane)
  const last = lane.taken[tooMany]
  return tooMany < 0 || last === undefined ? undefined : addDays(last, lane.days)
}
