/** Notes on a case and what was brought to it. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { notFound } from '../../../values/problem.ts'
import type { Case } from '../cases/rules.ts'
import type { Attachment, Media, Note } from './rules.ts'

type CaseKey = Pick<Case, 'id' | 'unitId'>

/** The latest first. */
export async function listNotes(tx: Tx, caseId: string): Promise<Note[]> {
  const rows = await tx
    .selectFrom('vetting.notes')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('written_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ id, words, written_by, written_at }) => ({ id, words, writtenBy: written_by, writtenAt: written_at.toISOString() }))
}

export async function insertNote(tx: Tx, { id, unitId }: CaseKey, words: string): Promise<string> {
  const row = await tx.insertInto('vetting.notes').values({ case_id: id, unit_id: unitId, words }).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** The latest first. */
export async function listAttachments(tx: Tx, caseId: string): Promise<Attachment[]> {
  const rows = await tx
    .selectFrom('vetting.attachments')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('brought_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    fileName: row.file_name,
    media: row.media_type as Media,
    bytes: row.byte_count,
    broughtBy: row.brought_by,
    broughtAt: row.brought_at.toISOString(),
    erasedAt: row.erased_at?.toISOString() ?? null,
  }))
}

export async function getAttachment(tx: Tx, caseId: string, id: string): Promise<Attachment> {
  const found = (await listAttachments(tx, caseId)).find(each => each.id === id)
  if (!found) throw notFound('This file is not here, or not for you')
  return found
}

export async function findBytes(tx: Tx, attachment: string): Promise<Buffer | undefined> {
  const row = await tx.selectFrom('vetting.attachment_bytes').select('bytes').where('attachment_id', '=', attachment).executeTakeFirst()
  return row?.bytes
}

export type NewAttachment = { name: string; media: Media; content: Buffer; sha256: string; request?: string | undefined }

/** Also for what an applicant brings to a request of their own case. */
export async function insertAttachment(
  tx: Tx,
  { id, unitId }: CaseKey,
  { name, media, content, sha256, request }: NewAttachment,
): Promise<string> {
  const attachment = randomUUID()
  await tx
    .insertInto('vetting.attachments')
    .values({
      ...{ id: attachment, case_id: id, unit_id: unitId, request_id: request ?? null },
      ...{ file_name: name, media_type: media, byte_count: content.length, sha256 },
    })
    .execute()
  await tx.insertInto('vetting.attachment_bytes').values({ attachment_id: attachment, bytes: content }).execute()
  return attachment
}

/** For retention: of cases that have been closed for as many days as the rule of today says, and that nobody has put on hold. */
export async function listErasable(tx: Tx, most: number): Promise<{ id: string; caseId: string }[]> {
  const { rows } = await sql<{ id: string; caseId: string }>`
    select a.id, a.case_id as "caseId" from vetting.attachments a join vetting.cases c on c.id = a.case_id
    where a.erased_at is null
      and c.closed_on + (select value::int from spine.policy_on('vetting-keep', 'attachment-days', spine.today())) < spine.today()
      and not spine.on_hold(c.id) and not spine.on_hold(a.id)
    order by c.closed_on, a.id limit ${most}`.execute(tx)
  return rows
}

/** That there was a file, and what it was called, stays. */
export async function eraseBytes(tx: Tx, attachment: string): Promise<void> {
  await tx.deleteFrom('vetting.attachment_bytes').where('attachment_id', '=', attachment).execute()
  await tx.updateTable('vetting.attachments').set({ erased_at: sql<Date>`now()` }).where('id', '=', attachment).execute()
}
