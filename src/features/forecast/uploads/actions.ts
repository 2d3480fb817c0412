/** What a person can do with a log: bring it, answer what it leaves open, correct how it is read. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { UploadedFile } from '../../../platform/http/app.ts'
import { enqueue } from '../../../platform/jobs/queries.ts'
import { refuse } from '../../../values/outcome.ts'
import { conflict, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import type { ReadingOptions } from '../case-log/rules.ts'
import { settled } from '../case-log/settled.ts'
import { readMapping, type TypedMapping } from '../mapping/rules.ts'
import { checkContent } from './content.ts'
import { getReading, insertReading, insertUpload, type KeptReading, listOwnUnits } from './queries.ts'
import { fileNameOf, readUnit } from './rules.ts'

const USUAL_ZONE = 'Europe/London'
export const READ_TASK = 'forecast-read-log'

export type Bringing = { file: UploadedFile | undefined; unit: string; now: number }

/** Stores the file and has it read. Gives the id of the reading. */
export async function uploadLog(tx: Tx, { file, unit, now }: Bringing): Promise<string> {
  const units = await listOwnUnits(tx)
  const unitId = orRefuse(readUnit(unit, units))
  const fileName = fileNameOf(file?.name ?? '')
  const { content, sha256 } = orRefuse(checkContent(file, fileName))
  const id = await insertUpload(tx, { unitId, fileName, content, sha256 })
  const reading = await readAgain(tx, { id, unitId }, { now, timeZone: USUAL_ZONE })
  await record(tx, { kind: 'case-log-uploaded', subjects: [id], detail: { bytes: content.length, sha256 } })
  return reading
}

/** One of the choices that the log left open. Refuses what was not among them. */
export async function answerQuestion(tx: Tx, readingId: string, answer: string): Promise<string> {
  const reading = await getReading(tx, readingId)
  const question = reading.refusal?.question
  if (!question) throw conflict('There is nothing to answer here any more', 'Load the page again to see how the file was read.')
  if (!question.choices.includes(answer)) orRefuse(refuse({ field: 'answer', message: 'Select one of them' }))
  return readOtherwise(tx, reading, settled(reading.options, { question: question.about, flag: question.flag }, answer))
}

export async function changeMapping(tx: Tx, readingId: string, typed: TypedMapping): Promise<string> {
  const reading = await getReading(tx, readingId)
  return readOtherwise(tx, reading, orRefuse(readMapping(typed, headingsOf(reading), reading.options)))
}

/** What there is to choose from: the headings, as far as the file was understood. */
export const headingsOf = ({ found, refusal }: KeptReading): readonly string[] =>
  found?.reading.columns ?? refusal?.reading?.columns ?? (refusal?.question?.about === 'mapping' ? refusal.question.choices : [])

async function readOtherwise(tx: Tx, { id, upload }: KeptReading, options: ReadingOptions): Promise<string> {
  if (upload.erasedAt !== null) throw conflict('The content of this file was erased when its time had come', 'Upload the file again.')
  const reading = await readAgain(tx, upload, options)
  await record(tx, { kind: 'case-log-read-otherwise', subjects: [upload.id, id, reading] })
  return reading
}

async function readAgain(tx: Tx, upload: { id: string; unitId: number }, options: ReadingOptions): Promise<string> {
  const reading = await insertReading(tx, upload, options)
  await enqueue(tx, READ_TASK, { reading })
  return reading
}

/** Looking at what a log showed is recorded; looking at how far its reading has come is not. */
export async function lookAtReading(tx: Tx, id: string): Promise<KeptReading> {
  const reading = await getReading(tx, id)
  if (reading.found || reading.refusal) await record(tx, { kind: 'reading-read', subjects: [id, reading.upload.id] })
  return reading
}
