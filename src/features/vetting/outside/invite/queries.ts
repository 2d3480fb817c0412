/** The accounts of applicants: of vetting alone, and of one person. */
import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import type { Case } from '../../cases/rules.ts'

/** Of the same record, invited at the same address before. */
export async function findEarlierAccount(
  tx: Tx,
  { id, subjectId }: Pick<Case, 'id' | 'subjectId'>,
  email: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ applicant: string }>`
    select c.applicant from vetting.cases c join vetting.subjects s on s.id = c.subject_id
    where c.subject_id = ${subjectId} and c.id <> ${id} and c.applicant is not null and lower(s.email) = lower(${email})
    order by c.received_on desc, c.id limit 1`.execute(tx)
  return rows[0]?.applicant
}

export async function openOutsideAccount(tx: Tx, email: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select spine.open_outside_account(${email}) as id`.execute(tx)
  if (!rows[0]) throw new Error('An account was opened without an id')
  return rows[0].id
}

export async function findSubjectEmail(tx: Tx, subject: string): Promise<string> {
  const row = await tx.selectFrom('vetting.subjects').select('email').where('id', '=', subject).executeTakeFirst()
  return row?.email ?? ''
}
