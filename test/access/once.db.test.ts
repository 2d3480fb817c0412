/** Once, not over another's work, and a COMMIT that fails: keys, versions, and what speaks only at the end. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import type { Client } from 'pg'
import { addCase, enter, openTrial, refused, value } from './trial.ts'

const trial = await openTrial()

type Answer = { status: number; body: Buffer }
const once = async (client: Client, key: string, about = 'a') =>
  (await client.query<Answer>('select status, body from spine.once($1, sha256($2))', [key, Buffer.from(about)])).rows[0]
const answer = (client: Client, key: string) => client.query(`select spine.answered($1, 201, '{}', 'made')`, [key])

/** The whole of a request: the effect once, and the answer as often as it is asked for. */
const request = (key: string, about = 'a') =>
  trial.as('rita', async client => {
    const earlier = await once(client, key, about)
    if (earlier) return { replayed: true, ...earlier }
    await client.query(`insert into trial.cases (id, unit_id, title) values (gen_random_uuid(), 2, $1)`, [key])
    await answer(client, key)
    return { replayed: false, status: 201, body: Buffer.from('made') }
  })
const effects = (key: string) =>
  trial.as('rita', client => value<number>(client, 'select count(*)::int from trial.cases where title = $1', [key]))

describe('a request with a key', () => {
  it('has its effect once and the same answer again', async () => {
    const key = randomUUID()
    const [first, second] = [await request(key), await request(key)]
    assert.deepEqual([first.replayed, second.replayed], [false, true])
    assert.deepEqual([second.status, String(second.body)], [201, 'made'])
    assert.equal(await effects(key), 1)
  })

  it('has it once when eight come at once', async () => {
    const key = randomUUID()
    const all = await Promise.all(Array.from({ length: 8 }, () => request(key)))
    assert.equal(all.filter(({ replayed }) => !replayed).length, 1)
    assert.equal(await effects(key), 1)
  })

  it('is refused when the key was used for something else, but another person’s key is his own', async () => {
    const key = randomUUID()
    await request(key)
    await refused('22023', request(key, 'b'))
    assert.equal(
      await trial.as('otto', async client => {
        const earlier = await once(client, key, 'b')
        await answer(client, key)
        return earlier
      }),
      undefined,
    )
  })

  it('may be tried again after a rollback', async () => {
    const key = randomUUID()
    await trial.withClient('muster_service', async client => {
      await client.query('begin')
      await enter(client, trial.person('rita').token)
      assert.equal(await once(client, key), undefined)
      await client.query('rollback')
    })
    assert.equal((await request(key)).replayed, false)
  })

  it('fails at the COMMIT itself when it was begun and not answered, and nothing of it stays', async () => {
    const key = randomUUID()
    await trial.withClient('muster_service', async client => {
      await client.query('begin')
      await enter(client, trial.person('rita').token)
      await once(client, key)
      await client.query(`insert into trial.cases (id, unit_id, title) values (gen_random_uuid(), 2, $1)`, [key])
      await refused('23514', client.query('commit'), /not answered/)
    })
    assert.equal(await effects(key), 0)
  })

  it('needs somebody who entered, and is answered once', async () => {
    await trial.withClient('muster_service', async client => {
      await client.query('begin; set local role person')
      await refused('28000', once(client, randomUUID()))
    })
    const key = randomUUID()
    await request(key)
    await refused(
      'P0002',
      trial.as('rita', client => answer(client, key)),
    )
  })

  it('is forgotten by retention alone, after its hours', async () => {
    const [old, young] = [randomUUID(), randomUUID()]
    await request(old)
    await request(young)
    await trial.asOperator(operator => operator.query(`update spine.requests set at = now() - interval '49 hours' where key = $1`, [old]))
    await refused(
      '42501',
      trial.asService('jobs', client => client.query('select spine.forget_requests()')),
    )
    await trial.asService('retention', client => client.query('select spine.forget_requests()'))
    assert.deepEqual([(await request(old)).replayed, (await request(young)).replayed], [false, true])
  })
})

describe('a version', () => {
  it('counts by itself, whatever is sent, and a stale one changes nothing', async () => {
    const id = await trial.as('rita', client => addCase(client, 2))
    const edit = (version: number) =>
      trial.as('rita', client => client.query('update trial.cases set title = $3 where id = $1 and version = $2', [id, version, 'Edited']))
    assert.equal((await edit(1)).rowCount, 1)
    assert.equal((await edit(1)).rowCount, 0)
    assert.equal(await trial.as('rita', client => value(client, 'select version from trial.cases where id = $1', [id])), 2)
    await refused(
      '42501',
      trial.as('rita', client => client.query('update trial.cases set version = 1')),
    )
  })

  it('of a row one cannot see looks the same as a stale one', async () => {
    const { rowCount } = await trial.as('rita', client =>
      client.query('update trial.cases set title = $2 where id = $1', [trial.case(3), 'x']),
    )
    assert.equal(rowCount, 0)
  })
})

describe('a pipeline', () => {
  it('answers ROLLBACK to the COMMIT after a failed statement, and leaves neither role nor claims', () =>
    trial.withClient('muster_service', async client => {
      await client.query('begin')
      await enter(client, trial.person('rita').token)
      await refused('22012', client.query('select 1 / 0'))
      assert.equal((await client.query('commit')).command, 'ROLLBACK')
      assert.equal(await value(client, `select current_user || coalesce(current_setting('spine.claims', true), '')`), 'muster_service')
    }))
})
