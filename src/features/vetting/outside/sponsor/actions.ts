/** What a sponsor asks for and sees, and how a vetting unit takes it up. */

import { getToday } from '../../../../platform/db/queries.ts'
import type { Tx } from '../../../../platform/db/tx.ts'
import { notify } from '../../../../platform/mail/queries.ts'
import { conflict, notFound, orRefuse } from '../../../../values/problem.ts'
import { record } from '../../../ledger/index.ts'
import { openCase } from '../../cases/actions.ts'
import { readReason } from '../../cases/rules.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { invite } from '../invite/actions.ts'
import { findSponsoredCase, listSponsoredCases } from '../own/queries.ts'
import type { Released } from '../own/rules.ts'
import { getAskedOfUnit, insertClearanceRequest, listAskedOfUnit, listOwnRequests, listVettingUnits, settleAsked } from './queries.ts'
import { type ClearanceRequest, readAsked, readOpening, type TypedAsked, type TypedOpening } from './rules.ts'

export type Sponsored = { request: ClearanceRequest | undefined; found: Released | undefined }

/** Each request with what is released of its case; and cases that the unit opened for the sponsor by itself. */
export async function lookAtSponsored(tx: Tx): Promise<readonly Sponsored[]> {
  const [requests, cases] = await Promise.all([listOwnRequests(tx), listSponsoredCases(tx)])
  const known = new Map(cases.map(found => [found.id, found]))
  const asked = requests
    .map(request => ({ request, found: known.get(request.caseId ?? '') }))
    // One that was opened and is not among the latest has long been closed.
    .filter(({ request, found }) => request.caseId === null || found !== undefined)
  const others = cases.filter(({ id }) => !requests.some(({ caseId }) => caseId === id)).map(found => ({ request: undefined, found }))
  if (cases.length > 0) await record(tx, { kind: 'sponsored-cases-listed', subjects: cases.map(({ id }) => id) })
  return [...asked, ...others]
}

export async function lookAtSponsoredCase(tx: Tx, id: string): Promise<Required<Sponsored> & { found: Released }> {
  const [requests, found] = await Promise.all([listOwnRequests(tx), findSponsoredCase(tx, id)])
  if (!found) throw notFound('This is not here, or you did not ask for it')
  await record(tx, { kind: 'sponsored-case-read', subjects: [id] })
  return { found, request: requests.find(({ caseId }) => caseId === id) }
}

export async function askClearance(tx: Tx, typed: TypedAsked): Promise<string> {
  const id = await insertClearanceRequest(tx, orRefuse(readAsked(typed, await listVettingUnits(tx))))
  await record(tx, { kind: 'clearance-asked', subjects: [id] })
  return id
}

export async function lookAtAsked(tx: Tx): Promise<readonly ClearanceRequest[]> {
  const asked = await listAskedOfUnit(tx)
  if (asked.length > 0) await record(tx, { kind: 'clearance-requests-listed', subjects: asked.map(({ id }) => id) })
  return asked
}

async function getAsked(tx: Tx, id: string): Promise<ClearanceRequest> {
  const asked = await getAskedOfUnit(tx, id)
  if (asked.state !== 'asked') throw conflict('This request is settled already', 'Look at the list to see what is left.')
  return asked
}

export async function lookAtOneAsked(tx: Tx, id: string): Promise<ClearanceRequest> {
  const asked = await getAsked(tx, id)
  await record(tx, { kind: 'clearance-request-read', subjects: [id] })
  return asked
}

/** The case, its applicant's account and the sponsor's news in one. Gives the case. */
export async function openAsked(tx: Tx, id: string, seen: number, typed: TypedOpening): Promise<string> {
  const asked = await getAsked(tx, id)
  const today = await getToday(tx)
  const { kind, ...person } = orRefuse(readOpening(typed, today))
  const caseId = await openCase(tx, {
    unit: asked.unit,
    subject: { ...person, email: asked.email },
    level: asked.level,
    regime: asked.regime,
    kind,
    receivedOn: asked.askedOn,
    sponsor: asked.sponsor,
    sponsorRef: asked.postRef,
  })
  await settleAsked(tx, id, seen, { state: 'opened', caseId })
  await invite(tx, caseId, asked.email)
  await notify(tx, asked.sponsor, 'update', paths.sponsoredCase(caseId))
  return caseId
}

export async function turnDownAsked(tx: Tx, id: string, seen: number, typed: string): Promise<void> {
  const asked = await getAsked(tx, id)
  const errors: Parameters<typeof readReason>[1] = []
  const why = readReason(typed, errors, { missing: 'Enter why no case is opened: the sponsor sees it' })
  if (errors.length > 0) orRefuse({ ok: false, errors })
  await settleAsked(tx, id, seen, { state: 'turned-down', why })
  await notify(tx, asked.sponsor, 'update', paths.sponsored)
  await record(tx, { kind: 'clearance-request-turned-down', subjects: [id] })
}
