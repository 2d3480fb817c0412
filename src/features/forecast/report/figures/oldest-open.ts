/** The cases that have been open longest. */
import { DAY_MS, dateOfDay } from '../../../../values/date.ts'
import type { CaseLog } from '../../case-log/rules.ts'
import { CENSORED, endingOf, timeOf } from '../engine/times.ts'
import type { Report } from '../rules.ts'
import type { CaseTimes } from './case-times.ts'

const MOST_SHOWN = 20

/** Oldest first; ties in order of the log. */
export function oldestOpen(log: CaseLog, times: CaseTimes): Report['oldestOpen'] {
  const open: number[] = []
  for (let i = 0; i < times.count; i++) if (endingOf(times.elapsed[i]!) === CENSORED) open.push(i)
  return open
    .sort((a, b) => times.elapsed[b]! - times.elapsed[a]! || a - b)
    .slice(0, MOST_SHOWN)
    .map(i => ({
      case: log.cases.ids[i]!,
      class: log.classes[log.cases.class[i]!] ?? '',
      stage: log.has.stages ? stageOf(log, i) : null,
      days: timeOf(times.elapsed[i]!) / DAY_MS,
      workingDays: timeOf(times.working[i]!),
      received: dateOfDay(times.receivedOn[i]!),
    }))
}

function stageOf({ cases, visits, stages }: CaseLog, i: number): string | null {
  const from = cases.first[i]!
  let at = cases.first[i + 1]! - 1
  for (let visit = at; visit >= from; visit--) {
    if (!Number.isNaN(visits.end[visit]!)) continue
    at = visit
    break
  }
  return at < from ? null : stages[visits.stage[at]!]!
}
