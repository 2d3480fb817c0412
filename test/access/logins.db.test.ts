/** What the programs' logins, and people through them, may not do at all: verbs, roles, functions, and the spine's own tables. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTrial, refused, value } from './trial.ts'

const trial = await openTrial()

const LOGINS = ['muster_service', 'muster_worker', 'muster_door', 'muster_measures', 'muster_migrator'] as const

/** As a person with a role in the table's rows, who has entered. */
const forPeople: readonly (readonly [what: string, sql: string, code?: string])[] = [
  ['delete', 'delete from trial.cases'],
  ['truncate', 'truncate trial.cases'],
  ['lock out others', 'lock table trial.cases in access exclusive mode'],
  ['disable a trigger', 'alter table trial.cases disable trigger all'],
  ['create a table', 'create table trial.mine (id int)'],
  ['create a table in public', 'create table public.mine (id int)'],
  ['create a temporary table', 'create temporary table mine (id int)'],
  ['create a function in pg_temp', `create function pg_temp.mine() returns int language sql as 'select 1'`],
  ['create a schema', 'create schema mine'],
  ['create a large object', 'select lo_create(0)'],
  ['read a server file', `select pg_read_file('PG_VERSION')`],
  ['copy to a server file', `copy trial.cases to '/tmp/cases'`],
  ['copy to a program', `copy trial.cases to program 'cat'`],
  ['end another connection', 'select pg_terminate_backend(pg_backend_pid())'],
  ['cancel another connection', 'select pg_cancel_backend(pg_backend_pid())'],
  ['take the owner’s role', 'set role muster_owner'],
  ['take the spine’s role', 'set role spine_owner'],
  ['take the jobs’ role', 'set role job'],
  ['change the session’s user', 'set session authorization muster_worker'],
  ['skip triggers as a replica', 'set session_replication_role = replica'],
  ['turn off row security', 'set row_security = off; select from trial.cases'],
  ['read the key', 'select key from spine.state'],
  ['read the key as it is laid over a block', 'select inner_pad from spine.state'],
  ['read sides', 'select from spine.hands'],
  ['write sides', `insert into spine.hands values (gen_random_uuid(), spine.me(), 'decide')`],
  ['read what was said', 'select from ledger.contents'],
  ['read entries', 'select from ledger.entries'],
  ['read requests', 'select from spine.requests'],
  [
    'give a role',
    `insert into spine.assignments (account, role, unit, valid, why) values (spine.me(), 'administrator', 1, '[2026-01-01,)', 'x')`,
  ],
  ['approve by update', 'update spine.assignments set approved_at = now()'],
  ['grant a matter', `insert into spine.grants values (gen_random_uuid(), spine.me(), gen_random_uuid(), 'infinity', 'x')`],
  ['address a matter', 'insert into spine.addressed values (gen_random_uuid(), 2)'],
  ['write an account', `insert into spine.accounts (subject, name, standing) values ('x', 'x', 'staff')`],
  ['write a policy', `update spine.policies set value = '0'`],
  ['write the calendar', 'delete from spine.calendar'],
  ['compute a mac', `select spine.mac_of('x', '', '')`],
  ['write an entry as another', `select ledger.write(gen_random_uuid(), 'x', 'x', '{}', null, '{}')`],
  ['take a side outright', `select spine.hold_side(gen_random_uuid(), spine.me(), 'decide')`],
  ['name an administrator', 'select spine.found_administrator(spine.me(), 1)'],
  ['move a session’s last use', `select spine.note_session(spine.session(), '|administrator|{1}', 0)`],
  ['close a session outright', `select spine.shut(spine.session(), spine.me(), 'x')`],
  ['change a guard', 'delete from spine.guards'],
]

describe('a person who has entered may not', () => {
  it('fail to do what is allowed: the control', async () => {
    const seen = await trial.as('dina', client => value(client, 'select count(*)::int from trial.cases'))
    assert.equal(seen, 2)
    const copied = await trial.as('dina', client => client.query(`update trial.cases set title = 'Seen'`))
    assert.equal(copied.rowCount, 2)
  })

  for (const [what, sql, code = '42501'] of forPeople)
    it(what, () =>
      refused(
        code,
        trial.as('dina', client => client.query(sql)),
      ),
    )
})

describe('a login that has not taken its role', () => {
  for (const login of LOGINS)
    it(`${login} reads nothing and makes nothing`, () =>
      trial.withClient(login, async client => {
        for (const sql of [
          'select from trial.cases',
          'select from spine.sessions',
          'select from spine.state',
          'select from ledger.contents',
          'create temporary table mine (id int)',
          'create schema mine',
          'create table public.mine (id int)',
          'set role spine_owner',
          'set session_replication_role = replica',
          `select spine.mac_of('x', '', '')`,
        ])
          await refused(login === 'muster_measures' && sql.startsWith('create') ? '25006' : '42501', client.query(sql))
      }))

  it('measures cannot write even in a role, the worker cannot become a person', async () => {
    await trial.withClient('muster_measures', client =>
      refused('25006', client.query(`set role measure; create table public.mine (id int)`)),
    )
    for (const login of ['muster_worker', 'muster_door', 'muster_measures', 'muster_migrator'] as const)
      await trial.withClient(login, client => refused('42501', client.query('set role person')))
  })
})
