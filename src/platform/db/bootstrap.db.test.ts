import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { emptyDatabase, type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { BOOTSTRAP_FOLDER, bootstrap, bootstrapState, type Login } from './bootstrap.ts'
import { SUPERUSER } from './embedded/access.ts'
import { withClient } from './one-client.ts'

const folder = await temporaryFolder()

/** The real files, and one more. */
async function filesWith(name: string, text: string): Promise<string> {
  const copy = join(folder.path, name)
  cpSync(BOOTSTRAP_FOLDER, copy, { recursive: true })
  await folder.write(`${name}/99-${name}.sql`, text)
  return copy
}

const stateFor = (database: TestDatabase, user: Login | typeof SUPERUSER, from = BOOTSTRAP_FOLDER) =>
  withClient(database.url(user), client => bootstrapState(client, from))

const count = (database: TestDatabase, sql: string): Promise<number> =>
  withClient(
    database.url(SUPERUSER),
    async client => (await client.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? 0,
  )

describe('the bootstrap', () => {
  it('prepares an empty database once, and again when a file has changed', async () => {
    const database = await emptyDatabase()
    const url = database.url(SUPERUSER)
    assert.equal(await stateFor(database, SUPERUSER), 'missing')
    assert.equal(await bootstrap(url), true)
    assert.equal(await bootstrap(url), false)
    assert.equal(await stateFor(database, SUPERUSER), 'current')

    const changed = await filesWith('changed', 'comment on schema spine is $$the spine$$;')
    assert.equal(await stateFor(database, SUPERUSER, changed), 'old')
    assert.equal(await bootstrap(url, changed), true)
    assert.equal(await bootstrap(url, changed), false)
    assert.equal(await stateFor(database, SUPERUSER), 'newer', 'for who has the files of before')
    assert.equal(await count(database, 'migrations.bootstraps'), 2)
    assert.equal(await count(database, 'pg_event_trigger where evtenabled = $$A$$'), 1, 'the watch is awake again')
  })

  it('tells each of the programs whether it is there', async () => {
    const database = await testDatabase()
    for (const login of ['muster_migrator', 'muster_service', 'muster_worker', 'muster_door', 'muster_measures'] as const)
      assert.equal(await stateFor(database, login), 'current', login)
    await assert.rejects(
      withClient(database.url('muster_service'), client => client.query('delete from migrations.bootstraps')),
      { code: '42501' },
    )
  })

  it('runs whole or not at all, and names the line it failed at', async () => {
    const database = await emptyDatabase()
    const broken = await filesWith('broken', '-- why\n\ncomment on schema spine is $$half$$;\nselect 1 / 0;\n')
    await assert.rejects(bootstrap(database.url(SUPERUSER), broken), { message: '99-broken.sql, line 4: division by zero' })
    assert.equal(await count(database, `pg_namespace where nspname in ('spine', 'ledger', 'migrations')`), 0)
  })

  it('refuses to leave a door open', async () => {
    const database = await emptyDatabase()
    const open = await filesWith(
      'open',
      'set role spine_owner;\ncreate table spine.forgotten ();\ngrant select on spine.forgotten to person;\nreset role;',
    )
    await assert.rejects(bootstrap(database.url(SUPERUSER), open), /spine\.forgotten/)
    assert.equal(await stateFor(database, SUPERUSER), 'missing')
  })

  it('runs once where several start at once', async () => {
    const database = await emptyDatabase()
    const changed = await filesWith('raced', 'comment on schema spine is $$raced$$;')
    for (const [times, files] of [BOOTSTRAP_FOLDER, changed].entries()) {
      const ran = await Promise.all([1, 2, 3, 4].map(() => bootstrap(database.url(SUPERUSER), files)))
      assert.equal(ran.filter(Boolean).length, 1)
      assert.equal(await count(database, 'migrations.bootstraps'), times + 1)
    }
  })
})
