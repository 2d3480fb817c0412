/** An appeal from lodging to its end, and what follows where it was upheld. */
import { randomUUID } from 'node:crypto'
import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { conflict, orRefuse, Problem } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { release } from '../cases/actions.ts'
import { getCase, levelRules, updateCase } from '../cases/queries.ts'
import type { Case } from '../cases/rules.ts'
import { insertClearance, listDecisions } from '../decisions/queries.ts'
import { type Seated, validFrom } from '../decisions/rules.ts'
import { listTraces } from '../findings/queries.ts'
import type { Trace } from '../findings/rules.ts'
import { addressed, sendLetter, tellOutside } from '../letters/actions.ts'
import { listLetters } from '../letters/queries.ts'
import { appealDismissedLetter, appealUpheldLetter } from '../letters/rules.ts'
import { addWorkingDays, ruleOn } from '../queries.ts'
import { STAGES, type Stage } from '../rules.ts'
import { insertVisits, listVisits } from '../visits/queries.ts'
import { offerFor } from './offer.ts'
import {
  type Appeal,
  type AppealCount,
  countAppeals,
  findResidencyDecision,
  getAppeal,
  getOverturn,
  insertAppeal,
  insertAppealOutcome,
  insertOverturnReview,
  listAppeals,
  listAppealsOfCase,
  listOverturns,
  listWithdrawalSteps,
  type Overturn,
  type ResidencyDecision,
  reinstate,
  type WithdrawalStep,
} from './queries.ts'
import {
  appealReason,
  type Judgement,
  type Offer,
  readAppeal,
  readJudgement,
  readReview,
  type TypedAppeal,
  type TypedJudgement,
} from './rules.ts'

/**
 * What can be appealed now: what the latest letter offers, for whoever may read the letters (the unit and the applicant). None where nothing
 * was decided against the person.
 */
export async function findOffer(tx: Tx, caseId: string): Promise<{ offer: Offer; unitId: number } | undefined> {
  const latest = (await listLetters(tx, caseId)).findLast(({ kind }) => kind !== 'request')
  return latest?.letter.appeal && { offer: latest.letter.appeal, unitId: latest.unitId }
}

/** By the applicant, or by staff for one that came by post. The window is that of the letter, whatever the rule says by now. Gives its id. */
export async function lodgeAppeal(tx: Tx, caseId: string, typed: TypedAppeal): Promise<string> {
  const [found, today] = await Promise.all([findOffer(tx, caseId), getToday(tx)])
  if (!found)
    throw conflict('There is nothing to appeal against in this case', 'An appeal is about the latest letter that decided something.')
  const { offer, unitId } = found
  const { route, grounds } = orRefuse(readAppeal(typed, offer, today))
  const { value: days } = await ruleOn<number>(tx, 'vetting-window', 'appeal-decision-days', today)
  const id = randomUUID()
  await insertAppeal(tx, { id, caseId, unitId, offer, route, grounds, dueOn: await addWorkingDays(tx, today, days) })
  await record(tx, { kind: 'appeal-lodged', subjects: [caseId, id], detail: { about: offer.about, route } })
  return id
}

/** For one that came by post: the applicant learns that it has arrived. */
export async function lodgeByPost(tx: Tx, caseId: string, typed: TypedAppeal): Promise<string> {
  const found = await getCase(tx, caseId)
  const id = await lodgeAppeal(tx, caseId, typed)
  await tellOutside(tx, { ...found, sponsor: null })
  return id
}

export type ToLodge = { found: Case; offer: Offer | undefined; earlier: readonly Appeal[] }

export async function lookAtLodging(tx: Tx, caseId: string): Promise<ToLodge> {
  const [found, offered, earlier] = await Promise.all([getCase(tx, caseId), findOffer(tx, caseId), listAppealsOfCase(tx, caseId)])
  await record(tx, { kind: 'case-read', subjects: [caseId] })
  return { found, offer: offered?.offer, earlier }
}

export async function lookAtAppeals(tx: Tx): Promise<{ appeals: readonly Appeal[]; counts: readonly AppealCount[] }> {
  const [appeals, counts] = await Promise.all([listAppeals(tx), countAppeals(tx)])
  if (appeals.length > 0) await record(tx, { kind: 'appeals-listed', subjects: appeals.map(({ id }) => id) })
  return { appeals, counts }
}

export type SeenAppeal = {
  appeal: Appeal
  found: Case
  findings: readonly Trace[]
  seats: readonly Seated[]
  residency: ResidencyDecision | undefined
  steps: readonly WithdrawalStep[]
  reasons: readonly string[]
}

/** The case as the panel sees it: what was found and what was decided. The look says so. */
export async function lookAtAppeal(tx: Tx, id: string): Promise<SeenAppeal> {
  const appeal = await getAppeal(tx, id)
  const [found, findings, seats, residency, steps, reasons] = await Promise.all([
    getCase(tx, appeal.caseId),
    listTraces(tx, appeal.caseId),
    listDecisions(tx, appeal.caseId),
    findResidencyDecision(tx, appeal.caseId),
    appeal.withdrawal === null ? [] : listWithdrawalSteps(tx, appeal.withdrawal),
    listAppealReasons(tx),
  ])
  await record(tx, { kind: 'findings-read', subjects: [appeal.caseId, id] })
  return { appeal, found, findings, seats, residency, steps, reasons }
}

const listAppealReasons = async (tx: Tx): Promise<readonly string[]> =>
  (await ruleOn<string[]>(tx, 'vetting-reasons', 'appeal', await getToday(tx))).value

/** The panel decides. What it comes to takes effect at once; whoever had a part in the case before is refused by the database. */
export async function decideAppeal(tx: Tx, id: string, typed: TypedJudgement): Promise<Judgement> {
  const appeal = await getAppeal(tx, id)
  if (appeal.upheld !== null) throw conflict('This appeal is decided already', 'Load the page again to see how.')
  const judgement = orRefuse(readJudgement(typed, await listAppealReasons(tx)))
  const found = await getCase(tx, appeal.caseId)
  await insertAppealOutcome(tx, appeal, judgement)
  await record(tx, { kind: 'appeal-decided', subjects: [found.id, id] })
  if (judgement.upheld) await uphold(tx, appeal, found)
  else await dismiss(tx, appeal, found, judgement)
  // Whoever asked for the clearance learns of an appeal only by what it changes for them.
  const isSeenBySponsor = judgement.upheld && appeal.about !== 'withdrawal'
  await tellOutside(tx, isSeenBySponsor ? found : { ...found, sponsor: null })
  return judgement
}

async function uphold(tx: Tx, { about }: Appeal, found: Case): Promise<void> {
  const to = await addressed(tx, found)
  if (about === 'refusal') {
    const { policy, months } = (await levelRules(tx, found.level, to.day)).validity
    const valid = validFrom(to.day, months)
    await insertClearance(tx, found, { ...valid, policy })
    await release(tx, found.id, { outcome: 'granted' })
    await sendLetter(tx, found, 'appeal-upheld', appealUpheldLetter(to, about, valid))
    return
  }
  if (about === 'withdrawal') await reinstate(tx, found.id)
  // The unit takes it up again; to the applicant it is open from now on.
  else await release(tx, found.id, { outcome: null })
  await sendLetter(tx, found, 'appeal-upheld', appealUpheldLetter(to, about, undefined))
}

async function dismiss(tx: Tx, { about, route, withdrawal }: Appeal, found: Case, { reasons }: Judgement): Promise<void> {
  const to = await addressed(tx, found)
  const next =
    route === 'internal'
      ? { ...(await offerFor(tx, found, about, to.day, { internalDismissed: true })), ...(withdrawal === null ? {} : { withdrawal }) }
      : undefined
  await sendLetter(tx, found, 'appeal-dismissed', appealDismissedLetter(to, reasons.map(appealReason), next))
}

/** After an appeal about residency was upheld: the checks begin where they were left. */
export async function takeUpAgain(tx: Tx, caseId: string): Promise<void> {
  const [found, appeals] = await Promise.all([getCase(tx, caseId), listAppealsOfCase(tx, caseId)])
  if (found.state !== 'not-progressed' || !appeals.some(({ about, upheld }) => about === 'residency' && upheld === true))
    throw new Problem('conflict', 'This case is not one that an appeal opened again', 'Open the case to see how it stands.', {
      rule: 'illegal-move',
    })
  await updateCase(tx, caseId, found.version, { state: 'checks', closed_on: null, closed_why: null })
  const begun = new Set<string>((await listVisits(tx, caseId)).map(({ stage }) => stage))
  const { checks } = await levelRules(tx, found.level, found.receivedOn)
  const missing = checks.stages.filter(stage => !begun.has(stage)) as Stage[]
  await insertVisits(
    tx,
    found,
    missing.map(stage => ({ stage, party: STAGES[stage].party })),
  )
  await release(tx, caseId)
  await record(tx, { kind: 'case-taken-up-again', subjects: [caseId] })
}

export async function lookAtOverturns(tx: Tx): Promise<{ overturns: readonly Overturn[]; counts: readonly AppealCount[] }> {
  const [overturns, counts] = await Promise.all([listOverturns(tx), countAppeals(tx)])
  if (overturns.length > 0) await record(tx, { kind: 'overturns-listed', subjects: overturns.map(({ caseId }) => caseId) })
  return { overturns, counts }
}

export async function lookAtOverturn(tx: Tx, appeal: string): Promise<Overturn> {
  const overturn = await getOverturn(tx, appeal)
  await record(tx, { kind: 'overturn-read', subjects: [overturn.caseId, appeal] })
  return overturn
}

export async function reviewOverturn(tx: Tx, appeal: string, typed: { laterAdverse: string; words: string }): Promise<void> {
  const overturn = await getOverturn(tx, appeal)
  await insertOverturnReview(tx, overturn, orRefuse(readReview(typed)))
  await record(tx, { kind: 'overturn-reviewed', subjects: [overturn.caseId, appeal] })
}
