/** Since when each visit could have begun: from it on the case was held there. */
import type { CaseLog } from '../case-log/rules.ts'

/** Calls `visit` for each visit with the instant from which it could have begun. */
export function eachVisit(log: CaseLog, visit: (visit: number, able: number, index: number) => void): void {
  const { first, received, count } = log.cases
  for (let index = 0; index < count; index++) {
    let reached = received[index]!
    for (let at = first[index]!; at < first[index + 1]!; at++) {
      const queued = log.visits.queued[at]!
      visit(at, Number.isNaN(queued) ? reached : queued, index)
      const end = log.visits.end[at]!
      if (end > reached) reached = end
    }
  }
}
