/** What is asked of an applicant, answered by post, or taken back. While it is open the unit's clock rests. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { notify } from '../../../platform/mail/queries.ts'
import { conflict, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { getOpenCase, release } from '../cases/actions.ts'
import { vettingPaths } from '../paths.ts'
import { addWorkingDays, ruleOn } from '../queries.ts'
import { getRequest, insertRequest, settleRequest } from './queries.ts'
import { isOpenRequest, readRequest, type TypedRequest } from './rules.ts'

export const listWants = async (tx: Tx): Promise<readonly string[]> =>
  (await ruleOn<string[]>(tx, 'vetting-wants', 'items', await getToday(tx))).value

/** The applicant learns that there is something new, and finds what on their own pages alone. */
export async function askApplicant(tx: Tx, caseId: string, typed: TypedRequest): Promise<string> {
  const found = await getOpenCase(tx, caseId)
  const asked = orRefuse(readRequest(typed, await listWants(tx)))
  const today = await getToday(tx)
  const { value: days } = await ruleOn<number>(tx, 'vetting-window', 'request-days', today)
  const request = await insertRequest(tx, found, { ...asked, dueOn: await addWorkingDays(tx, today, days) })
  await release(tx, caseId)
  if (found.applicant !== null) await notify(tx, found.applicant, 'update', vettingPaths.ownCase(caseId))
  await record(tx, { kind: 'information-asked', subjects: [caseId, request], detail: { wants: asked.wants.length } })
  return request
}

/** For an answer that came by post; one that the applicant gives on their page settles itself. */
export async function receiveAnswer(tx: Tx, caseId: string, id: string, seen: number): Promise<void> {
  await settle(tx, caseId, id, seen, 'answered')
  await record(tx, { kind: 'answer-received', subjects: [caseId, id] })
}

export async function withdrawRequest(tx: Tx, caseId: string, id: string, seen: number): Promise<void> {
  const { applicant } = await getOpenCase(tx, caseId)
  await settle(tx, caseId, id, seen, 'withdrawn')
  if (applicant !== null) await notify(tx, applicant, 'update', vettingPaths.ownCase(caseId))
  await record(tx, { kind: 'request-withdrawn', subjects: [caseId, id] })
}

async function settle(tx: Tx, caseId: string, id: string, seen: number, how: 'answered' | 'withdrawn'): Promise<void> {
  await getOpenCase(tx, caseId)
  if (!isOpenRequest(await getRequest(tx, caseId, id))) throw conflict('This request is settled already', 'Load the page again to see how.')
  await settleRequest(tx, caseId, id, seen, how)
  await release(tx, caseId)
}
