/** Notes and files of a case: written, brought, and taken out again, each with its entry. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { UploadedFile } from '../../../platform/http/app.ts'
import { notFound, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { lookAtCase, type SeenCase } from '../cases/look.ts'
import { getCase } from '../cases/queries.ts'
import { findBytes, getAttachment, insertAttachment, insertNote, listAttachments, listNotes } from './queries.ts'
import { type Attachment, checkAttachment, type Note, readNote } from './rules.ts'

export async function lookAtNotes(
  tx: Tx,
  caseId: string,
): Promise<{ seen: SeenCase; notes: readonly Note[]; attachments: readonly Attachment[] }> {
  const [seen, notes, attachments] = await Promise.all([
    lookAtCase(tx, caseId, 'notes-read'),
    listNotes(tx, caseId),
    listAttachments(tx, caseId),
  ])
  return { seen, notes, attachments }
}

/** A closed case can still be written to: what comes afterwards belongs to it. */
export async function writeNote(tx: Tx, caseId: string, typed: string): Promise<void> {
  const found = await getCase(tx, caseId)
  const note = await insertNote(tx, found, orRefuse(readNote(typed)))
  await record(tx, { kind: 'note-written', subjects: [caseId, note] })
}

export async function attach(tx: Tx, caseId: string, file: UploadedFile | undefined): Promise<string> {
  const found = await getCase(tx, caseId)
  const content = file?.content ?? Buffer.alloc(0)
  const brought = orRefuse(checkAttachment(file?.name ?? '', content))
  const id = await insertAttachment(tx, found, { ...brought, content, sha256: file?.sha256 ?? '' })
  await record(tx, { kind: 'file-attached', subjects: [caseId, id], detail: { bytes: content.length, media: brought.media } })
  return id
}

export async function takeOut(tx: Tx, caseId: string, id: string): Promise<{ attachment: Attachment; bytes: Buffer }> {
  const attachment = await getAttachment(tx, caseId, id)
  const bytes = await findBytes(tx, id)
  if (!bytes) throw notFound('The content of this file was erased when its time had come')
  await record(tx, { kind: 'file-read', subjects: [caseId, id] })
  return { attachment, bytes }
}
