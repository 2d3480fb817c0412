/** How long the unit's cases take, from its own records, by the code that the command line uses. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, dateOfDay } from '../../../values/date.ts'
import { Problem } from '../../../values/problem.ts'
import type { WorkingCalendar } from '../../../values/working-day.ts'
import { loadForFeatures, type OnTarget, type ReadLog, type Report } from '../../forecast/index.ts'
import { record } from '../../ledger/index.ts'
import { buildLog } from '../case-log/build-log.ts'
import { getCalendar, getHistory } from '../case-log/queries.ts'
import { BEFORE_CHECKS, logStageName, type UnitHistory } from '../case-log/rules.ts'
import type { Unit } from '../queries.ts'
import { partyName } from '../rules.ts'
import { chooseUnit } from '../units/actions.ts'
import { countDeciders, listTargets } from './queries.ts'
import { inOrderOfLevels, paceOfFew, sinceOn, staffSeen, type Target, targetFor, withoutPaceOfFew } from './rules.ts'

export type Grounds = {
  unit: Unit
  units: readonly Unit[]
  today: CalendarDate
  since: CalendarDate
  history: UnitHistory
  targets: readonly Target[]
  calendar: WorkingCalendar
  deciders: number
}

/** What the figures are made from. One entry a look, of the unit and no person: nothing of a case is shown. */
export async function readGrounds(tx: Tx, asked: string, kind: 'timeliness-read' | 'table-taken'): Promise<Grounds> {
  const [{ unit, units }, today] = await Promise.all([chooseUnit(tx, asked), getToday(tx)])
  const since = sinceOn(today)
  const [history, targets, calendar, deciders] = await Promise.all([
    getHistory(tx, unit.id, since, today),
    listTargets(tx),
    getCalendar(tx),
    countDeciders(tx, unit.id, since),
    record(tx, { kind, subjects: [], detail: { unit: unit.code } }),
  ])
  // Cases from before that are still open belong to no month that is shown.
  const cases = history.cases.filter(({ received }) => dateOfDay(received) >= since)
  return { ...{ unit, units, today, since, targets, calendar, deciders }, history: { ...history, cases } }
}

export type Timeliness = { report: Report; onTarget: readonly OnTarget[]; fewStages: ReadonlySet<string> }

/** `release`: fit to be handed out, no group under five. `refused` where that would speak of persons. */
export async function makeTimeliness(grounds: Grounds, release: boolean): Promise<Timeliness | { refused: string }> {
  const { makeReport } = await loadForFeatures()
  const read = await buildLog(grounds.unit.name, grounds.history)
  try {
    const report = makeReport(read, {
      ...{ title: `Timeliness: ${grounds.unit.name}`, release, asOfTold: false, calendar: grounds.calendar },
    })
    return await present(grounds, read, report)
  } catch (error) {
    if (error instanceof Problem) return { refused: error.message }
    throw error
  }
}

async function present(grounds: Grounds, read: ReadLog, report: Report): Promise<Timeliness> {
  const few = paceOfFew(staffSeen(read.log, partyName('unit')), {
    ...{ deciders: grounds.deciders, unit: partyName('unit') },
    ...{ decision: logStageName('decision'), before: logStageName(BEFORE_CHECKS) },
  })
  const shown = withoutPaceOfFew(report, few)
  const rows = await targetsMet(grounds, read)
  return {
    // How work is spread over people is on the page on workload, and which cases are the oldest is in the queue: each for whom it concerns.
    report: {
      ...shown,
      workload: [],
      oldestOpen: [],
      classes: inOrderOfLevels(shown.classes),
      monthsByClass: inOrderOfLevels(shown.monthsByClass),
    },
    onTarget: inOrderOfLevels(rows),
    fewStages: few.stages,
  }
}

/** By the level's target of the day on which each case came. Of fewer than five cases nothing is said. */
async function targetsMet({ history, targets, calendar }: Grounds, { log }: ReadLog): Promise<OnTarget[]> {
  const { onTarget } = await loadForFeatures()
  const byRef = new Map(history.cases.map(({ ref, level, received }) => [ref, targetFor(targets, level, dateOfDay(received))]))
  return onTarget(log, calendar, index => byRef.get(log.cases.ids[index] ?? '')).filter(({ n }) => n >= FEWEST_CASES)
}

const FEWEST_CASES = 5
