/** Deciding a case, by one seat or by two. Who may sit is the database's matter: it stamps who decides and refuses whoever worked on the case. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { CalendarDate } from '../../../values/date.ts'
import { conflict, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { offerFor } from '../appeals/offer.ts'
import { type Appeal, listAppealsOfCase } from '../appeals/queries.ts'
import { moveCase, release } from '../cases/actions.ts'
import { lookAtCase, type SeenCase } from '../cases/look.ts'
import { getCase, levelRules } from '../cases/queries.ts'
import type { Case } from '../cases/rules.ts'
import { listTraces } from '../findings/queries.ts'
import type { Trace } from '../findings/rules.ts'
import { addressed, sendLetter, tellOutside } from '../letters/actions.ts'
import { type KeptLetter, listLetters } from '../letters/queries.ts'
import { grantedLetter, refusedLetter } from '../letters/rules.ts'
import { comeIn } from '../people/queries.ts'
import { ruleOn } from '../queries.ts'
import { NATIONAL_SECURITY } from '../rules.ts'
import { findOutcome, insertClearance, insertDecision, insertOutcome, type KeptOutcome, listDecisions } from './queries.ts'
import {
  type Decision,
  type Next,
  nextAfter,
  type ReasonLists,
  readDecision,
  readUksvDecision,
  reasonInLetter,
  type Seat,
  type Seated,
  type TypedDecision,
  type TypedUksvDecision,
  validFrom,
} from './rules.ts'

export type Typed = TypedDecision & TypedUksvDecision

export type ToDecide = {
  seen: SeenCase
  findings: readonly Trace[]
  seats: readonly Seated[]
  lists: ReasonLists
  isUksv: boolean
}

const listReasons = async (tx: Tx): Promise<ReasonLists> => {
  const today = await getToday(tx)
  const [grant, refuse] = await Promise.all([
    ruleOn<string[]>(tx, 'vetting-reasons', 'grant', today),
    ruleOn<string[]>(tx, 'vetting-reasons', 'refuse', today),
  ])
  return { grant: grant.value, refuse: refuse.value }
}

/** Everything that whoever decides must know. What was found is read here, and the look says so. */
export async function lookAtToDecide(tx: Tx, id: string): Promise<ToDecide> {
  const seen = await lookAtCase(tx, id, 'findings-read')
  mustBeReady(seen.found)
  const [findings, seats, lists] = await Promise.all([listTraces(tx, id), listDecisions(tx, id), listReasons(tx)])
  return { seen, findings, seats, lists, isUksv: isUksv(seen.found) }
}

const isUksv = ({ level }: Pick<Case, 'level'>): boolean => NATIONAL_SECURITY.includes(level)

function mustBeReady({ state }: Pick<Case, 'state'>): void {
  if (state === 'decision' || state === 'second-decision') return
  throw conflict('There is nothing to decide in this case now', 'Open the case to see how it stands.')
}

/** Reads what was typed as the decision would be read, and stores nothing: for checking the answers first. */
export const checkDecision = ({ seen, findings, lists }: ToDecide, typed: Typed): Decision & { on: CalendarDate } =>
  readFor(seen.found, seen.today, lists, isAdverse(findings), typed)

const isAdverse = (findings: readonly Trace[]) => findings.some(({ adverse }) => adverse)

function readFor(found: Case, today: CalendarDate, lists: ReasonLists, wasFound: boolean, typed: Typed): Decision & { on: CalendarDate } {
  if (isUksv(found)) return orRefuse(readUksvDecision(typed, { receivedOn: found.receivedOn, today }))
  return { ...orRefuse(readDecision(typed, lists, wasFound)), on: today }
}

/** One seat decides. `seen` is the version of the case that its reasons were given for: whoever had not seen the first seat's reasons does not become the second. */
export async function decide(tx: Tx, id: string, seen: number, typed: Typed): Promise<Next> {
  const [found, findings, seats, lists, today] = await Promise.all([
    getCase(tx, id),
    listTraces(tx, id),
    listDecisions(tx, id),
    listReasons(tx),
    getToday(tx),
  ])
  mustBeReady(found)
  const decision = readFor(found, today, lists, isAdverse(findings), typed)
  const seat = (seats.length + 1) as Seat
  await comeIn(tx)
  await insertDecision(tx, found, seat, decision)
  await record(tx, { kind: 'decision-made', subjects: [id], detail: { seat } })
  const next = nextAfter([...seats, decision], isAdverse(findings))
  if (next.state === 'second-decision') await moveCase(tx, found, next.state, { seen })
  else await conclude(tx, found, seen, decision, next)
  return next
}

/** What people outside see changes here and at once, in the same shape whether one person decided or two. */
async function conclude(
  tx: Tx,
  found: Case,
  seen: number,
  { on, reasons }: Decision & { on: CalendarDate },
  { state, granted, adverse }: Exclude<Next, { state: 'second-decision' }>,
): Promise<void> {
  const { policy, months } = (await levelRules(tx, found.level, on)).validity
  await insertOutcome(tx, found, { granted, adverse, validity: granted ? policy : null })
  const to = await addressed(tx, found)
  if (granted) {
    const valid = validFrom(on, months)
    await insertClearance(tx, found, { ...valid, policy })
    await sendLetter(tx, found, 'granted', grantedLetter(to, valid))
  } else
    await sendLetter(tx, found, 'refused', refusedLetter(to, reasons.map(reasonInLetter), await offerFor(tx, found, 'refusal', to.day)))
  await moveCase(tx, found, state, { seen })
  await release(tx, found.id, { outcome: state })
  await tellOutside(tx, found)
}

export type DecisionRecord = {
  seen: SeenCase
  findings: readonly Trace[]
  seats: readonly Seated[]
  outcome: KeptOutcome | undefined
  letters: readonly KeptLetter[]
  appeals: readonly Appeal[]
}

export async function lookAtDecisionRecord(tx: Tx, id: string): Promise<DecisionRecord> {
  const seen = await lookAtCase(tx, id, 'findings-read')
  const [findings, seats, outcome, letters, appeals] = await Promise.all([
    listTraces(tx, id),
    listDecisions(tx, id),
    findOutcome(tx, id),
    listLetters(tx, id),
    listAppealsOfCase(tx, id),
  ])
  return { seen, findings, seats, outcome, letters, appeals }
}
