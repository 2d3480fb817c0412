/** What administrators do with roles. The rows, their entries and the rule of three people are the database's own. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { notify } from '../../../platform/mail/queries.ts'
import type { Reason } from '../../../values/outcome.ts'
import { refuse } from '../../../values/outcome.ts'
import { notFound, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { listOpenUnits } from '../queries.ts'
import { approveAssignment, askAssignment, endAssignment, findRole, listAskedRoles } from './queries.ts'
import { type Assignment, readReason, readRole, type TypedRole } from './rules.ts'

export async function askRole(tx: Tx, account: string, typed: TypedRole): Promise<string> {
  return askAssignment(tx, account, orRefuse(readRole(typed, await listOpenUnits(tx), await getToday(tx))))
}

/** Those that wait for approval. Names stand among them, so the look is recorded wherever it is shown. */
export async function lookAtAskedRoles(tx: Tx): Promise<Assignment[]> {
  const roles = await listAskedRoles(tx)
  if (roles.length > 0) await record(tx, { kind: 'asked-roles-listed', subjects: roles.map(({ id }) => id) })
  return roles
}

export async function lookAtRole(tx: Tx, id: string): Promise<Assignment> {
  const role = await getRole(tx, id)
  await record(tx, { kind: 'role-read', subjects: [id, role.account] })
  return role
}

async function getRole(tx: Tx, id: string): Promise<Assignment> {
  const role = await findRole(tx, id)
  if (!role) throw notFound('There is no such role')
  return role
}

/** Whoever gets it is told that something changed. Gives whose it is. */
export async function approveRole(tx: Tx, id: string): Promise<string> {
  const { account } = await getRole(tx, id)
  await approveAssignment(tx, id)
  await notify(tx, account, 'role-given', '/')
  return account
}

/** At once. Gives whose it was. */
export async function endRole(tx: Tx, id: string, typed: string): Promise<string> {
  const errors: Reason[] = []
  const why = readReason(typed, errors)
  if (errors.length > 0) orRefuse(refuse(...errors))
  const { account } = await getRole(tx, id)
  await endAssignment(tx, id, why)
  await notify(tx, account, 'role-ended', '/')
  return account
}
