/** Steps of a case besides its checks: ready, back, given to somebody, left by who knows the person, ended without a decision. */
import type { Tx } from '../../../platform/db/tx.ts'
import { notify } from '../../../platform/mail/queries.ts'
import { type Reason, refuse } from '../../../values/outcome.ts'
import { conflict, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { getOpenCase, moveCase, release } from '../cases/actions.ts'
import { lookAtCase } from '../cases/look.ts'
import { getCase, updateCase } from '../cases/queries.ts'
import { readReason } from '../cases/rules.ts'
import { vettingPaths } from '../paths.ts'
import { listColleagues } from '../people/queries.ts'
import { insertRecusal } from './queries.ts'
import { readAllocation, readClosing, type TypedClosing } from './rules.ts'

/** Only when every check has its result or is waived, and nothing is asked of the applicant. */
export async function markReady(tx: Tx, id: string, seen: number): Promise<void> {
  const { found, missing } = await lookAtCase(tx, id)
  if (missing.length > 0) throw conflict('This case cannot be decided yet', `Still to be done: ${missing.join('; ')}.`)
  await moveCase(tx, found, 'decision', { seen })
  await record(tx, { kind: 'case-ready', subjects: [id] })
}

export async function sendBack(tx: Tx, id: string, seen: number): Promise<void> {
  await moveCase(tx, await getCase(tx, id), 'checks', { seen })
  await record(tx, { kind: 'case-sent-back', subjects: [id] })
}

/** Whoever gets it is told that there is something new. */
export async function allocate(tx: Tx, id: string, seen: number, typed: string): Promise<void> {
  const found = await getOpenCase(tx, id)
  const to = orRefuse(readAllocation(typed, await listColleagues(tx, found.unitId)))
  await updateCase(tx, id, seen, { allocated_to: to })
  if (to !== null) await notify(tx, to, 'update', vettingPaths.case(id))
  await record(tx, { kind: 'case-allocated', subjects: [id] })
}

/** Takes a side of its own for ever: whoever knows the person neither works on the case nor decides it. */
export async function recuse(tx: Tx, id: string, typed: string, me: string): Promise<void> {
  const found = await getOpenCase(tx, id)
  const errors: Reason[] = []
  const why = readReason(typed, errors, { missing: 'Enter how you know this person' })
  if (errors.length > 0) orRefuse(refuse(...errors))
  await insertRecusal(tx, found, why)
  if (found.allocatedTo === me) await updateCase(tx, id, found.version, { allocated_to: null })
  await record(tx, { kind: 'recused', subjects: [id] })
}

/** What is told outside is that it ended and how; why stays inside. */
export async function close(tx: Tx, id: string, seen: number, typed: TypedClosing): Promise<void> {
  const found = await getCase(tx, id)
  const { how, why } = orRefuse(readClosing(typed))
  await moveCase(tx, found, how, { seen, why })
  await release(tx, id, { outcome: how })
  if (found.applicant !== null) await notify(tx, found.applicant, 'update', vettingPaths.ownCase(id))
  await record(tx, { kind: how === 'withdrawn' ? 'case-withdrawn' : 'case-discontinued', subjects: [id] })
}
