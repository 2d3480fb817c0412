/** What a person can do with runs: have one made, make it again, look at what came out. */
import type { Tx } from '../../../platform/db/tx.ts'
import { enqueue } from '../../../platform/jobs/queries.ts'
import { conflict, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { getReading, type KeptReading } from '../uploads/queries.ts'
import { getResult, getRun, insertRun, type KeptRun, listRuns, listRunsAgain, type Result, type RunsPage } from './queries.ts'
import { type Cursor, readSettings, type TypedSettings, whyNotAgain } from './rules.ts'

export const MAKE_TASK = 'forecast-make-run'
const RUNS_A_PAGE = 25

/** The reading that a run would be made from. Refuses one of which nothing can be made. */
export async function getUsableReading(tx: Tx, id: string): Promise<KeptReading & { stages: readonly string[] }> {
  const reading = await getReading(tx, id)
  if (!reading.found) throw conflict('This file has not been read to its end', 'Open it to see how far it has come.')
  const why = whyNotAgain(reading.upload)
  if (why) throw conflict(why, 'Upload the file again.')
  return { ...reading, stages: reading.found.stages }
}

/** Gives the id of the run. */
export async function askForRun(tx: Tx, readingId: string, typed: TypedSettings): Promise<string> {
  const reading = await getUsableReading(tx, readingId)
  const settings = orRefuse(readSettings(typed, reading.stages))
  const run = await insertRun(tx, { unitId: reading.upload.unitId, readingId, settings })
  await enqueue(tx, MAKE_TASK, { run })
  await record(tx, { kind: 'run-asked', subjects: [run, readingId, reading.upload.id] })
  return run
}

/** From the same file, read in the same way, with the same settings. Gives the id of the new run, which names the first. */
export async function makeAgain(tx: Tx, runId: string): Promise<string> {
  const run = await getRun(tx, runId)
  const why = whyNotAgain(run.upload)
  if (why) throw conflict(why)
  const againOf = run.againOf ?? run.id
  const again = await insertRun(tx, { unitId: run.upload.unitId, readingId: run.readingId, againOf, settings: run.settings })
  await enqueue(tx, MAKE_TASK, { run: again })
  await record(tx, { kind: 'run-asked-again', subjects: [again, againOf, run.upload.id] })
  return again
}

export type SeenRun = { run: KeptRun; first: KeptRun | undefined; again: readonly KeptRun[] }

/** Looking at how far a run has come is not recorded; looking at what came out is. */
export async function lookAtRun(tx: Tx, id: string): Promise<SeenRun> {
  const run = await getRun(tx, id)
  const first = run.againOf === null ? undefined : await getRun(tx, run.againOf)
  const again = await listRunsAgain(tx, run.againOf ?? run.id)
  if (run.state === 'done') await record(tx, { kind: 'run-read', subjects: [id, run.upload.id] })
  return { run, first, again: again.filter(other => other.id !== id) }
}

export async function lookAtResult(
  tx: Tx,
  id: string,
  kind: 'report-read' | 'forecast-read' | 'table-taken',
): Promise<{ run: KeptRun; result: Result }> {
  const run = await getRun(tx, id)
  const result = await getResult(tx, id)
  await record(tx, { kind, subjects: [id, run.upload.id] })
  return { run, result }
}

export async function lookAtRuns(tx: Tx, after: Cursor | undefined): Promise<RunsPage> {
  const page = await listRuns(tx, after, RUNS_A_PAGE)
  await record(tx, { kind: 'runs-listed', subjects: page.runs.map(({ id }) => id) })
  return page
}
