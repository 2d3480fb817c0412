/** What is stored of runs and of what came out of them. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { notFound } from '../../../values/problem.ts'
import type { ReadingOptions } from '../case-log/rules.ts'
import type { Made } from '../making/task.ts'
import type { Report } from '../report/rules.ts'
import type { Forecast } from '../runs/rules.ts'
import { uploadOf } from '../uploads/queries.ts'
import type { Progress, Upload } from '../uploads/rules.ts'
import type { Cursor, RunSettings, RunState, Versions } from './rules.ts'

export type NewRun = { unitId: number; readingId: string; againOf?: string; settings: RunSettings }

export async function insertRun(tx: Tx, { unitId, readingId, againOf, settings }: NewRun): Promise<string> {
  const { id } = await tx
    .insertInto('forecast.runs')
    .values({ unit_id: unitId, reading_id: readingId, again_of: againOf ?? null, settings: JSON.stringify(settings) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type KeptRun = {
  id: string
  readingId: string
  againOf: string | null
  settings: RunSettings
  isOwn: boolean
  askedAt: string
  state: RunState
  progress: Progress
  why: string | null
  advice: string | null
  inputHash: string | null
  digest: string | null
  madeWith: Versions | null
  endedAt: string | null
  cases: number
  upload: Upload
}

const runsOf = (tx: Tx) =>
  tx
    .selectFrom('forecast.runs as run')
    .innerJoin('forecast.readings as reading', 'reading.id', 'run.reading_id')
    .innerJoin('forecast.uploads as upload', 'upload.id', 'reading.upload_id')
    .innerJoin('spine.units as unit', 'unit.id', 'run.unit_id')
    .select(['run.id', 'run.reading_id', 'run.again_of', 'run.settings', 'run.asked_at', 'run.state', 'run.step', 'run.percent', 'run.why'])
    .select(['run.advice', 'run.input_hash', 'run.digest', 'run.made_with', 'run.ended_at', 'reading.cases', 'upload.id as upload_id'])
    .select(['upload.unit_id', 'unit.name as unit', 'upload.file_name', 'upload.byte_count', 'upload.sha256', 'upload.uploaded_at'])
    .select(['upload.erased_at', sql<boolean>`upload.uploaded_by = spine.me()`.as('is_own')])
    .select(sql<boolean>`run.asked_by = spine.me()`.as('asked_by_me'))
    // To the microsecond, as a cursor must: two runs may have been asked for in one millisecond.
    .select(sql<string>`to_char(run.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('asked_exactly'))

type RunRow = Awaited<ReturnType<ReturnType<typeof runsOf>['executeTakeFirstOrThrow']>>

const runOf = (row: RunRow): KeptRun => ({
  id: row.id,
  readingId: row.reading_id,
  againOf: row.again_of,
  settings: row.settings as RunSettings,
  isOwn: row.asked_by_me,
  askedAt: row.asked_at.toISOString(),
  state: row.state as RunState,
  progress: { step: row.step, percent: row.percent },
  why: row.why,
  advice: row.advice,
  inputHash: row.input_hash,
  digest: row.digest,
  madeWith: row.made_with as Versions | null,
  endedAt: row.ended_at?.toISOString() ?? null,
  cases: row.cases ?? 0,
  upload: uploadOf(row),
})

export type RunsPage = { runs: KeptRun[]; next: Cursor | undefined }

/** Newest first. */
export async function listRuns(tx: Tx, after: Cursor | undefined, most: number): Promise<RunsPage> {
  const query = after ? runsOf(tx).where(sql<boolean>`(run.asked_at, run.id) < (${after.at}::timestamptz, ${after.id}::uuid)`) : runsOf(tx)
  const rows = await query
    .orderBy('run.asked_at', 'desc')
    .orderBy('run.id', 'desc')
    .limit(most + 1)
    .execute()
  const last = rows.length > most ? rows[most - 1] : undefined
  return { runs: rows.slice(0, most).map(runOf), next: last && { at: last.asked_exactly, id: last.id } }
}

export async function getRun(tx: Tx, id: string): Promise<KeptRun> {
  const row = await runsOf(tx).where('run.id', '=', id).executeTakeFirst()
  if (!row) throw noRun()
  return runOf(row)
}

/** Made again from this one's inputs, newest first. */
export async function listRunsAgain(tx: Tx, id: string): Promise<KeptRun[]> {
  const rows = await runsOf(tx).where('run.again_of', '=', id).orderBy('run.asked_at', 'desc').limit(20).execute()
  return rows.map(runOf)
}

/** Only how far it has come: nothing of the log, so nothing that must be recorded. */
export async function getRunProgress(tx: Tx, id: string): Promise<Progress & { state: RunState }> {
  const row = await tx.selectFrom('forecast.runs').select(['state', 'step', 'percent']).where('id', '=', id).executeTakeFirst()
  if (!row) throw noRun()
  return { state: row.state as RunState, step: row.step, percent: row.percent }
}

export type Result = { report: Report; forecast: Forecast | null; forecastRefused: string | null }

export async function getResult(tx: Tx, runId: string): Promise<Result> {
  const row = await tx
    .selectFrom('forecast.results')
    .select(['report', 'forecast', 'forecast_refused'])
    .where('run_id', '=', runId)
    .executeTakeFirst()
  if (!row) throw notFound('This run has no result yet', 'Open the run to see how far it has come.')
  return {
    report: row.report as unknown as Report,
    forecast: row.forecast as unknown as Forecast | null,
    forecastRefused: row.forecast_refused,
  }
}

export type RunWork = {
  state: RunState
  settings: RunSettings
  uploadId: string
  fileName: string
  sha256: string
  options: ReadingOptions
}

/** What the job needs to know of a run. */
export async function findRunWork(tx: Tx, id: string): Promise<RunWork | undefined> {
  const row = await tx
    .selectFrom('forecast.runs as run')
    .innerJoin('forecast.readings as reading', 'reading.id', 'run.reading_id')
    .innerJoin('forecast.uploads as upload', 'upload.id', 'reading.upload_id')
    .select(['run.state', 'run.settings', 'upload.id as upload_id', 'upload.file_name', 'upload.sha256', 'reading.options'])
    .where('run.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { upload_id: uploadId, file_name: fileName, sha256, state } = row
  return {
    uploadId,
    fileName,
    sha256,
    state: state as RunState,
    options: row.options as ReadingOptions,
    settings: row.settings as RunSettings,
  }
}

export async function updateRunProgress(tx: Tx, id: string, { step, percent }: Progress): Promise<void> {
  await tx
    .updateTable('forecast.runs')
    .set({ state: 'working', step, percent, why: null, advice: null, ended_at: null })
    .where('id', '=', id)
    .execute()
}

/** The result and that there is one, together. */
export async function insertResult(
  tx: Tx,
  id: string,
  { report, forecast, forecastRefused, digest }: Made,
  versions: Versions,
): Promise<void> {
  await tx
    .insertInto('forecast.results')
    .values({
      run_id: id,
      report: JSON.stringify(report),
      forecast: forecast && JSON.stringify(forecast),
      forecast_refused: forecastRefused,
    })
    .execute()
  await tx
    .updateTable('forecast.runs')
    .set({ state: 'done', step: 'Done', percent: 100, digest, input_hash: forecast?.inputHash ?? null })
    .set({ made_with: JSON.stringify(versions), ended_at: sql`now()` })
    .where('id', '=', id)
    .execute()
}

export async function updateRunFailed(tx: Tx, id: string, why: string, advice: string | undefined): Promise<void> {
  await tx
    .updateTable('forecast.runs')
    .set({ state: 'failed', step: 'Stopped', why, advice: advice ?? null, ended_at: sql`now()` })
    .where('id', '=', id)
    .execute()
}

const noRun = () => notFound('This run is not here, or not for you', 'Check the address, or start from the list of runs.')
