/** What a form said, as it belongs to the case; and what the applicant sent. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays, calendarDate } from '../../../values/date.ts'
import { periodOfRange } from '../../../values/period.ts'
import { dayOrNull } from '../cases/rules.ts'
import type { Address, Relation } from './rules.ts'

/** The latest first. */
export async function listAddresses(tx: Tx, caseId: string): Promise<Address[]> {
  const { rows } = await sql<{ lived: string; country: string; overseasService: boolean; lines: string }>`
    select lived::text as lived, country, overseas_service as "overseasService", lines from vetting.addresses where case_id = ${caseId}
    order by lower(lived) desc, id`.execute(tx)
  return rows.map(({ lived, ...rest }) => {
    const { from, until } = periodOfRange(lived)
    return { ...rest, from: from ?? calendarDate('0001-01-01'), last: until === null ? null : addDays(until, -1) }
  })
}

export async function listRelations(tx: Tx, caseId: string): Promise<Relation[]> {
  const rows = await tx
    .selectFrom('vetting.relations')
    .select(['kind', 'relation', 'name', 'born'])
    .where('case_id', '=', caseId)
    .orderBy('kind', 'desc')
    .orderBy('name')
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as Relation['kind'], born: dayOrNull(row.born) }))
}

export type SentForm = { answers: unknown; sentAt: string }

/** The latest that the applicant sent from their pages; what they have only begun to write is theirs. */
export async function findSentForm(tx: Tx, caseId: string): Promise<SentForm | undefined> {
  const row = await tx
    .selectFrom('vetting.forms')
    .select(['answers', 'sent_at'])
    .where('case_id', '=', caseId)
    .where('sent_at', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.sent_at ? { answers: row.answers, sentAt: row.sent_at.toISOString() } : undefined
}
