/** Who has said that they know the person. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Case } from '../cases/rules.ts'

export async function insertRecusal(tx: Tx, { id, unitId }: Pick<Case, 'id' | 'unitId'>, why: string): Promise<void> {
  await tx.insertInto('vetting.recusals').values({ case_id: id, unit_id: unitId, why }).execute()
}

/** What the applicant said when they no longer wanted the clearance; undefined where they did not. The unit then closes the case. */
export async function findApplicantWithdrawal(tx: Tx, caseId: string): Promise<{ on: string; words: string } | undefined> {
  const row = await tx
    .selectFrom('vetting.applicant_withdrawals')
    .select(['withdrawn_on', 'words'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row && { on: row.withdrawn_on, words: row.words }
}
