/** What is stored of uploaded logs and of each attempt to read one. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { notFound } from '../../../values/problem.ts'
import type { ReadingOptions } from '../case-log/rules.ts'
import type { FoundLog, Refusal } from '../making/task.ts'
import type { Progress, ReadingState, Upload } from './rules.ts'

/** As much as one statement and its witness hold with ease. */
const PART_BYTES = 4 * 2 ** 20

export type Unit = { id: number; name: string }

/** The units for which the person may bring logs, by name. */
export async function listOwnUnits(tx: Tx): Promise<Unit[]> {
  return tx
    .selectFrom('spine.units')
    .select(['id', 'name'])
    .where('id', '=', sql<number>`any (spine.units_as('vetting-manager'))`)
    .orderBy('name')
    .execute()
}

export type NewUpload = { unitId: number; fileName: string; content: Buffer; sha256: string }

/** Stores the facts and the bytes; who and when are stamped by the database. Gives the id. */
export async function insertUpload(tx: Tx, { unitId, fileName, content, sha256 }: NewUpload): Promise<string> {
  const { id } = await tx
    .insertInto('forecast.uploads')
    .values({ unit_id: unitId, file_name: fileName, byte_count: content.length, sha256 })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (let part = 0; part * PART_BYTES < content.length; part += 1) {
    const bytes = content.subarray(part * PART_BYTES, (part + 1) * PART_BYTES)
    await tx.insertInto('forecast.contents').values({ upload_id: id, part, bytes }).execute()
  }
  return id
}

/** The bytes as they came; nothing when they were erased. For the job alone: people have no right to read them. */
export async function findContent(tx: Tx, uploadId: string): Promise<Buffer | undefined> {
  const parts = await tx.selectFrom('forecast.contents').select('bytes').where('upload_id', '=', uploadId).orderBy('part').execute()
  return parts.length === 0 ? undefined : Buffer.concat(parts.map(({ bytes }) => bytes))
}

export async function insertReading(tx: Tx, upload: { id: string; unitId: number }, options: ReadingOptions): Promise<string> {
  const { id } = await tx
    .insertInto('forecast.readings')
    .values({ upload_id: upload.id, unit_id: upload.unitId, options: JSON.stringify(options) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type KeptReading = {
  id: string
  upload: Upload
  options: ReadingOptions
  state: ReadingState
  progress: Progress
  found: FoundLog | null
  /** What is wrong with the log or not settled by it. */
  refusal: Refusal | null
}

export async function getReading(tx: Tx, id: string): Promise<KeptReading> {
  const row = await tx
    .selectFrom('forecast.readings as reading')
    .innerJoin('forecast.uploads as upload', 'upload.id', 'reading.upload_id')
    .innerJoin('spine.units as unit', 'unit.id', 'upload.unit_id')
    .select(['reading.id', 'reading.options', 'reading.state', 'reading.step', 'reading.percent', 'reading.found', 'reading.question'])
    .select(['reading.why', 'reading.advice', 'upload.id as upload_id', 'upload.unit_id', 'unit.name as unit', 'upload.file_name'])
    .select(['upload.byte_count', 'upload.sha256', 'upload.uploaded_at', 'upload.erased_at'])
    .select(sql<boolean>`upload.uploaded_by = spine.me()`.as('is_own'))
    .where('reading.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('This upload is not here, or not for you', 'Check the address, or start from the list of runs.')
  return {
    id: row.id,
    upload: uploadOf(row),
    options: row.options as ReadingOptions,
    state: row.state as ReadingState,
    progress: { step: row.step, percent: row.percent },
    ...kept(row.state, row.found),
    refusal: row.why === null ? null : { message: row.why, advice: row.advice ?? undefined, ...extra(row) },
  }
}

/** A log of which nothing can be made keeps how it was read beside the refusal. */
const kept = (state: string, found: unknown): Pick<KeptReading, 'found'> => ({ found: state === 'read' ? (found as FoundLog) : null })

function extra({ state, found, question }: { state: string; found: unknown; question: unknown }): Pick<Refusal, 'question' | 'reading'> {
  return {
    ...(question === null ? {} : { question: question as NonNullable<Refusal['question']> }),
    ...(state === 'refused' && found !== null ? { reading: found as NonNullable<Refusal['reading']> } : {}),
  }
}

type UploadRow = {
  upload_id: string
  unit_id: number
  unit: string
  file_name: string
  byte_count: number
  sha256: string
  is_own: boolean
  uploaded_at: Date
  erased_at: Date | null
}

export const uploadOf = (row: UploadRow): Upload => ({
  id: row.upload_id,
  unitId: row.unit_id,
  unit: row.unit,
  fileName: row.file_name,
  bytes: row.byte_count,
  sha256: row.sha256,
  isOwn: row.is_own,
  uploadedAt: row.uploaded_at.toISOString(),
  erasedAt: row.erased_at?.toISOString() ?? null,
})

/** Only how far it has come: nothing of the log, so nothing that must be recorded. */
export async function getReadingProgress(tx: Tx, id: string): Promise<Progress & { state: ReadingState }> {
  const row = await tx.selectFrom('forecast.readings').select(['state', 'step', 'percent']).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('This upload is not here, or not for you')
  return { state: row.state as ReadingState, step: row.step, percent: row.percent }
}

export type ReadingWork = { uploadId: string; fileName: string; sha256: string; options: ReadingOptions; state: ReadingState }

/** What the job needs to know of a reading. */
export async function findReadingWork(tx: Tx, id: string): Promise<ReadingWork | undefined> {
  const row = await tx
    .selectFrom('forecast.readings as reading')
    .innerJoin('forecast.uploads as upload', 'upload.id', 'reading.upload_id')
    .select(['upload.id as upload_id', 'upload.file_name', 'upload.sha256', 'reading.options', 'reading.state'])
    .where('reading.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { upload_id: uploadId, file_name: fileName, sha256, options, state } = row
  return { uploadId, fileName, sha256, options: options as ReadingOptions, state: state as ReadingState }
}

export async function updateReadingProgress(tx: Tx, id: string, { step, percent }: Progress): Promise<void> {
  await tx.updateTable('forecast.readings').set({ state: 'working', step, percent }).where('id', '=', id).execute()
}

export async function updateReadingFound(tx: Tx, id: string, found: FoundLog): Promise<void> {
  await tx
    .updateTable('forecast.readings')
    .set({ state: 'read', step: 'Done', percent: 100, found: JSON.stringify(found), cases: found.cases, ended_at: sql`now()` })
    .where('id', '=', id)
    .execute()
}

export async function updateReadingRefused(tx: Tx, id: string, { message, advice, question, reading }: Refusal): Promise<void> {
  await tx
    .updateTable('forecast.readings')
    .set({ state: question ? 'undecided' : 'refused', step: 'Stopped', why: message, advice: advice ?? null, ended_at: sql`now()` })
    .set({ question: question ? JSON.stringify(question) : null, found: reading ? JSON.stringify(reading) : null })
    .where('id', '=', id)
    .execute()
}

/** Uploads whose bytes are past their time by today's policy and not on hold, oldest first. */
export async function listUploadsDue(tx: Tx, most: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('forecast.uploads')
    .select('id')
    .where('erased_at', 'is', null)
    .where(
      'uploaded_at',
      '<',
      sql<Date>`spine.today() - (select value::int from spine.policy_on('forecast', 'upload-days', spine.today()))`,
    )
    .where(sql<boolean>`not spine.on_hold(id)`)
    .orderBy('uploaded_at')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** The bytes go, the facts say when. */
export async function eraseContent(tx: Tx, uploadId: string): Promise<void> {
  await tx.deleteFrom('forecast.contents').where('upload_id', '=', uploadId).execute()
  await tx.updateTable('forecast.uploads').set({ erased_at: sql`now()` }).where('id', '=', uploadId).execute()
}

/** For how many days the bytes of a log are kept, by today's policy. */
export async function keepDays(tx: Tx): Promise<number> {
  const { rows } = await sql<{ value: number }>`select value from spine.policy_on('forecast', 'upload-days', spine.today())`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('There is no policy for how long uploads are kept')
  return Number(row.value)
}
