/** The same cases as a system would export them: one row per visit, with start and end, who worked and who was waited on. */
import type { Case } from './cases.ts'
import { stampOf } from './working-days.ts'

const HEADER = 'case_id,level,type,stage,party,resource,queued,start,end,received,closed,outcome,source'

export function makeEventsCsv(cases: readonly Case[]): string {
  const lines = cases.flatMap(each =>
    each.visits.map(visit =>
      [
        each.reference,
        each.level,
        each.type,
        visit.stage,
        visit.party,
        visit.officer,
        stampOf(visit.queued),
        stampOf(visit.start),
        stampOrNothing(visit.end),
        stampOf(each.received),
        stampOrNothing(each.closed),
        each.outcome,
        'invented',
      ].join(','),
    ),
  )
  return `${[HEADER, ...lines].join('\n')}\n`
}

const stampOrNothing = (minute: number) => (Number.isNaN(minute) ? '' : stampOf(minute))
