/** A clearance is taken away by its steps. What each of them tells the holder goes out with it. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { CalendarDate } from '../../../values/date.ts'
import { conflict, forbidden, orRefuse, Problem } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { offerAfterWithdrawal } from '../appeals/offer.ts'
import { type Route, routesFor } from '../appeals/rules.ts'
import { getCase } from '../cases/queries.ts'
import { type Case, readReason } from '../cases/rules.ts'
import { getClearance, insertEvent } from '../clearances/queries.ts'
import { type Clearance, isHeld, STANDINGS } from '../clearances/rules.ts'
import { addressed, sendLetter, tellOutside } from '../letters/actions.ts'
import { withdrawalNotice, withdrawnLetter } from '../letters/rules.ts'
import { namesOfPeople } from '../people/queries.ts'
import { ruleOn } from '../queries.ts'
import { DECIDER } from '../who.ts'
import {
  getWithdrawal,
  insertStep,
  insertWithdrawal,
  listSteps,
  listWithdrawals,
  listWithdrawalsOf,
  type TakenStep,
  type Withdrawal,
} from './queries.ts'
import { answerBy, checkStep, type NewStep, readStep, readStepName, STEP_ORDER, type TypedStep } from './rules.ts'

export async function lookAtWithdrawals(tx: Tx): Promise<readonly Withdrawal[]> {
  const withdrawals = await listWithdrawals(tx)
  if (withdrawals.length > 0) await record(tx, { kind: 'withdrawals-listed', subjects: withdrawals.map(({ id }) => id) })
  return withdrawals
}

export type SeenWithdrawal = {
  withdrawal: Withdrawal
  clearance: Clearance
  steps: readonly TakenStep[]
  /** The last day on which the holder can answer, once they were given notice. */
  answerBy: CalendarDate | undefined
  representationDays: number
  routes: readonly Route[]
  names: ReadonlyMap<string, string>
  today: CalendarDate
}

/** What was weighed stands on the page, so the look says so. */
export async function lookAtWithdrawal(tx: Tx, id: string): Promise<SeenWithdrawal> {
  const withdrawal = await getWithdrawal(tx, id)
  const [clearance, steps, names, today] = await Promise.all([
    getClearance(tx, withdrawal.clearanceId),
    listSteps(tx, id),
    namesOfPeople(tx),
    getToday(tx),
  ])
  await record(tx, { kind: 'withdrawal-read', subjects: [id, clearance.id, clearance.caseId] })
  const days = await windowOf(tx, steps, today)
  const { kind } = await getCase(tx, clearance.caseId)
  return {
    ...{ withdrawal, clearance, steps, names, today, answerBy: days.answerBy, representationDays: days.days },
    routes: routesFor({ about: 'withdrawal', regime: withdrawal.regime, kind }),
  }
}

/** By the rule of the day of the notice: a later one does not shorten anybody's time. */
async function windowOf(
  tx: Tx,
  steps: readonly TakenStep[],
  today: CalendarDate,
): Promise<{ days: number; answerBy: CalendarDate | undefined }> {
  const notice = steps.find(({ step }) => step === 'notice')
  const { value: days } = await ruleOn<number>(tx, 'vetting-window', 'representation-days', notice?.onDay ?? today)
  return { days, answerBy: notice && answerBy(notice.onDay, days) }
}

/** Opened by whoever will do its steps: they take that side. Gives its id. */
export async function openWithdrawal(tx: Tx, clearanceId: string, typedWhy: string): Promise<string> {
  const clearance = await getClearance(tx, clearanceId)
  if (!isHeld(clearance.standing))
    throw new Problem(
      'conflict',
      `This clearance is “${STANDINGS[clearance.standing].toLowerCase()}”: there is nothing to take away`,
      undefined,
      {
        rule: 'illegal-move',
      },
    )
  if ((await listWithdrawalsOf(tx, clearanceId)).some(({ steps }) => steps < STEP_ORDER.length))
    throw conflict('A withdrawal of this clearance is under way', 'Open the clearance to see it.')
  const why = orRefuse(readWhy(typedWhy))
  const id = await insertWithdrawal(tx, clearance, why)
  await record(tx, { kind: 'withdrawal-opened', subjects: [id, clearanceId, clearance.caseId] })
  return id
}

function readWhy(typed: string) {
  const errors: { field: string; message: string }[] = []
  const value = readReason(typed, errors, { missing: 'Enter why a withdrawal is considered', most: 2000 })
  return errors.length > 0 ? ({ ok: false, errors } as const) : ({ ok: true, value } as const)
}

/** The next step, by whoever may take it. A short cut is refused here with the step that is next, and by the database in any case. */
export async function takeStep(tx: Tx, id: string, typed: TypedStep, roles: readonly string[]): Promise<NewStep> {
  const withdrawal = await getWithdrawal(tx, id)
  const [steps, today] = await Promise.all([listSteps(tx, id), getToday(tx)])
  const wanted = readStepName(typed.step)
  const follows = wanted && checkStep(steps, wanted)
  if (follows && !follows.ok)
    throw new Problem('conflict', follows.errors[0]?.message ?? '', 'Take that step first.', { rule: 'illegal-move' })
  if (wanted === 'decision' && !DECIDER.some(role => roles.includes(role)))
    throw forbidden('Decision makers of the unit decide about withdrawals')
  const window = await windowOf(tx, steps, today)
  const step = orRefuse(readStep(typed, { today, answerBy: window.answerBy }))
  await insertStep(tx, withdrawal, step)
  const clearance = await getClearance(tx, withdrawal.clearanceId)
  await record(tx, { kind: `withdrawal-${step.step}`, subjects: [id, clearance.id, clearance.caseId] })
  if (step.step === 'notice') await giveNotice(tx, await getCase(tx, clearance.caseId), step.words, answerBy(today, window.days))
  if (step.withdrawIt) await withdraw(tx, withdrawal, clearance, step.words)
  return step
}

/** Only the holder is told: whoever once asked for the clearance learns nothing of this. */
const tellHolder = (tx: Tx, found: Case) => tellOutside(tx, { ...found, sponsor: null })

async function giveNotice(tx: Tx, found: Case, grounds: string, until: CalendarDate): Promise<void> {
  await sendLetter(tx, found, 'withdrawal-notice', withdrawalNotice(await addressed(tx, found), { grounds, until }))
  await tellHolder(tx, found)
}

async function withdraw(tx: Tx, { id }: Withdrawal, clearance: Clearance, grounds: string): Promise<void> {
  await insertEvent(tx, clearance, { kind: 'withdrawn', why: 'Withdrawn by its steps', withdrawal: id })
  await record(tx, { kind: 'clearance-withdrawn', subjects: [clearance.id, clearance.caseId, id] })
  const found = await getCase(tx, clearance.caseId)
  const to = await addressed(tx, found)
  // By the law the withdrawal went by, which may not be the one of the case from years ago.
  const offer = await offerAfterWithdrawal(tx, { regime: clearance.regime, kind: found.kind }, id, to.day)
  await sendLetter(tx, found, 'withdrawn', withdrawnLetter(to, grounds, offer))
  await tellHolder(tx, found)
}
