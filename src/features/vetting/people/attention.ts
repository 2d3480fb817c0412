/** What waits for somebody of a vetting unit, for their first page. It is also where everybody comes first, so here their name is put down. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Person } from '../../../platform/http/app.ts'
import type { Waiting } from '../../../platform/http/home.tsx'
import { counted } from '../../../values/figures.ts'
import { record } from '../../ledger/index.ts'
import { countAllocated } from '../cases/queries.ts'
import { listWithdrawn } from '../outside/own/queries.ts'
import { listAskedOfUnit } from '../outside/sponsor/queries.ts'
import { vettingPaths as paths } from '../paths.ts'
import { listAskedPriorities } from '../priority/queries.ts'
import { countOpenReviews } from '../reviews/queries.ts'
import { listUnitWaivers } from '../waivers/queries.ts'
import { standingOf } from '../waivers/rules.ts'
import { DECIDER, MANAGER } from '../who.ts'
import { countToDecide } from '../withdrawals/queries.ts'
import { comeIn } from './queries.ts'

export async function findWaiting(tx: Tx, person: Person): Promise<Waiting[]> {
  await comeIn(tx)
  const has = (roles: readonly string[]) => roles.some(role => person.roles.includes(role))
  const allocated = await countAllocated(tx)
  return [
    ...(has(MANAGER) ? await prioritiesWaiting(tx) : []),
    ...(has(DECIDER) ? await waiversWaiting(tx, person.account) : []),
    ...(await outsideWaiting(tx)),
    ...(await aftercareWaiting(tx, has(DECIDER))),
    ...(allocated > 0 ? [{ text: `${counted(allocated, 'case')} allocated to you`, href: paths.mine }] : []),
  ]
}

async function prioritiesWaiting(tx: Tx): Promise<Waiting[]> {
  const asked = await listAskedPriorities(tx)
  if (asked.length > 0) await record(tx, { kind: 'asked-priorities-listed', subjects: asked.map(({ caseId }) => caseId) })
  return asked.map(({ caseId, ref }) => ({ text: `Approve or leave: priority for case ${ref}`, href: paths.case(caseId) }))
}

/** How many, and not which: the list says that. */
async function waiversWaiting(tx: Tx, me: string): Promise<Waiting[]> {
  const [waivers, today] = [await listUnitWaivers(tx), await getToday(tx)]
  const asked = waivers.filter(waiver => standingOf(waiver, today) === 'asked' && waiver.askedBy !== me).length
  const runOut = waivers.filter(waiver => standingOf(waiver, today) === 'run-out').length
  return [
    ...(runOut > 0
      ? [{ text: `${counted(runOut, 'waiver')} ${runOut === 1 ? 'has' : 'have'} run out without the check`, href: paths.waivers }]
      : []),
    ...(asked > 0 ? [{ text: `${counted(asked, 'waiver')} to approve or leave`, href: `${paths.waivers}#waivers` }] : []),
  ]
}

/** How many, and not which: the lists say that. */
async function aftercareWaiting(tx: Tx, decides: boolean): Promise<Waiting[]> {
  const { overdue } = await countOpenReviews(tx)
  const toDecide = decides ? await countToDecide(tx) : 0
  return [
    ...(overdue > 0 ? [{ text: `${counted(overdue, 'review')} of clearances overdue`, href: `${paths.reviews}?overdue=yes` }] : []),
    ...(toDecide > 0 ? [{ text: `${counted(toDecide, 'withdrawal')} of clearances to be decided`, href: paths.withdrawals }] : []),
  ]
}

/** What people outside did that only staff can finish. */
async function outsideWaiting(tx: Tx): Promise<Waiting[]> {
  const [withdrawn, asked] = [await listWithdrawn(tx), (await listAskedOfUnit(tx)).length]
  if (withdrawn.length > 0) await record(tx, { kind: 'withdrawn-cases-listed', subjects: withdrawn.map(({ id }) => id) })
  return [
    ...withdrawn.map(({ id, ref }) => ({ text: `Close: the applicant withdrew from case ${ref}`, href: paths.close(id) })),
    ...(asked > 0 ? [{ text: `${counted(asked, 'clearance')} asked for by sponsors, without a case`, href: paths.asked }] : []),
  ]
}
