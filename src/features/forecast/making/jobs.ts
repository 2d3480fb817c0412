/** Reads logs and makes runs, outside any request. Done again after a crash each gives the same, and never two results. */
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { JobContext, JobHandler, Jobs } from '../../../platform/jobs/job.ts'
import { version } from '../../../platform/version.ts'
import { MAKE_TASK } from '../kept-runs/actions.ts'
import { findRunWork, insertResult, updateRunFailed, updateRunProgress } from '../kept-runs/queries.ts'
import { READ_TASK } from '../uploads/actions.ts'
import { findContent, findReadingWork, updateReadingFound, updateReadingProgress, updateReadingRefused } from '../uploads/queries.ts'
import { isUnderWay } from '../uploads/rules.ts'
import { makeInThread, Refused, readInThread } from './in-thread.ts'
import { telling } from './telling.ts'

const asker = { service: 'jobs', act: 'forecast.make' }
const MOST_THREADS = 4
const OUR_FAULT = 'It could not be made because of a fault in Muster'
const TELL_US = 'Try once more. If it happens again, tell whoever runs this service.'

export const forecastJobs: Jobs = {
  [READ_TASK]: (payload, job) => readLog(payload, job),
  [MAKE_TASK]: (payload, job) => makeRun(payload, job),
}

const readLog: JobHandler = async (payload, job) => {
  const { reading } = z.object({ reading: z.uuid() }).parse(payload)
  const work = await job.asService(asker, tx => findReadingWork(tx, reading))
  if (!work || !isUnderWay(work)) return
  const refuse = (message: string, advice?: string) => job.asService(asker, tx => updateReadingRefused(tx, reading, { message, advice }))
  try {
    const found = await withFile(job, work, path =>
      readInThread(
        { does: 'read', path, options: work.options },
        telling(job, asker, (tx, progress) => updateReadingProgress(tx, reading, progress)),
      ),
    )
    if (found === undefined) await refuse('The content of this file was erased', 'Upload it again.')
    else await job.asService(asker, tx => updateReadingFound(tx, reading, found))
  } catch (error) {
    if (error instanceof Refused) await job.asService(asker, tx => updateReadingRefused(tx, reading, error.refusal))
    else await ourFault(error, job, () => refuse(OUR_FAULT, TELL_US))
  }
}

const makeRun: JobHandler = async (payload, job) => {
  const { run } = z.object({ run: z.uuid() }).parse(payload)
  const work = await job.asService(asker, tx => findRunWork(tx, run))
  if (!work || !isUnderWay(work)) return
  const fail = (why: string, advice?: string) => job.asService(asker, tx => updateRunFailed(tx, run, why, advice))
  const threads = Math.min(MOST_THREADS, availableParallelism())
  try {
    const made = await withFile(job, work, path =>
      makeInThread(
        { does: 'make', path, options: work.options, settings: work.settings, threads },
        telling(job, asker, (tx, progress) => updateRunProgress(tx, run, progress)),
      ),
    )
    if (made === undefined) await fail('The content of the file was erased before this could be made', 'Upload it again.')
    else await job.asService(asker, tx => insertResult(tx, run, made, { muster: version(), node: process.versions.node }))
  } catch (error) {
    if (error instanceof Refused) await fail(error.message, error.advice)
    else await ourFault(error, job, () => fail(OUR_FAULT, TELL_US))
  }
}

/** Tried again later, and told once there is no later. */
async function ourFault(error: unknown, { isLastAttempt, log }: JobContext, tell: () => Promise<void>): Promise<void> {
  log.error({ err: error }, 'A log could not be worked on')
  if (isLastAttempt) await tell()
  throw error
}

type Work = { uploadId: string; fileName: string; sha256: string }

/** The bytes as a file, for as long as they are needed; undefined where they have been erased. */
async function withFile<T>(
  { asService }: JobContext,
  { uploadId, fileName, sha256 }: Work,
  use: (path: string) => Promise<T>,
): Promise<T | undefined> {
  const content = await asService(asker, tx => findContent(tx, uploadId))
  if (!content) return undefined
  if (createHash('sha256').update(content).digest('hex') !== sha256) throw new Error('The bytes are not those that were uploaded')
  const folder = await mkdtemp(join(tmpdir(), 'muster-log-'))
  try {
    const path = join(folder, fileName)
    await writeFile(path, content, { mode: 0o600 })
    return await use(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
