/** Whoever runs the service sees which acts take long, and nothing of what was in them. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { openTestService } from '../../../test/support/service.ts'
import { openPool } from '../db/pools.ts'
import { transactionsFor } from './transactions.ts'

const service = await openTestService()
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 1 })
after(() => pool.end())

describe('a transaction', () => {
  it('is counted by what was done in it, and told in the log when it was slow, without its statements', async () => {
    const told: unknown[] = []
    const counted: { act: string; seconds: number }[] = []
    const { read } = transactionsFor(
      pool,
      () => service.token('vera'),
      (act, seconds) => counted.push({ act, seconds }),
    )
    const request = {
      routeOptions: { config: { act: 'trial.slow', who: 'signed-in' } },
      log: { warn: (...words: unknown[]) => told.push(words) },
    } as unknown as FastifyRequest
    await read(request, tx => sql`select 'Jo Bloggs'`.execute(tx))
    assert.deepEqual(told, [])
    await read(request, tx => sql`select 'Jo Bloggs', pg_sleep(0.55)`.execute(tx))
    assert.deepEqual(
      counted.map(({ act, seconds }) => [act, seconds >= 0.5]),
      [
        ['trial.slow', false],
        ['trial.slow', true],
      ],
    )
    assert.match(JSON.stringify(told), /^\[\[\{"act":"trial.slow","seconds":0\.\d+\},"A slow transaction"\]\]$/)
  })

  it('stands among the figures of the service', async () => {
    assert.equal((await service.get('/sessions', 'vera')).statusCode, 200)
    assert.match(await service.app.metrics.metrics(), /muster_transaction_seconds_count\{act="sessions.list"\} 1/)
  })
})
