/** A run of days in words. */
import { dayName } from '../../../../values/figures.ts'
import { lastDay, type Period } from '../../../../values/period.ts'

export function daysWords(period: Period): string {
  const last = lastDay(period)
  if (period.from === null) return last === null ? 'on any day' : `up to ${dayName(last)}`
  return last === null ? `from ${dayName(period.from)} on` : `from ${dayName(period.from)} to ${dayName(last)}`
}
