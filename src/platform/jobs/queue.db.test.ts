import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import pino from 'pino'
import { openTestService, type PersonId } from '../../../test/support/service.ts'
import { openPool } from '../db/pools.ts'
import { asUser } from '../db/transaction.ts'
import type { Tx } from '../db/tx.ts'
import type { Jobs } from './job.ts'
import { countJobs, enqueue, listJobs, retryJob } from './queries.ts'
import { startQueue } from './queue.ts'

const service = await openTestService()
const url = service.database.url('muster_worker')
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 2 })
after(() => pool.end())

const log = pino({ level: 'silent' })
const as = <T>(person: PersonId, work: (tx: Tx) => Promise<T>) => asUser(pool, { token: service.token(person), act: 'test.jobs' }, work)

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await look()
    if (found !== undefined) return found
    await sleep(50)
  }
  throw new Error('It never came')
}

/** Runs a queue with these jobs while the work goes on. */
async function withQueue<T>(jobs: Jobs, work: () => Promise<T>): Promise<T> {
  const queue = await startQueue({ url, jobs, log, reapSeconds: 1 })
  try {
    return await work()
  } finally {
    await queue.stop()
  }
}

describe('a job', () => {
  it('is done once its transaction is committed, with what it was given, and never if that rolls back', async () => {
    const done: unknown[] = []
    await withQueue({ 'note-it': async payload => void done.push(payload) }, async () => {
      await assert.rejects(
        as('vera', async tx => {
          await enqueue(tx, 'note-it', { number: 1 })
          throw new Error('changed my mind')
        }),
      )
      await as('vera', tx => enqueue(tx, 'note-it', { number: 2 }))
      await until(() => (done.length > 0 ? true : undefined))
    })
    assert.deepEqual(done, [{ number: 2 }])
  })

  it('is done for whoever wanted it: its entries say so', async () => {
    let done = false
    const jobs: Jobs = {
      'say-it': async (_, { asService }) => {
        await asService({ service: 'jobs', act: 'test.said' }, tx => sql`select ledger.record('job-said', '{}')`.execute(tx))
        done = true
      },
    }
    await withQueue(jobs, async () => {
      await as('vera', tx => enqueue(tx, 'say-it', {}))
      await until(() => done || undefined)
    })
    const vera = await service.accountOf('vera')
    const said = await service.asOperator(async client => {
      const { rows } = await client.query<{ said: string }>(
        `select said from ledger.contents join ledger.entries on id = entry where kind = 'job-said'`,
      )
      return rows
    })
    assert.match(said[0]?.said ?? '', new RegExp(`errand [0-9a-f-]{36} for ${vera}`))
  })

  it('is not done any more for somebody whose account is closed', async () => {
    const reached: string[] = []
    const jobs: Jobs = {
      'look-up': async (_, { asService }) => {
        reached.push('begun')
        await asService({ service: 'jobs', act: 'test.look' }, async () => void reached.push('inside'))
      },
    }
    await as('norman', tx => enqueue(tx, 'look-up', {}))
    const norman = await service.accountOf('norman')
    await as('ada', tx => sql`select spine.close_account(${norman}, 'left')`.execute(tx))
    await withQueue(jobs, () => until(() => (reached.length > 0 ? true : undefined)))
    assert.deepEqual(reached, ['begun'])
  })

  it('cannot be put in, seen or changed past these functions by a person', async () => {
    for (const statement of [
      `select graphile_worker.add_job('x')`,
      'select * from graphile_worker.jobs',
      'select * from graphile_worker._private_jobs',
      `select spine.put_job('x', '{}')`,
      'select * from spine.queue_jobs()',
      'select spine.put_job_again(1)',
      'select * from spine.errands',
    ])
      await assert.rejects(
        as('ada', tx => sql.raw(statement).execute(tx)),
        { code: '42501' },
        statement,
      )
    await assert.rejects(
      as('vera', tx => enqueue(tx, 'Not; a task', {})),
      { kind: 'invalid' },
    )
  })
})

describe('a job that fails', () => {
  it('is listed with its error, and tried again when an administrator says so; nobody else may', async () => {
    let isMended = false
    let tries = 0
    const jobs: Jobs = {
      'go-wrong': async () => {
        tries += 1
        if (!isMended) throw new Error('It went wrong')
      },
    }
    await as('vera', tx => enqueue(tx, 'go-wrong', {}))
    await withQueue(jobs, async () => {
      const failed = await until(async () =>
        (await as('ada', listJobs)).find(({ task, state }) => task === 'go-wrong' && (state === 'again' || state === 'failed')),
      )
      assert.equal(failed.lastError, 'It went wrong')
      assert.equal(failed.attempts, 1)
      assert.deepEqual(
        (await as('ada', countJobs)).filter(({ task }) => task === 'go-wrong'),
        [{ task: 'go-wrong', state: 'again', count: 1 }],
      )
      await assert.rejects(
        as('vera', tx => retryJob(tx, failed.id)),
        { kind: 'forbidden' },
      )
      await assert.rejects(as('audrey', listJobs), { kind: 'forbidden' })
      isMended = true
      await as('ada', tx => retryJob(tx, failed.id))
      await until(async () => ((await as('ada', listJobs)).some(({ id }) => id === failed.id) ? undefined : true))
      assert.ok(tries >= 2)
      await assert.rejects(
        as('ada', tx => retryJob(tx, failed.id)),
        { kind: 'conflict' },
      )
    })
  })
})

describe('a process that was killed', () => {
  it('gives its jobs to another', async () => {
    await as('vera', tx => enqueue(tx, 'try-once', {}))
    const program = fileURLToPath(new URL('../../../test/support/hanging-worker.ts', import.meta.url))
    const child = spawn(process.execPath, [...process.execArgv, program, url], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    let done = 0
    const jobs: Jobs = {
      'try-once': async () => {
        done += 1
      },
    }
    await withQueue(jobs, () => until(() => (done > 0 ? true : undefined)))
    assert.equal(done, 1)
  })
})
