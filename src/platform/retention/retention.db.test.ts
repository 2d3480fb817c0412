import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import pino from 'pino'
import { openTestService, type PersonId } from '../../../test/support/service.ts'
import { openPool } from '../db/pools.ts'
import { asService, asUser } from '../db/transaction.ts'
import type { Tx } from '../db/tx.ts'
import type { Erasure } from '../jobs/job.ts'
import { carryOut } from '../jobs/queue.ts'
import { retentionJobs } from './jobs.ts'
import { isOnHold } from './queries.ts'

const service = await openTestService()
const worker = openPool({ url: service.database.url('muster_worker'), name: 'test', most: 2 })
const people = openPool({ url: service.database.url('muster_service'), name: 'test', most: 2 })
after(() => Promise.all([worker.end(), people.end()]))

const as = <T>(person: PersonId, work: (tx: Tx) => Promise<T>) =>
  asUser(people, { token: service.token(person), act: 'test.retention' }, work)
const run = async (...erasures: Erasure[]) => {
  const { retention } = retentionJobs(erasures)
  assert.ok(retention)
  const log = pino({ level: 'silent' })
  await carryOut(retention, {}, { pool: worker, log, signal: new AbortController().signal, attempt: 1, isLastAttempt: false })
}
const count = (statement: string, values: unknown[] = []) =>
  service.asOperator(
    async client => (await client.query<{ n: number }>(`select count(*)::int as n from (${statement}) as found`, values)).rows[0]?.n,
  )

/** What was said about a matter, long past its date. */
async function sayAbout(matter: string): Promise<void> {
  await as('vera', tx => sql`select ledger.record('case-read', array[${matter}::uuid])`.execute(tx))
  await service.asOperator(async client => {
    await client.query('begin')
    await client.query(`set local session_replication_role = replica`)
    await client.query(`alter table ledger.contents disable trigger contents_never_change`)
    await client.query(`update ledger.contents set keep_until = '2020-01-01' where position($1 in said) > 0`, [matter])
    await client.query(`alter table ledger.contents enable always trigger contents_never_change`)
    await client.query('commit')
  })
}
const said = (matter: string) => count('select from ledger.contents where position($1 in said) > 0 and keep_until is not null', [matter])

describe('retention', () => {
  it('erases in portions until nothing is left, and goes on where one erasure fails', async () => {
    let left = 3
    const done: string[] = []
    const portions: Erasure = { name: 'portions', erase: async () => (left > 0 ? left-- && 1 : 0) }
    const failing: Erasure = {
      name: 'failing',
      erase: async () => {
        throw new Error('no')
      },
    }
    const last: Erasure = {
      name: 'last',
      erase: async () => {
        done.push('last')
        return 0
      },
    }
    await assert.rejects(run(portions, failing, last), /1 of 5 erasures failed/)
    assert.equal(left, 0)
    assert.deepEqual(done, ['last'])
  })

  it('takes what was said away on its date, and leaves the entry that proves it', async () => {
    const matter = randomUUID()
    await sayAbout(matter)
    const entries = await count('select from ledger.entries')
    assert.equal(await said(matter), 1)
    await run()
    assert.equal(await said(matter), 0)
    assert.ok(((await count('select from ledger.entries')) ?? 0) > (entries ?? 0), 'the erasing itself is entered')
  })

  it('leaves what is on hold, until two people have lifted it', async () => {
    const matter = randomUUID()
    await sayAbout(matter)
    const held = () => asService(worker, { service: 'retention', act: 'test.look' }, tx => isOnHold(tx, matter))
    const hold = await as('ada', async tx => {
      const { rows } = await sql<{ id: string }>`select spine.place_hold(${matter}, 'an inquest') as id`.execute(tx)
      return rows[0]?.id ?? ''
    })
    await run()
    assert.equal(await said(matter), 1)
    assert.equal(await held(), true)

    const lift = (person: PersonId) => as(person, tx => sql`select spine.lift_hold(${hold})`.execute(tx))
    await assert.rejects(lift('abel'), { kind: 'conflict' })
    await as('ada', tx => sql`select spine.ask_lift(${hold}, 'it has ended')`.execute(tx))
    await assert.rejects(lift('ada'), { kind: 'forbidden', rule: 'one_side_per_person' })
    await assert.rejects(lift('vera'), { kind: 'forbidden' })
    await lift('abel')
    assert.equal(await held(), false)
    await run()
    assert.equal(await said(matter), 0)
  })

  it('is nobody else’s', async () => {
    for (const statement of ['select ledger.erase_what_is_due(1)', `select ledger.erase('{}', 'x')`, 'select spine.forget_requests()'])
      await assert.rejects(
        as('ada', tx => sql.raw(statement).execute(tx)),
        { code: '42501' },
        statement,
      )
    await assert.rejects(
      asService(worker, { service: 'jobs', act: 'test.x' }, tx => sql`select ledger.erase_what_is_due(1)`.execute(tx)),
      {
        kind: 'forbidden',
      },
    )
  })
})
