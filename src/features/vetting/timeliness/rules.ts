/** How long cases take, as the unit's own page shows it: which cases it speaks of, which target holds for each, and whose pace it keeps to itself. */
import { type CalendarDate, dayNumber, monthNumber, monthOfNumber } from '../../../values/date.ts'
import { holds, type Period } from '../../../values/period.ts'
import type { CaseLog, Report } from '../../forecast/index.ts'
import { LEVELS, type Level } from '../rules.ts'

/** Long enough for a year beside the year before, and for the slowest cases; short enough to speak of the unit as it is. */
const MONTHS_SHOWN = 36

/** The first day of the month so many months ago. */
export const sinceOn = (today: CalendarDate): CalendarDate =>
  `${monthOfNumber(monthNumber(dayNumber(today)) - MONTHS_SHOWN)}-01` as CalendarDate

/** A dated rule: working days in which a case of the level should be done. */
export type Target = { level: string; valid: Period; days: number }

/** The target that was in force when the case came. */
export const targetFor = (targets: readonly Target[], level: string, receivedOn: CalendarDate): number | undefined =>
  targets.find(each => each.level === level && holds(each.valid, receivedOn))?.days

/** Levels in the order in which they are always listed; what is put together comes last. */
export function inOrderOfLevels<Row extends { class: string | null }>(rows: readonly Row[]): Row[] {
  const order = Object.keys(LEVELS).map(level => LEVELS[level as Level].short as string)
  const place = ({ class: name }: Row) => (name !== null && order.includes(name) ? order.indexOf(name) : order.length)
  return [...rows].sort((a, b) => place(a) - place(b))
}

/** How fast four people work is said of each of them: of fewer than five no figure of speed is given. */
export const FEWEST_STAFF = 5

/** How many people of the unit ended work at a stage, or anywhere; who decides is counted apart, because no check of the case says so. */
export type StaffSeen = { ofStage: ReadonlyMap<string, number>; all: number }

export function staffSeen({ visits, stages, parties }: CaseLog, unit: string): StaffSeen {
  const own = parties.indexOf(unit)
  const people = new Map<string, Set<number>>()
  const all = new Set<number>()
  for (let visit = 0; visit < visits.count; visit++) {
    const who = visits.resource[visit] ?? -1
    if (visits.party[visit] !== own || who < 0) continue
    const stage = stages[visits.stage[visit] ?? -1] ?? ''
    people.set(stage, (people.get(stage) ?? new Set()).add(who))
    all.add(who)
  }
  return { ofStage: new Map([...people].map(([stage, seen]) => [stage, seen.size])), all: all.size }
}

type Held = Report['heldByStage'][number]

/** Shares of time stay: they say where cases wait, not how fast anybody works. */
export function withoutPaceOfFew(report: Report, few: { stages: ReadonlySet<string>; unit: string | null }): Report {
  return {
    ...report,
    heldByStage: report.heldByStage.map(row => (few.stages.has(row.name) ? withoutPace(row) : row)),
    heldByParty: report.heldByParty.map(row => (row.name === few.unit ? withoutPace(row) : row)),
  }
}

const withoutPace = (row: Held): Held => ({ ...row, meanDays: null, p50Days: null, p80Days: null, p95Days: null })

/** Whose pace is not shown: stages of the unit's own at which fewer than five people work, and the unit where it has fewer in all. */
export function paceOfFew(
  seen: StaffSeen,
  { deciders, decision, before, unit }: { deciders: number; decision: string; before: string; unit: string },
): { stages: ReadonlySet<string>; unit: string | null } {
  const counts = new Map([...seen.ofStage, [decision, deciders], [before, seen.all]])
  const stages = new Set([...counts].filter(([, people]) => people < FEWEST_STAFF).map(([stage]) => stage))
  return { stages, unit: seen.all + deciders < FEWEST_STAFF ? unit : null }
}
