/** Adding a kind of role to the register. */
import type { Tx } from '../../../../platform/db/tx.ts'
import { orRefuse } from '../../../../values/problem.ts'
import { record } from '../../../ledger/index.ts'
import type { RoleKind } from '../../rules.ts'
import { insertRoleKind } from './queries.ts'
import { readRoleKind, type TypedRoleKind } from './rules.ts'

export async function addRoleKind(tx: Tx, typed: TypedRoleKind): Promise<RoleKind> {
  const kind = orRefuse(readRoleKind(typed))
  await insertRoleKind(tx, kind)
  await record(tx, { kind: 'role-kind-added', subjects: [], detail: { key: kind.key } })
  return kind
}
