/** Sessions: opened by the door alone, dead at once when revoked, and no wider than the roles of the day. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Client } from 'pg'
import { accountOf, enter, giveRole, inTransaction, openTrial, refused, signIn, value } from './trial.ts'

const trial = await openTrial()

const visible = (client: Client) => value<number>(client, 'select count(*)::int from trial.cases')
const enters = (client: Client, token: Buffer) => inTransaction(client, () => enter(client, token))
const operator = <T>(work: (client: Client) => Promise<T>) => trial.asOperator(work)

describe('a session', () => {
  for (const login of ['muster_service', 'muster_worker', 'muster_migrator', 'muster_measures'] as const)
    it(`is not opened by ${login}`, () =>
      trial.withClient(login, client => refused('42501', client.query(`select * from spine.open_session('rita', 'phr', now(), 'x')`))))

  it('is not opened by a person who has entered', () =>
    refused(
      '42501',
      trial.as('rita', client => client.query(`select * from spine.open_session('anna', 'phr', now(), 'x')`)),
    ))

  it('is all that the door can do', () =>
    trial.withClient('muster_door', async door => {
      const { token } = await signIn(door, 'rita')
      await refused('42501', door.query('select from spine.sessions'))
      await refused('42501', door.query(`select spine.enter($1, 'view')`, [token]))
      await refused('42501', door.query('set role person'))
      await refused('28000', door.query(`select * from spine.open_session('a stranger', 'phr', now(), 'x')`))
      await refused('28000', door.query(`select * from spine.open_session('service:retention', 'phr', now(), 'x')`))
    }))

  it('is dead at the next transaction once revoked, by oneself or an administrator', () =>
    trial.withClient('muster_door', door =>
      trial.withClient('muster_service', async client => {
        for (const by of ['rita', 'anna'] as const) {
          const { session, token } = await signIn(door, 'rita')
          await enters(client, token)
          await trial.as(by, other => other.query('select spine.revoke_session($1)', [session]))
          await refused('28000', enters(client, token))
        }
      }),
    ))

  it('of another is not revoked', async () => {
    const { session } = trial.person('otto')
    await refused(
      '42501',
      trial.as('rita', client => client.query('select spine.revoke_session($1)', [session])),
    )
    await trial.as('otto', visible)
  })

  it('ends when signed out, idle too long, or open too long', () =>
    trial.withClient('muster_door', door =>
      trial.withClient('muster_service', async client => {
        const endings: ((of: { session: string; token: Buffer }) => Promise<unknown>)[] = [
          ({ token }) => door.query('select spine.close_session($1)', [token]),
          ({ session }) =>
            operator(su => su.query(`update spine.sessions set seen_at = now() - interval '31 minutes' where id = $1`, [session])),
          ({ session }) => operator(su => su.query('update spine.sessions set ends_at = now() where id = $1', [session])),
        ]
        for (const ending of endings) {
          const opened = await signIn(door, 'rita')
          await enters(client, opened.token)
          await ending(opened)
          await refused('28000', enters(client, opened.token))
        }
      }),
    ))

  it('notes that it was used, and does not wait for another request of the same session', () =>
    trial.withClient('muster_service', one =>
      trial.withClient('muster_service', async other => {
        const { session, token } = trial.person('rita')
        await operator(su => su.query(`update spine.sessions set seen_at = now() - interval '5 minutes' where id = $1`, [session]))
        await one.query('begin')
        await enter(one, token)
        await other.query(`set lock_timeout = '2s'`)
        await enters(other, token)
        await one.query('commit')
        assert.equal(
          await operator(su => value(su, `select seen_at > now() - interval '1 minute' from spine.sessions where id = $1`, [session])),
          true,
        )
      }),
    ))

  it('is listed on its own person’s page only, and never with its hash', async () => {
    const accounts = await trial.as('rita', async client => (await client.query('select distinct account from spine.sessions')).rows)
    assert.deepEqual(accounts, [{ account: await accountOf(trial, 'rita') }])
    await refused(
      '42501',
      trial.as('rita', client => client.query('select token_hash from spine.sessions')),
    )
    await refused(
      '42501',
      trial.as('rita', client => client.query('select scopes from spine.sessions')),
    )
  })

  it('keeps no token anywhere', async () => {
    const found = await operator(su =>
      value<number>(su, 'select count(*)::int from spine.sessions s where position($1::text in s::text) > 0', [
        trial.person('rita').token.toString('hex'),
      ]),
    )
    assert.equal(found, 0)
    assert.equal(
      await operator(su =>
        value<number>(su, 'select count(*)::int from spine.sessions where token_hash = sha256($1)', [trial.person('rita').token]),
      ),
      1,
    )
  })

  it('loses a role at the next transaction after it was taken away, on a warm connection', () =>
    trial.withClient('muster_service', async client => {
      const assignment = await giveRole(trial, 'nobody', 'researcher', 2)
      assert.equal(await trial.asOn(client, 'nobody', visible), 1)
      await trial.as('anna', other => other.query(`select spine.end_assignment($1, 'moved')`, [assignment]))
      assert.equal(await trial.asOn(client, 'nobody', visible), 0)
    }))

  it('works its scopes out again on a new day', () =>
    trial.withClient('muster_service', async client => {
      const { session } = trial.person('otto')
      assert.equal(await trial.asOn(client, 'otto', visible), 1)
      await operator(su => su.query(`update spine.sessions set scopes = '', scopes_day = scopes_day - 1 where id = $1`, [session]))
      assert.equal(await trial.asOn(client, 'otto', visible), 1)
    }))

  it('sees a unit’s new place in the tree at the next transaction', async () => {
    assert.equal(await trial.as('dina', visible), 2)
    await operator(su => su.query('update spine.units set parent = null where id = 3'))
    assert.equal(await trial.as('dina', visible), 1)
    await operator(su => su.query('update spine.units set parent = 1 where id = 3'))
    assert.equal(await trial.as('dina', visible), 2)
  })

  it('is over for a closed account, whose sign-in may be given again', () =>
    trial.withClient('muster_door', async door => {
      const opened = await trial.as('anna', client => value<string>(client, `select spine.open_account('temp', 'Temp', 'staff')`))
      await refused(
        '23505',
        trial.as('anna', client => client.query(`select spine.open_account('temp', 'Second of the same', 'staff')`)),
      )
      const { token } = await signIn(door, 'temp')
      await trial.as('anna', client => client.query(`select spine.close_account($1, 'left')`, [opened]))
      await trial.withClient('muster_service', client => refused('28000', enters(client, token)))
      await refused('28000', signIn(door, 'temp'))
      await trial.as('anna', client => client.query(`select spine.open_account('temp', 'Temp again', 'staff')`))
      await signIn(door, 'temp')
    }))
})

describe('a service', () => {
  it('is entered by its own login only', async () => {
    assert.equal(await trial.asService('retention', client => value(client, 'select spine.service()')), 'retention')
    for (const [login, service] of [
      ['muster_worker', 'migration'],
      ['muster_worker', 'nobody-knows'],
      ['muster_migrator', 'retention'],
      ['muster_measures', 'jobs'],
    ] as const)
      await trial.withClient(login, client => refused('28000', client.query(`select spine.enter_service($1, 'x')`, [service])))
    await trial.withClient('muster_service', client => refused('42501', client.query(`select spine.enter_service('jobs', 'x')`)))
    await trial.withClient('muster_worker', client => refused('28000', client.query(`select spine.enter_service('jobs', 'x|role|{1}')`)))
  })

  it('has no more than it was granted', () =>
    refused(
      '42501',
      trial.asService('jobs', client => client.query('select from trial.cases')),
    ))
})

describe('how strongly somebody signed in', () => {
  const weakly = (subject: string) => [`select * from spine.open_session($1, 'pwd', now(), 'x')`, [subject]] as const

  it('must be enough for staff, and is recorded when it is not; outside people may have a password alone', () =>
    trial.withClient('muster_door', async door => {
      await refused('28000', door.query(weakly('rita')[0], [...weakly('rita')[1]]))
      await door.query(weakly('paul')[0], [...weakly('paul')[1]])
      await door.query(`select spine.refuse_sign_in('rita', 'pwd', 'strength_too_low')`)
      const [said] = await operator(async su => {
        const { rows } = await su.query<{ said: string }>(
          `select said from ledger.contents join ledger.entries on id = entry where kind = 'sign-in-refused'`,
        )
        return rows
      })
      assert.match(said?.said ?? '', new RegExp(await accountOf(trial, 'rita')))
      assert.match(said?.said ?? '', /strength_too_low/)
    }))

  it('must be recent for what settles a matter, and for nothing else', async () => {
    const account = await accountOf(trial, 'nobody')
    const ask = `select spine.ask_assignment($1, 'researcher', 3, daterange(spine.today(), null), 'trial')`
    await operator(su =>
      su.query(`update spine.sessions set signed_in_at = now() - interval '61 minutes' where id = $1`, [trial.person('berta').session]),
    )
    const asked = await trial.as('berta', client => value<string>(client, ask, [account]))
    const other = await trial.as('anna', client => value<string>(client, ask.replace('researcher', 'reader'), [account]))
    await refused(
      '42501',
      trial.as('berta', client => client.query('select spine.approve_assignment($1)', [other])),
    )
    await trial.as('anna', client => client.query('select spine.approve_assignment($1)', [asked]))
  })

  // Last: afterwards nobody here is signed in strongly enough.
  it('is looked at again when more is asked for, on warm sessions too', () =>
    trial.withClient('muster_service', async client => {
      await trial.asOn(client, 'rita', visible)
      const asked = await trial.as('anna', other =>
        value<string>(other, `select spine.ask_policy('sign-in', 'staff-strengths', spine.today(), '["phrh"]', 'trial')`),
      )
      await trial.as('carol', other => other.query('select spine.approve_policy($1)', [asked]))
      await refused('28000', enters(client, trial.person('rita').token))
      await enters(client, trial.person('paul').token)
    }))
})
