/** Who has said that they know the person. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Case } from '../cases/rules.ts'

export async function insertRecusal(tx: Tx, { id, unitId }: Pick<Case, 'id' | 'unitId'>, why: string): Promise<void> {
  await tx.insertInto('vetting.recusals').values({ case_id: id, unit_id: unitId, why }).execute()
}

/** By account. */
export async function listRecusals(tx: Tx, caseId: string): Promise<{ recused: string; at: string }[]> {
  const rows = await tx.selectFrom('vetting.recusals').select(['recused', 'at']).where('case_id', '=', caseId).orderBy('at').execute()
  return rows.map(({ recused, at }) => ({ recused, at: at.toISOString() }))
}
