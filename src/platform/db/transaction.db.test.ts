import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openTrial } from '../../../test/access/trial.ts'
import { Problem } from '../../values/problem.ts'
import { openPool } from './pools.ts'
import { answered, once } from './queries.ts'
import { type Asker, asService, asUser, asUserAtOnce } from './transaction.ts'
import type { Tx } from './tx.ts'

const trial = await openTrial()
const pool = openPool({ url: trial.database.url('muster_service'), name: 'test', most: 2 })
const jobs = openPool({ url: trial.database.url('muster_worker'), name: 'test', most: 1 })
const single = openPool({ url: trial.database.url('muster_service'), name: 'test', most: 1 })
after(() => Promise.all([pool.end(), jobs.end(), single.end()]))

const rita = { token: trial.person('rita').token, act: 'trial.read' }
const count = async (asker = rita) =>
  asUser(pool, asker, async tx => (await sql<{ n: number }>`select count(*) as n from trial.cases`.execute(tx)).rows[0]?.n)

describe('a transaction as a person', () => {
  it('sees what that person may see, and leaves nothing of it on the connection', async () => {
    assert.equal(await count(), 1)
    const client = await pool.connect()
    const { rows } = await client.query(`select current_user as who, current_setting('spine.claims', true) as claims`)
    client.release()
    assert.deepEqual(rows, [{ who: 'muster_service', claims: '' }])
  })

  it('keeps nothing when the work fails, and hands on why', async () => {
    const ids: string[] = []
    await assert.rejects(
      asUser(pool, rita, async tx => {
        const { rows } = await sql<{
          id: string
        }>`insert into trial.cases (id, unit_id, title) values (gen_random_uuid(), 2, 'x') returning id`.execute(tx)
        ids.push(rows[0]?.id ?? '')
        throw new TypeError('a slip of ours')
      }),
      TypeError,
    )
    assert.equal(ids.length, 1)
    assert.equal(await count(), 1)
  })

  it('says signed out for a token nobody has, whatever the work then met', async () => {
    await assert.rejects(count({ token: Buffer.alloc(32), act: 'trial.read' }), (error: unknown) => {
      assert.ok(error instanceof Problem)
      assert.equal(error.kind, 'signed-out')
      return true
    })
    assert.equal(await count(), 1)
  })

  it('does not take the end of an aborted transaction for a success', async () => {
    const work = asUser(pool, rita, async tx => {
      await sql`select 1/0`.execute(tx).catch(() => undefined)
      return 'done'
    })
    await assert.rejects(work, /ROLLBACK/)
    assert.equal(await count(), 1)
  })

  it('lets many share two connections, each as who it is', async () => {
    const seen = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        asUser(pool, { token: trial.person(i % 2 ? 'rita' : 'otto').token, act: 'trial.read' }, async tx => {
          const { rows } = await sql<{ unit_id: number }>`select unit_id from trial.cases`.execute(tx)
          return rows.map(row => row.unit_id)
        }),
      ),
    )
    for (const [i, units] of seen.entries()) assert.deepEqual(units, [i % 2 ? 2 : 3])
  })

  it('turns a hidden parent into not found', async () => {
    const insert = asUser(pool, rita, tx =>
      sql`insert into trial.cases (id, unit_id, title) values (gen_random_uuid(), 3, 'x')`.execute(tx),
    )
    await assert.rejects(insert, (error: unknown) => error instanceof Problem && error.kind === 'not-found')
  })

  it('gives days as they are written and whole numbers as numbers', async () => {
    const [row] = (await asUser(pool, rita, tx => sql`select date '2026-03-29' as day, 9007199254740991::int8 as n`.execute(tx))).rows
    assert.deepEqual(row, { day: '2026-03-29', n: 9007199254740991 })
    await assert.rejects(
      asUser(pool, rita, tx => sql`select 9007199254740993::int8 as n`.execute(tx)),
      RangeError,
    )
  })
})

describe('a transaction in one flight', () => {
  const add = (tx: Tx, id: string) => sql`insert into trial.cases (id, unit_id, title) values (${id}, 2, 'x')`.execute(tx)
  const atOnce = <T>(work: (tx: Tx) => Promise<T>) => asUserAtOnce(pool, rita, work)

  it('is committed when all of it was done, and leaves nobody entered', async () => {
    const id = randomUUID()
    const [, seen] = await atOnce(tx => Promise.all([add(tx, id), sql`select title from trial.cases where id = ${id}`.execute(tx)]))
    assert.deepEqual(seen.rows, [{ title: 'x' }])
    assert.equal(await count(), 2)
    const client = await pool.connect()
    const { rows } = await client.query(`select current_user as who, current_setting('spine.claims', true) as claims`)
    client.release()
    assert.deepEqual(rows, [{ who: 'muster_service', claims: '' }])
  })

  it('keeps nothing when any statement failed, even one the work passed over, or when the work itself did', async () => {
    const before = await count()
    const failing = (tx: Tx) => sql`select 1/0`.execute(tx)
    await assert.rejects(
      atOnce(tx => Promise.all([add(tx, randomUUID()), failing(tx)])),
      /division by zero/,
    )
    await assert.rejects(
      atOnce(tx => Promise.all([add(tx, randomUUID()), failing(tx).catch(() => undefined)])),
      /division by zero/,
    )
    await assert.rejects(
      atOnce(async tx => {
        void add(tx, randomUUID()).catch(() => undefined)
        throw new TypeError('a slip of ours')
      }),
      TypeError,
    )
    assert.equal(await count(), before)
  })

  it('keeps nothing when a value cannot be written', async () => {
    const before = await count()
    const endless: { self?: unknown } = {}
    endless.self = endless
    await assert.rejects(
      atOnce(tx => Promise.all([add(tx, randomUUID()), sql`select ${endless}::jsonb`.execute(tx)])),
      /circular/i,
    )
    assert.equal(await count(), before)
  })

  it('fails whole where the commit does', async () => {
    const key = randomUUID()
    await assert.rejects(
      atOnce(tx => once(tx, key, Buffer.alloc(32))),
      /begun and not answered/,
    )
    await assert.rejects(
      atOnce(tx => answered(tx, key, { status: 303, headers: {} })),
      Problem,
    )
  })

  it('prepares anew what an error before it kept from being prepared', async () => {
    const asked = (asker: Asker) => asUserAtOnce(single, asker, tx => sql<{ n: number }>`select 40 + ${2}::int as n`.execute(tx))
    const stranger = { token: Buffer.alloc(32), act: 'trial.read' }
    for (const asker of [stranger, stranger, rita, stranger, rita]) {
      if (asker === stranger) await assert.rejects(asked(asker), Problem)
      else assert.deepEqual((await asked(asker)).rows, [{ n: 42 }])
    }
  })

  it('refuses a statement that comes after the flight has left', async () => {
    await assert.rejects(
      atOnce(async tx => {
        await sql`select 1`.execute(tx)
        await add(tx, randomUUID())
      }),
      /after the commit was sent/,
    )
  })
})

describe('a transaction as a service', () => {
  it('enters as the service its login may be, and as no other', async () => {
    const me = await asService(
      jobs,
      { service: 'jobs', act: 'test.run' },
      async tx => (await sql`select spine.service() as s`.execute(tx)).rows[0],
    )
    assert.deepEqual(me, { s: 'jobs' })
    await assert.rejects(
      asService(jobs, { service: 'migration', act: 'test.run' }, tx => sql`select 1`.execute(tx)),
      Problem,
    )
  })
})
