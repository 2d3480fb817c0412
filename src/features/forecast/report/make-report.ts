/** Makes the performance report of a case log: pure, in a few passes over the columns. */
import { invalid } from '../../../values/problem.ts'
import type { WorkingCalendar } from '../../../values/working-day.ts'
import { baseName, readingForRelease } from '../case-log/reading-for-release.ts'
import type { CaseLog, ReadLog } from '../case-log/rules.ts'
import { type CaseTimes, caseTimes } from './figures/case-times.ts'
import { classFigures } from './figures/classes.ts'
import { curvesOf } from './figures/curves.ts'
import { heldBy } from './figures/held.ts'
import { monthFigures } from './figures/months.ts'
import { oldestOpen } from './figures/oldest-open.ts'
import { reworkOf, type StageVisits, stageVisits } from './figures/stage-visits.ts'
import { timelinessOf } from './figures/timeliness.ts'
import { type Merged, withoutFewOutcomes, withoutFewVisits } from './figures/too-few.ts'
import { visitTimes } from './figures/visit-times.ts'
import { workloadOf } from './figures/workload.ts'
import { remarksOn } from './remarks.ts'
import { LEAST_RELEASED, type Report } from './rules.ts'
import { type Shown, shownGroups } from './shown-groups.ts'

export type ReportSettings = {
  title?: string
  targetDays?: number
  /** Fit to be handed out: nothing of a single person, no group under five. */
  release: boolean
  /** Whether the end of the log was told, rather than found in it. */
  asOfTold: boolean
  calendar: WorkingCalendar
}

/** Throws a `Problem` when a report for release is asked of so few cases that it would speak of persons. */
export function makeReport(read: ReadLog, settings: ReportSettings): Report {
  const { log, reading } = read
  const { release, targetDays } = settings
  if (release && log.cases.count < LEAST_RELEASED) {
    throw invalid(
      `A report of fewer than ${LEAST_RELEASED} cases cannot be made for release`,
      'Make it without --release and keep it in the unit',
    )
  }
  const times = caseTimes(log, settings.calendar)
  const visits = stageVisits(log)
  const shown = shownGroups(log, times, visits, release)
  const file = baseName(reading.file)
  const asked = { ...settings, title: settings.title ?? `Performance report: ${file}`, file, asOf: new Date(log.endOfLog).toISOString() }
  const elapsed = times.elapsed.slice().sort()

  return {
    title: asked.title,
    asOf: asked.asOf,
    asOfTold: settings.asOfTold,
    log: { cases: log.cases.count, events: reading.counts.rows, used: reading.counts.used, rejected: reading.counts.rejected },
    reading: release ? readingForRelease(reading) : { ...reading, file },
    targetDays: targetDays ?? null,
    all: timelinessOf({ elapsed, working: times.working.slice().sort() }, targetDays),
    ...byClassAndMonth(times, shown, settings),
    ...curvesOf(elapsed, release ? LEAST_RELEASED : 1),
    ...whereTimeGoes(log, visits, shown, release),
    oldestOpen: release ? [] : oldestOpen(log, times),
    workload: release ? [] : workloadOf(log),
    release,
    remarks: remarksOn(log, times, shown, asked),
  }
}

function byClassAndMonth(times: CaseTimes, shown: Shown, { release, targetDays }: ReportSettings) {
  const hidden = new Set(times.months.filter((_, month) => shown.hiddenMonths[month]))
  const isShown = ({ month }: { month: string }) => !hidden.has(month)
  const classes = classFigures(times, shown.classes.groupOf, shown.classes.names, targetDays)
  const { classesByMonth } = shown
  return {
    classes: release ? withoutFewOutcomes(classes) : classes,
    months: monthFigures(times, new Int32Array(times.count), [null], targetDays).filter(isShown),
    monthsByClass: classesByMonth ? monthFigures(times, classesByMonth.groupOf, classesByMonth.names, targetDays).filter(isShown) : [],
  }
}

function whereTimeGoes(log: CaseLog, visits: StageVisits, shown: Shown, release: boolean) {
  const times = visitTimes(log)
  const held = ({ groupOf, names }: Merged) => (release ? withoutFewVisits(heldBy(times, groupOf, names)) : heldBy(times, groupOf, names))
  return {
    heldByStage: log.has.stages ? held(shown.stages) : [],
    heldByParty: log.has.parties ? held(shown.parties) : [],
    heldFrom: log.has.starts ? ('recorded starts' as const) : ('end of the visit before' as const),
    rework: log.has.stages ? reworkOf(visits, log.stages, release ? LEAST_RELEASED : 1, shown.isStageShown) : [],
  }
}
