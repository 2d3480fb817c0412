/** Has jobs done in this process: what requests put into the queue, and what the clock asks for. */
import { Logger, type Runner, run, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import { z } from 'zod'
import { openPool } from '../db/pools.ts'
import { asService } from '../db/transaction.ts'
import type { Log } from '../log.ts'
import type { JobContext, JobHandler, Jobs } from './job.ts'
import { libraryPool } from './library-pool.ts'
import { goOnErrand } from './queries.ts'
import { startReaper } from './reaper.ts'
import { tellable } from './tellable.ts'

export type QueueOptions = {
  /** As `muster_worker`, on the server itself: notices and the locks of a session do not pass a pooler. */
  url: string
  jobs: Jobs
  /** Lines of minute, hour, day, month, weekday and task; in UTC. */
  crontab?: string
  log: Log
  /** How many at once. */
  atOnce?: number
  /** How often to look for jobs of processes that are gone. */
  reapSeconds?: number
}

export type Queue = { stop(): Promise<void> }

const AT_ONCE = 4

// No queue in the process's own memory, though it would be quicker for the smallest jobs: a job that waits behind a long one must be free for
// another process to take.
export async function startQueue({ url, jobs, crontab = '', log, atOnce = AT_ONCE, reapSeconds = 10 }: QueueOptions): Promise<Queue> {
  const own = openPool({ url, name: 'muster jobs', statementSeconds: 120 })
  const config = { connectionString: url, application_name: 'muster queue', max: atOnce + 3 }
  const pgPool = libraryPool(config, err => log.warn({ err }, 'A connection of the queue broke'))
  const ending = new AbortController()
  const reaper = await startReaper({ url, log, seconds: reapSeconds })
  const runner: Runner = await run({
    pgPool,
    taskList: tasksOf(jobs, own, log, ending.signal),
    crontab,
    concurrency: atOnce,
    noHandleSignals: true,
    logger: loggerTo(log),
    events: reaper.events,
  })
  return {
    async stop() {
      ending.abort()
      await runner.stop()
      await reaper.stop()
      await Promise.all([own.end(), pgPool.end()])
    },
  }
}

const tasksOf = (jobs: Jobs, pool: Pool, log: Log, signal: AbortSignal): TaskList =>
  Object.fromEntries(
    Object.entries(jobs).map(([task, handler]): [string, TaskList[string]] => [
      task,
      async (payload, { job }) => {
        const own = log.child({ task, job: job.id })
        const [attempt, isLastAttempt] = [job.attempts, job.attempts >= job.max_attempts]
        try {
          await carryOut(handler, payload, { pool, log: own, signal, attempt, isLastAttempt })
        } catch (error) {
          own.error({ err: error }, 'A job failed')
          // What is thrown here is kept in the queue and shown on a page.
          throw new Error(tellable(error))
        }
      },
    ]),
  )

type Circumstances = Omit<JobContext, 'asService'> & { pool: Pool }

const withErrand = z.looseObject({ errand: z.uuid().optional() }).catch({})

/** Hands the job's own payload on; the errand goes into each of its transactions. */
export async function carryOut(handler: JobHandler, payload: unknown, { pool, ...context }: Circumstances): Promise<void> {
  const { errand, _cron, ...own } = withErrand.parse(payload ?? {})
  await handler(own, {
    ...context,
    asService: (asker, work) =>
      asService(pool, asker, async tx => {
        if (errand !== undefined) await goOnErrand(tx, errand)
        return work(tx)
      }),
  })
}

/** The library's words go to our log. */
const loggerTo = (log: Log) =>
  new Logger(() => (level, message) => {
    const ours = LEVELS[level as keyof typeof LEVELS] ?? 'info'
    log[ours](message)
  })

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const
