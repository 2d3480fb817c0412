/** Two people: one person has one side in one matter, whatever he sends, however fast, and whoever he is, the tables' owner included. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Client } from 'pg'
import { accountOf, addCase, openTrial, type PersonName, refused, value } from './trial.ts'

const trial = await openTrial()

const newCase = () => trial.as('rita', client => addCase(client, 2))
const work = (client: Client, id: string) => client.query('insert into trial.work values ($1, null)', [id])
const decide = (client: Client, id: string, seat: number, adverse = true) =>
  client.query('insert into trial.decisions (case_id, seat, decided_by, adverse) values ($1, $2, null, $3)', [id, seat, adverse])
const conclude = (client: Client, id: string, adverse: boolean) => client.query('insert into trial.outcomes values ($1, $2)', [id, adverse])
const decides = (who: PersonName, id: string, seat: number) => trial.as(who, client => decide(client, id, seat))

describe('a matter with two sides', () => {
  it('lets one work and two others decide, and only then be adverse', async () => {
    const id = await newCase()
    await trial.as('rita', client => work(client, id))
    await decides('dora', id, 1)
    await refused(
      '23503',
      trial.as('dora', client => conclude(client, id, true)),
    )
    await decides('dina', id, 2)
    await trial.as('dora', client => conclude(client, id, true))
  })

  it('does not let who worked decide, nor who decided work', async () => {
    const id = await newCase()
    await trial.as('rita', client => work(client, id))
    await refused('23P01', decides('rita', id, 1), /another person/)
    await decides('dora', id, 1)
    await refused(
      '23P01',
      trial.as('dora', client => work(client, id)),
    )
  })

  it('does not give one person both seats', async () => {
    const id = await newCase()
    await decides('dora', id, 1)
    await refused('23505', decides('dora', id, 2))
  })

  it('stamps who acts, whoever was named', async () => {
    const id = await newCase()
    await trial.as('dora', async client =>
      client.query('insert into trial.decisions (case_id, seat, decided_by, adverse) values ($1, 1, $2, true)', [
        id,
        await accountOf(trial, 'rita'),
      ]),
    )
    const by = await trial.as('dora', client => value(client, 'select decided_by from trial.decisions where case_id = $1', [id]))
    assert.equal(by, await accountOf(trial, 'dora'))
  })

  it('takes no side of an outside person, who has an account on each side of a wall', async () => {
    const id = await newCase()
    await trial.asOperator(async operator => {
      await operator.query(`update spine.accounts set standing = 'outside' where subject = 'dina'`)
      await refused('42501', decides('dina', id, 1), /only staff/)
      await operator.query(`update spine.accounts set standing = 'staff' where subject = 'dina'`)
    })
    await decides('dina', id, 1)
  })

  it('gives exactly one side to who works and decides at once', async () => {
    for (let round = 0; round < 15; round += 1) {
      const id = await newCase()
      const both = await Promise.allSettled([trial.as('rita', client => work(client, id)), decides('rita', id, 1)])
      assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
      const sides = await trial.asOperator(operator => value(operator, 'select count(*)::int from spine.hands where matter = $1', [id]))
      assert.equal(sides, 1)
    }
  })

  it('gives nobody both seats when three decide at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await newCase()
      await Promise.allSettled([decides('dora', id, 1), decides('dora', id, 2), decides('dina', id, 2)])
      const seats = await trial.asOperator(operator => operator.query('select decided_by from trial.decisions where case_id = $1', [id]))
      assert.equal(new Set(seats.rows.map(row => row.decided_by)).size, seats.rowCount)
    }
  })
})

describe('the tables’ owner, by direct SQL', () => {
  const attempts: readonly (readonly [what: string, sql: string, code: string])[] = [
    ['change the actor', 'update trial.decisions set decided_by = gen_random_uuid()', '42501'],
    ['disable the trigger', 'alter table trial.decisions disable trigger take_side', '42501'],
    ['disable all triggers', 'alter table trial.decisions disable trigger user', '42501'],
    ['weaken the trigger to enabled', 'alter table trial.decisions enable trigger take_side', '42501'],
    ['drop the trigger', 'drop trigger take_side on trial.decisions', '42501'],
    ['rename the trigger', 'alter trigger take_side on trial.decisions rename to another', '42501'],
    ['disable a witness', 'alter table trial.decisions disable trigger witness_insert', '42501'],
    [
      'replace the trigger’s function',
      `create or replace function spine.take_side() returns trigger language plpgsql as 'begin return new; end'`,
      '42501',
    ],
    ['drop the foreign key', 'alter table trial.decisions drop constraint decider_has_a_hand', '42501'],
    ['write sides', `insert into spine.hands values (gen_random_uuid(), spine.me(), 'decide')`, '42501'],
    ['read the key', 'select from spine.state', '42501'],
    ['read sessions', 'select from spine.sessions', '42501'],
    ['let the guard go', 'delete from spine.guards', '42501'],
    ['rename the table away', 'alter table trial.decisions rename to decided', '42501'],
    ['move the table away', 'create schema elsewhere; alter table trial.decisions set schema elsewhere', '42501'],
    ['drop the table', 'drop table trial.decisions cascade', '42501'],
    ['no longer force row security', 'alter table trial.decisions no force row level security', '42501'],
    ['disable row security', 'alter table trial.cases disable row level security', '42501'],
    ['skip triggers as a replica', 'set local session_replication_role = replica', '42501'],
    ['disable the watch', 'alter event trigger spine_watch disable', '42501'],
    ['drop the watch', 'drop event trigger spine_watch', '42501'],
    ['give its role away', 'grant muster_owner to muster_service', '42501'],
  ]
  for (const [what, sql, code] of attempts)
    it(`may not ${what}`, async () => {
      const id = await newCase()
      await decides('dora', id, 1)
      await refused(
        code,
        trial.asOwner(owner => owner.query(sql)),
      )
    })

  it('writes nothing without entering, and is no member of staff when entered', async () => {
    const id = await newCase()
    const insert = (owner: Client) =>
      owner.query('insert into trial.decisions (case_id, seat, decided_by, adverse) values ($1, 1, gen_random_uuid(), true)', [id])
    await refused('28000', trial.asOwner(insert, false), /nobody has entered/)
    await refused('42501', trial.asOwner(insert), /only staff/)
  })

  it('still changes what is not guarded: the control', async () => {
    await trial.asOwner(async owner => {
      await owner.query('alter table trial.cases add column note text')
      await owner.query(`update trial.cases set note = 'moved' where unit_id = 2`)
      await owner.query('alter table trial.cases drop column note')
    })
  })
})

describe('the superuser', () => {
  const forge = (operator: Client, id: string) =>
    operator.query(`insert into trial.decisions (case_id, seat, decided_by, adverse) values ($1, 1, gen_random_uuid(), true)`, [id])

  it('is refused as a replica too, since the triggers are always enabled', async () => {
    const id = await newCase()
    await trial.asOperator(async operator => {
      await refused('28000', forge(operator, id))
      await operator.query('set session_replication_role = replica')
      await refused('28000', forge(operator, id))
    })
  })

  it('gets a row in with the triggers off, which shows that it was they that refused, and what is missing then', async () => {
    const id = await newCase()
    await trial.asOperator(async operator => {
      await operator.query('begin')
      await refusedHere(operator, () => forge(operator, id))
      await operator.query('alter event trigger spine_watch disable')
      await operator.query('alter table trial.decisions disable trigger all')
      await forge(operator, id)
      // What the standing question finds: an act without its hand.
      assert.equal(
        await value(
          operator,
          'select count(*)::int from trial.decisions d where case_id = $1 and not exists (select from spine.hands h where h.matter = d.case_id and h.account = d.decided_by)',
          [id],
        ),
        1,
      )
      assert.notEqual(await value(operator, `select count(*)::int from spine.open_doors where door like 'a guard%'`), 0)
      await operator.query('rollback')
    })
  })
})

async function refusedHere(client: Client, attempt: () => Promise<unknown>): Promise<void> {
  await client.query('savepoint before')
  await refused('28000', attempt())
  await client.query('rollback to savepoint before')
}
