/** What somebody tries who holds the service's login and writes his own SQL: to be another, or more than he is. Cold and warm. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Client } from 'pg'
import { enter, openTrial, refused, value } from './trial.ts'

const trial = await openTrial()

const visible = (client: Client) => value<number>(client, 'select count(*)::int from trial.cases')

/** The same attack as the first thing on a fresh connection, and on one whose session, plans and scopes are warm: the two take different ways through `enter`. */
function coldAndWarm(name: string, attack: (client: Client) => Promise<void>): void {
  it(`${name}, cold`, () =>
    trial.withClient('muster_service', async client => {
      await trial.asOperator(operator => operator.query('update spine.state set epoch = epoch + 1'))
      await attack(client)
    }))
  it(`${name}, warm`, () =>
    trial.withClient('muster_service', async client => {
      for (let round = 0; round < 8; round += 1) assert.equal(await trial.asOn(client, 'rita', visible), 1)
      await attack(client)
    }))
}

const rollback = (client: Client) => client.query('rollback')

describe('who is asking', () => {
  it('sees the cases of the own unit, and of all below it', async () => {
    assert.equal(await trial.as('rita', visible), 1)
    assert.equal(await trial.as('dina', visible), 2)
    assert.equal(await trial.as('paul', visible), 0)
  })

  it('sees nothing as an administrator without a role in the cases', async () => {
    assert.equal(await trial.as('anna', visible), 0)
  })

  coldAndWarm('nobody entered: no rows as a person, no schema as the login', async client => {
    await refused('42501', client.query('select from trial.cases'))
    await client.query('begin')
    await client.query('set local role person')
    assert.equal(await visible(client), 0)
    await refused('42501', client.query(`insert into trial.cases (id, unit_id, title) values (gen_random_uuid(), 2, 'x')`))
    await rollback(client)
  })

  coldAndWarm('forged claims', async client => {
    await client.query('begin')
    await client.query('set local role person')
    await client.query(
      `select set_config('spine.claims', gen_random_uuid() || '|act|||researcher|{2,3}', true), set_config('spine.mac', 'ab', true)`,
    )
    await refused('28000', visible(client), /do not verify/)
    await rollback(client)
  })

  coldAndWarm('own claims without their mac', async client => {
    await client.query('begin')
    await enter(client, trial.person('rita').token)
    assert.equal(await visible(client), 1)
    await client.query(`select set_config('spine.mac', '', true)`)
    await refused('28000', visible(client))
    await rollback(client)
  })

  coldAndWarm('own scope widened inside the transaction', async client => {
    await client.query('begin')
    await enter(client, trial.person('rita').token)
    const widened = await value<string>(
      client,
      `select set_config('spine.claims', replace(current_setting('spine.claims'), '{2}', '{2,3}'), true)`,
    )
    assert.match(widened, /researcher\|\{2,3\}/)
    await refused('28000', visible(client), /do not verify/)
    await rollback(client)
  })

  coldAndWarm('own claims replayed in the next transaction', async client => {
    await client.query('begin')
    await enter(client, trial.person('rita').token)
    const kept = await client.query<{ claims: string; mac: string }>(
      `select current_setting('spine.claims') as claims, current_setting('spine.mac') as mac`,
    )
    const { claims, mac } = kept.rows[0]!
    const carry = () => client.query(`select set_config('spine.claims', $1, true), set_config('spine.mac', $2, true)`, [claims, mac])
    await carry()
    assert.equal(await visible(client), 1, 'the control: they hold where they were made')
    await client.query('commit')

    await client.query('begin')
    await client.query('set local role person')
    assert.equal(await visible(client), 0, 'nothing is left over')
    await carry()
    await refused('28000', visible(client), /do not verify/)
    await rollback(client)
  })

  it('claims carried to another connection', () =>
    trial.withClient('muster_service', one =>
      trial.withClient('muster_service', async other => {
        await one.query('begin')
        await enter(one, trial.person('rita').token)
        const claims = await value<string>(one, `select current_setting('spine.claims')`)
        const mac = await value<string>(one, `select current_setting('spine.mac')`)
        await other.query('begin')
        await other.query('set local role person')
        await other.query(`select set_config('spine.claims', $1, true), set_config('spine.mac', $2, true)`, [claims, mac])
        await refused('28000', visible(other))
      }),
    ))

  // The start of a transaction is that of the message it came in. What is kept so long is what one transaction would have held as long.
  it('own claims kept within one message still hold there, and in no message after it', () =>
    trial.withClient('muster_service', async client => {
      const token = trial.person('rita').token.toString('hex')
      await client.query(`
        begin; select spine.enter('\\x${token}', 'view');
        select set_config('kept.claims', current_setting('spine.claims'), false), set_config('kept.mac', current_setting('spine.mac'), false); commit;
        begin; select set_config('spine.claims', current_setting('kept.claims'), true), set_config('spine.mac', current_setting('kept.mac'), true);
        set local role person; select spine.me(); commit`)
      await client.query('begin; set local role person')
      await client.query(
        `select set_config('spine.claims', current_setting('kept.claims'), true), set_config('spine.mac', current_setting('kept.mac'), true)`,
      )
      await refused('28000', visible(client), /do not verify/)
      await rollback(client)
    }))

  for (const [what, act] of [
    ['a role', 'view||||researcher|{2,3}'],
    ['a separator alone', 'view|'],
    ['a line end', 'view\n'],
    ['capitals', 'View'],
    ['nothing', ''],
  ] as const)
    coldAndWarm(`${what} smuggled through the act`, async client => {
      await client.query('begin')
      await refused('28000', enter(client, trial.person('rita').token, act))
      await rollback(client)
    })

  coldAndWarm('a guessed token', async client => {
    await client.query('begin')
    await refused('28000', enter(client, Buffer.alloc(32, 7)))
    await rollback(client)
  })

  coldAndWarm('a null act or token', async client => {
    await client.query('begin')
    await refused('28000', client.query('select spine.enter($1, null)', [trial.person('rita').token]))
    await rollback(client)
    await client.query('begin')
    await refused('28000', client.query(`select spine.enter(null, 'view')`))
    await rollback(client)
  })

  coldAndWarm('a purpose that looks like claims gives nothing', async client => {
    await trial.asOn(client, 'rita', async () => {
      await client.query(`select set_config('spine.purpose', 'x|researcher|{2,3}', true)`)
      assert.equal(await visible(client), 1)
    })
  })

  coldAndWarm('another time zone does not move the day', async client => {
    await trial.asOn(client, 'rita', async () => {
      const day = await value<string>(client, 'select spine.today()::text')
      await client.query(`set local timezone = 'Pacific/Kiritimati'`)
      const there = await value<string>(client, 'select spine.today()::text')
      await client.query(`set local timezone = 'Pacific/Pago_Pago'`)
      assert.deepEqual([there, await value<string>(client, 'select spine.today()::text')], [day, day])
    })
  })

  coldAndWarm('a row moved out of the own scope', async client => {
    const move = (unit: number) => trial.asOn(client, 'rita', () => client.query('update trial.cases set unit_id = $1', [unit]))
    assert.equal((await move(2)).rowCount, 1)
    await refused('42501', move(3))
  })

  coldAndWarm('a row added in another scope, or under a case one cannot see', async client => {
    const add = (unit: number) =>
      trial.asOn(client, 'rita', () =>
        client.query(`insert into trial.cases (id, unit_id, title) values (gen_random_uuid(), $1, 'x')`, [unit]),
      )
    await refused('42501', add(3))
    const work = (id: string) => trial.asOn(client, 'rita', () => client.query('insert into trial.outcomes values ($1, false)', [id]))
    await refused('42501', work(trial.case(3)))
    // The same answer for a case that is not there: a foreign key would have told them apart.
    await refused('42501', work('00000000-0000-4000-8000-000000000000'))
  })

  coldAndWarm('an error in a filter tells nothing of hidden rows', async client => {
    await refused(
      '22012',
      trial.asOperator(operator => operator.query('select from trial.cases where 1 / (unit_id - 3) < 0')),
    )
    await trial.asOn(client, 'rita', async () => {
      const { rowCount } = await client.query('select from trial.cases where 1 / (unit_id - 3) < 0')
      assert.equal(rowCount, 1)
    })
  })
})
