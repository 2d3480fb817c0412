/** Kinds of role as they are added. They are never changed: what was held under one was held as it was described then. */
import type { Tx } from '../../../../platform/db/tx.ts'
import type { RoleKind } from '../../rules.ts'

/** Refused where the key or the name is taken. */
export async function insertRoleKind(tx: Tx, kind: RoleKind): Promise<void> {
  await tx.insertInto('network.role_kinds').values(kind).execute()
}
