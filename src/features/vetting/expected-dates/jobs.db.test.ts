/** The dates outside, by the job that writes them: two cases of which the same is released have the same dates, whatever was found in one of them. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pino from 'pino'
import { openTestService } from '../../../../test/support/service.ts'
import { behindTheWall, vettingPool } from '../../../../test/support/vetting.ts'
import { insertPast, insertPastCase } from '../../../../test/support/vetting-history.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { carryOut } from '../../../platform/jobs/queue.ts'
import { expectedJobs } from './jobs.ts'

const service = await openTestService()
const pool = vettingPool(service)
const as = behindTheWall(service, pool)
const worker = openPool({ url: service.database.url('muster_worker'), name: 'test', most: 2 })
after(() => Promise.all([worker.end(), pool.end()]))

async function expect(): Promise<void> {
  const [task] = Object.values(expectedJobs)
  assert.ok(task)
  const log = pino({ level: 'silent' })
  await carryOut(task, {}, { pool: worker, log, signal: new AbortController().signal, attempt: 1, isLastAttempt: false })
}

type Released = { half: string | null; most: string | null; from: string | null; version: number; today: string }
const releasedOf = (id: string) =>
  service.asOperator(async client => {
    const { rows } = await client.query<Released>(
      `select expected_half::text as half, expected_most::text as most, expected_from::text as from, version, current_date::text as today
       from vetting.released where case_id = $1`,
      [id],
    )
    assert.ok(rows[0])
    return rows[0]
  })

describe('dates outside', () => {
  let plain: string
  let adverse: string
  before(async () => {
    await as('rhea', insertPast)
    const open = { level: 'rv', received: 10, state: 'checks' }
    plain = await as('rhea', tx => insertPastCase(tx, { ...open, visits: [['identity', 'unit', 0, 2]] }))
    adverse = await as('rhea', tx =>
      insertPastCase(tx, {
        ...open,
        visits: [
          ['identity', 'unit', 0, null],
          ['other-force', 'other-force', 3, null],
        ],
      }),
    )
    await expect()
  })

  it('come from what like cases took, from today on', async () => {
    const { half, most, from } = await releasedOf(plain)
    assert.ok(half !== null && most !== null && from !== null && from < half && half <= most)
  })

  it('are the same for two cases of which the same is released; that something adverse was found moves nothing, not even a version', async () => {
    const dates = async (id: string) => (({ half, most, from }) => ({ half, most, from }))(await releasedOf(id))
    assert.deepEqual(await dates(adverse), await dates(plain))
    const before = await releasedOf(adverse)
    const trace = {
      case_id: adverse,
      unit_id: 2,
      stage: 'records',
      about: 'applicant',
      kind: 'conviction',
      words: 'Invented',
      adverse: true,
    }
    await as('rhea', tx => tx.insertInto('vetting.traces').values(trace).execute())
    await as('rhea', tx => tx.updateTable('vetting.cases').set({ state: 'decision' }).where('id', '=', adverse).execute())
    await expect()
    assert.deepEqual(await releasedOf(adverse), before)
  })

  it('move when the applicant is asked for something, because they know that', async () => {
    const before = await releasedOf(plain)
    const asked = await as('rhea', tx => insertPastCase(tx, { level: 'rv', received: 10, state: 'checks', visits: [] }))
    await service.asOperator(async client => {
      await client.query('begin')
      await client.query('select spine.enter($1, $2)', [service.token('rhea'), 'test.ask'])
      await client.query(
        `insert into vetting.requests (case_id, unit_id, wants, asked_on, due_on) values ($1, 2, '{photograph}', spine.today() - 4, spine.today() + 5)`,
        [asked],
      )
      await client.query('commit')
    })
    await expect()
    const { half } = await releasedOf(asked)
    assert.ok(half !== null && before.half !== null && half > before.half, `${half} ${before.half}`)
  })

  it('are not there for a level of which too few have come', async () => {
    const id = await as('rhea', tx => insertPastCase(tx, { level: 'dv', received: 10, state: 'checks', visits: [] }))
    await expect()
    assert.equal((await releasedOf(id)).half, null)
  })
})
