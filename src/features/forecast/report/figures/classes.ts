/** The figures of each class, and how its cases ended. */
import { OUTCOMES } from '../../case-log/rules.ts'
import { CENSORED, endingOf } from '../engine/times.ts'
import type { ClassFigures } from '../rules.ts'
import type { CaseTimes } from './case-times.ts'
import { groupAt, groupSorted } from './groups.ts'
import { timelinessOf } from './timeliness.ts'

/** In the order of `names`; classes without a case are left out. */
export function classFigures(
  times: CaseTimes,
  classOf: Int32Array,
  names: readonly string[],
  targetDays: number | undefined,
): ClassFigures[] {
  const elapsed = groupSorted(times.elapsed, classOf, names.length)
  const working = groupSorted(times.working, classOf, names.length)
  return names.flatMap((name, at) => {
    const group = { elapsed: groupAt(elapsed, at), working: groupAt(working, at) }
    if (group.elapsed.length === 0) return []
    return [{ class: name, ...timelinessOf(group, targetDays), outcomes: outcomesOf(group.elapsed) }]
  })
}

export function outcomesOf(elapsed: Float64Array): ClassFigures['outcomes'] {
  const counts = new Uint32Array(CENSORED + 1)
  for (const packed of elapsed) counts[endingOf(packed)]!++
  const counted = OUTCOMES.map((outcome, code) => [outcome, counts[outcome === 'open' ? CENSORED : code]!] as const)
  return Object.fromEntries(counted.filter(([, count]) => count > 0))
}
