/** Of each group of cases that have one target: the share closed within it, in working days, with those still open counted as long as they have been. */
import type { WorkingCalendar } from '../../../../values/working-day.ts'
import type { CaseLog } from '../../case-log/rules.ts'
import { kaplanMeier, openAt } from '../engine/kaplan-meier.ts'
import { caseTimes } from './case-times.ts'
import { groupAt, groupSorted } from './groups.ts'

export type OnTarget = {
  class: string
  targetDays: number
  n: number
  open: number
  /** Absent where no case was watched for that long. */
  within?: { share: number; low: number; high: number }
}

/** `targetOf` a case by its number in the log; cases without one count nowhere. In order of class, then of target. */
export function onTarget(log: CaseLog, calendar: WorkingCalendar, targetOf: (index: number) => number | undefined): OnTarget[] {
  const { working, count } = caseTimes(log, calendar)
  const groups: { class: number; targetDays: number }[] = []
  const known = new Map<string, number>()
  const groupOf = Int32Array.from({ length: count }, (_, index) => {
    const targetDays = targetOf(index)
    if (targetDays === undefined) return -1
    const key = `${log.cases.class[index]} ${targetDays}`
    const group = known.get(key) ?? groups.push({ class: log.cases.class[index]!, targetDays }) - 1
    known.set(key, group)
    return group
  })
  const sorted = groupSorted(working, groupOf, groups.length)
  return groups
    .map((group, at) => ({ ...group, ...figures(groupAt(sorted, at), group.targetDays) }))
    .sort((a, b) => a.class - b.class || a.targetDays - b.targetDays)
    .map(group => ({ ...group, class: log.classes[group.class]! }))
}

function figures(times: Float64Array, targetDays: number): Omit<OnTarget, 'class' | 'targetDays'> {
  const curve = kaplanMeier(times)
  const open = openAt(curve, targetDays)
  return {
    n: curve.n,
    open: curve.censored,
    ...(open.known && { within: { share: 1 - open.at, low: 1 - open.high, high: 1 - open.low } }),
  }
}
