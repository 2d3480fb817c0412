/** The queue, as those see it who put something into it, do it, or look after it. */
import { sql } from 'kysely'
import type { Tx } from '../db/tx.ts'

/** Ids and plain facts: the queue is nobody's content. */
export type Payload = Readonly<Record<string, string | number | boolean>>

/** Has it done after this transaction is committed, and never if it is not. */
export async function enqueue(tx: Tx, task: string, payload: Payload): Promise<void> {
  await sql`select spine.enqueue(${task}, ${JSON.stringify(payload)}::json)`.execute(tx)
}

/** The rest of the transaction is done for whoever wanted it, and every entry says so. Refused where they have no account any more. */
export async function goOnErrand(tx: Tx, errand: string): Promise<void> {
  await sql`select spine.on_errand(${errand})`.execute(tx)
}

export type JobState = 'failed' | 'again' | 'working' | 'waiting'

export type KeptJob = {
  id: number
  task: string
  payload: Payload
  state: JobState
  attempts: number
  mostAttempts: number
  /** ISO instants. */
  runsAt: string
  createdAt: string
  lastError: string | null
}

const MOST_SHOWN = 200

/** What waits, works or has failed, the failed first, then by when they run. For administrators. */
export async function listJobs(tx: Tx): Promise<KeptJob[]> {
  const { rows } = await sql<JobRow>`select * from spine.list_jobs()
    order by array_position(array['failed', 'again', 'working', 'waiting'], state), run_at, id limit ${MOST_SHOWN}`.execute(tx)
  return rows.map(row => ({
    id: row.id,
    task: row.task,
    payload: row.payload,
    state: row.state,
    attempts: row.attempts,
    mostAttempts: row.most_attempts,
    runsAt: row.run_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    lastError: row.last_error,
  }))
}

type JobRow = {
  id: number
  task: string
  payload: Payload
  state: JobState
  attempts: number
  most_attempts: number
  run_at: Date
  created_at: Date
  last_error: string | null
}

export type JobCount = { task: string; state: JobState; count: number }

/** How many of each, for administrators. */
export async function countJobs(tx: Tx): Promise<JobCount[]> {
  const { rows } = await sql<JobCount>`
    select task, state, count(*)::int as count from spine.list_jobs() group by task, state order by task, state`.execute(tx)
  return rows
}

/** At once, and with all its attempts again. */
export async function retryJob(tx: Tx, id: number): Promise<void> {
  await sql`select spine.retry_job(${id})`.execute(tx)
}
