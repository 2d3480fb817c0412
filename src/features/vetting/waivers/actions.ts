/** A check is waived by two people, until a day. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { conflict, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { getOpenCase } from '../cases/actions.ts'
import { levelRules } from '../cases/queries.ts'
import { getWaiver, insertWaiver, insertWaiverApproval, type ListedWaiver, listUnitWaivers } from './queries.ts'
import { readWaiver, type TypedWaiver } from './rules.ts'

export async function askWaiver(tx: Tx, caseId: string, typed: TypedWaiver): Promise<string> {
  const found = await getOpenCase(tx, caseId)
  const { checks } = await levelRules(tx, found.level, found.receivedOn)
  const waiver = orRefuse(readWaiver(typed, checks.stages, await getToday(tx)))
  const id = await insertWaiver(tx, found, waiver)
  await record(tx, { kind: 'waiver-asked', subjects: [caseId, id], detail: { stage: waiver.stage, until: waiver.until } })
  return id
}

/** Whoever asked holds the other side, so the database refuses them here. */
export async function approveWaiver(tx: Tx, caseId: string, id: string): Promise<void> {
  const found = await getOpenCase(tx, caseId)
  const { until } = await getWaiver(tx, caseId, id)
  if (until < (await getToday(tx))) throw conflict('The last day of this waiver has gone by', 'Ask for another one.')
  await insertWaiverApproval(tx, id, found.unitId)
  await record(tx, { kind: 'waiver-approved', subjects: [caseId, id] })
}

/** The look at the list is one entry. */
export async function lookAtWaivers(tx: Tx): Promise<ListedWaiver[]> {
  const waivers = await listUnitWaivers(tx)
  await record(tx, { kind: 'waivers-listed', subjects: waivers.map(({ caseId }) => caseId) })
  return waivers
}
