/** One case as a person of the unit sees it: what it is, how far it has come, who holds it. Looking at it is an entry. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { CalendarDate } from '../../../values/date.ts'
import { record } from '../../ledger/index.ts'
import { findClearanceOf } from '../clearances/queries.ts'
import type { CaseClock, CaseHistory } from '../clock/rules.ts'
import { expectedOf } from '../live-forecast/queries.ts'
import { namesOfPeople } from '../people/queries.ts'
import { findPriority } from '../priority/queries.ts'
import type { Priority } from '../priority/rules.ts'
import { addWorkingDays } from '../queries.ts'
import { listRequests } from '../requests/queries.ts'
import { type CaseRequest, isOpenRequest } from '../requests/rules.ts'
import { findApplicantWithdrawal } from '../steps/queries.ts'
import { listVisits } from '../visits/queries.ts'
import { type Check, checksOf, isRed, type Visit, whatIsMissing } from '../visits/rules.ts'
import { listWaivers } from '../waivers/queries.ts'
import type { Waiver } from '../waivers/rules.ts'
import { clockOn } from './actions.ts'
import { getCase, levelRules } from './queries.ts'
import type { Case, LevelRules } from './rules.ts'

export type SeenCase = {
  found: Case
  rules: LevelRules
  visits: readonly Visit[]
  checks: readonly Check[]
  requests: readonly CaseRequest[]
  waivers: readonly Waiver[]
  priority: Priority | undefined
  /** That the applicant no longer wants it, in words of their own. */
  applicantWithdrew: { on: string; words: string } | undefined
  /** What was granted in it. */
  clearance: string | undefined
  clock: CaseClock
  today: CalendarDate
  /** When it will probably be done, by the unit's latest forecast. Made from everything the unit knows: never shown outside. */
  expected: { half: CalendarDate; most: CalendarDate } | undefined
  /** The last working day of the level's target. */
  targetDay: CalendarDate
  isRed: boolean
  /** What stands in the way of a decision. */
  missing: readonly string[]
  /** Of colleagues, by account. */
  names: ReadonlyMap<string, string>
}

/** `kind` says in the ledger what was read. */
export async function lookAtCase(tx: Tx, id: string, kind = 'case-read'): Promise<SeenCase> {
  const [found, visits, requests, waivers, priority, applicantWithdrew, clearance, names, today, expected] = await Promise.all([
    getCase(tx, id),
    listVisits(tx, id),
    listRequests(tx, id),
    listWaivers(tx, id),
    findPriority(tx, id),
    findApplicantWithdrawal(tx, id),
    findClearanceOf(tx, id),
    namesOfPeople(tx),
    getToday(tx),
    expectedOf(tx, id),
    record(tx, { kind, subjects: [id] }),
  ])
  const history = historyOf(found, visits, requests, today)
  const [rules, clock] = await Promise.all([levelRules(tx, found.level, found.receivedOn), clockOn(tx, history)])
  const stages = rules.checks.stages
  const checks = checksOf(
    stages,
    visits,
    waivers.map(({ stage, until, approvedOn }) => ({ stage, until, isApproved: approvedOn !== null })),
    today,
  )
  return {
    ...{ found, rules, visits, checks, requests, waivers, priority, applicantWithdrew, clearance, clock, today, names, expected },
    targetDay: await addWorkingDays(tx, found.receivedOn, rules.target.days),
    isRed: isRed(checks),
    missing: whatIsMissing(checks, stages, requests.filter(isOpenRequest).length),
  }
}

/** As the clock takes it: the wait for the form and for answers are pauses; a decision that is awaited is the unit's, as is whatever nobody else holds. */
function historyOf(
  { receivedOn, closedOn }: Pick<Case, 'receivedOn' | 'closedOn'>,
  visits: readonly Visit[],
  requests: readonly CaseRequest[],
  today: CalendarDate,
): CaseHistory {
  const stretches = visits.map(({ stage, party, startedOn, endedOn }) => ({ stage, party, from: startedOn, until: endedOn }))
  return {
    receivedOn,
    end: closedOn ?? today,
    pauses: [
      ...stretches.filter(({ stage }) => stage === 'form'),
      ...requests.map(({ askedOn, answeredOn, withdrawnOn }) => ({ from: askedOn, until: answeredOn ?? withdrawnOn })),
    ],
    visits: stretches.filter(({ stage }) => stage !== 'form' && stage !== 'decision'),
  }
}
