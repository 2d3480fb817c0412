/** Which classes, months, stages and parties a report shows: all of them, or with --release only those that nobody can be told from. */
import type { CaseLog } from '../case-log/rules.ts'
import type { CaseTimes } from './figures/case-times.ts'
import { casesByParty, type StageVisits } from './figures/stage-visits.ts'
import { type Merged, mergeHidden, tooFew, tooFewByMonth } from './figures/too-few.ts'
import { LEAST_RELEASED, OTHER_GROUPS } from './rules.ts'

export type Shown = {
  classes: Merged
  /** Months whose row is left out. */
  hiddenMonths: boolean[]
  /** `null` when the table by month and class would show too little or nothing new. */
  classesByMonth: Merged | null
  stages: Merged
  parties: Merged
  /** By stage: whether it may be named. */
  isStageShown: (stage: number) => boolean
}

export function shownGroups(log: CaseLog, times: CaseTimes, visits: StageVisits, release: boolean): Shown {
  return release ? forRelease(log, times, visits) : everything(log, times)
}

const all = (names: readonly string[], groupOf: ArrayLike<number>): Merged => mergeHidden(names, [], groupOf, OTHER_GROUPS)

function everything(log: CaseLog, times: CaseTimes): Shown {
  const classes = all(log.classes, log.cases.class)
  return {
    classes,
    hiddenMonths: times.months.map(() => false),
    classesByMonth: log.has.classes ? classes : null,
    stages: all(log.stages, log.visits.stage),
    parties: all(log.parties, log.visits.party),
    isStageShown: () => true,
  }
}

function forRelease(log: CaseLog, times: CaseTimes, visits: StageVisits): Shown {
  const cells = log.classes.map(() => times.months.map(() => 0))
  for (let i = 0; i < times.count; i++) cells[log.cases.class[i]!]![times.receivedIn[i]!]!++
  const byClass = tooFew(
    cells.map(row => row.reduce((sum, count) => sum + count, 0)),
    'disjoint',
  )
  const hiddenMonths = tooFew(
    times.months.map((_, month) => cells.reduce((sum, row) => sum + row[month]!, 0)),
    'disjoint',
  )
  const byMonth = tooFewByMonth(cells, byClass, hiddenMonths)
  const stages = tooFew(visits.cases, 'overlapping')
  const byParty = casesByParty(log)
  const merge = (names: readonly string[], hidden: readonly boolean[], groupOf: ArrayLike<number>) =>
    mergeHidden(names, hidden, groupOf, OTHER_GROUPS)

  return {
    classes: merge(log.classes, byClass, log.cases.class),
    hiddenMonths,
    classesByMonth: log.has.classes && byMonth.some(isHidden => !isHidden) ? merge(log.classes, byMonth, log.cases.class) : null,
    stages: isAnyEnough(visits.cases) ? merge(log.stages, stages, log.visits.stage) : nobody(log),
    parties: isAnyEnough(byParty) ? merge(log.parties, tooFew(byParty, 'overlapping'), log.visits.party) : nobody(log),
    isStageShown: stage => !stages[stage],
  }
}

const isAnyEnough = (counts: Int32Array): boolean => counts.some(count => count >= LEAST_RELEASED)

/** Even all of them together may be fewer than five cases: then none is named. */
const nobody = (log: CaseLog): Merged => ({ names: [], groupOf: new Int32Array(log.visits.count).fill(-1), hidden: 0 })
