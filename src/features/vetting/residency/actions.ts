/** A residency that falls short is decided by a named person with reasons. Not to go on is no refusal: the applicant is told, and may contest it. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { conflict, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { offerFor } from '../appeals/offer.ts'
import { getOpenCase, moveCase, release } from '../cases/actions.ts'
import { levelRules } from '../cases/queries.ts'
import { listAddresses } from '../form/queries.ts'
import { addressed, sendLetter, tellOutside } from '../letters/actions.ts'
import { notProgressedLetter } from '../letters/rules.ts'
import { ruleOn } from '../queries.ts'
import { insertResidencyDecision } from './queries.ts'
import { readResidencyDecision, residencyOf, type TypedResidencyDecision } from './rules.ts'

export const listResidencyReasons = async (tx: Tx): Promise<readonly string[]> =>
  (await ruleOn<string[]>(tx, 'vetting-reasons', 'residency', await getToday(tx))).value

/** True where the case goes on to its checks. */
export async function decideResidency(tx: Tx, caseId: string, seen: number, typed: TypedResidencyDecision): Promise<boolean> {
  const found = await getOpenCase(tx, caseId)
  if (found.state !== 'residency')
    throw conflict('There is nothing to decide about residency here', 'Load the page again to see how the case stands.')
  const decision = orRefuse(readResidencyDecision(typed, await listResidencyReasons(tx)))
  const { residency } = await levelRules(tx, found.level, found.receivedOn)
  const { countedDays, years } = residencyOf(await listAddresses(tx, caseId), found.receivedOn, residency.years)
  await insertResidencyDecision(tx, found, { ...decision, countedDays, requiredYears: years, policy: residency.policy })
  await record(tx, { kind: 'residency-decided', subjects: [caseId], detail: { goesOn: decision.goesOn } })
  if (decision.goesOn) await moveCase(tx, found, 'checks', { seen })
  else {
    await moveCase(tx, found, 'not-progressed', { seen, why: 'Residency' })
    await release(tx, caseId, { outcome: 'not-progressed' })
    const to = await addressed(tx, found)
    await sendLetter(tx, found, 'not-progressed', notProgressedLetter(to, years, await offerFor(tx, found, 'residency', to.day)))
    await tellOutside(tx, found)
  }
  return decision.goesOn
}
