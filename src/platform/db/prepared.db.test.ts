import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emptyDatabase, testDatabase } from '../../../test/support/database.ts'
import { bootstrap, type Login } from './bootstrap.ts'
import { SUPERUSER } from './embedded/access.ts'
import { migrate } from './migrate.ts'
import { withClient } from './one-client.ts'
import { checkPrepared } from './prepared.ts'

const asked = (url: string, login: Login = 'muster_service') => ({ setting: 'DATABASE_URL', url, login })

describe('a program that is about to start', () => {
  it('is told which command comes first, until there is none', async () => {
    const database = await emptyDatabase()
    const check = () => checkPrepared(asked(database.url('muster_service')))
    await assert.rejects(check, { message: /not been prepared/, advice: /"muster bootstrap" first/ })
    await bootstrap(database.url(SUPERUSER))
    await assert.rejects(check, { message: /\d{4}-[a-z-]+\.sql has not run/, advice: /"muster migrate" first/ })
    await migrate({ url: database.url('muster_migrator') })
    await check()
  })

  it('is told when the database was prepared by an older or a newer release', async () => {
    const database = await testDatabase()
    const prepare = (digest: string) =>
      withClient(database.url(SUPERUSER), client =>
        client.query(
          `insert into migrations.bootstraps (digest, files) select coalesce($1, digest), files from migrations.bootstraps limit 1`,
          [digest],
        ),
      )
    await prepare('of another release')
    await assert.rejects(checkPrepared(asked(database.url('muster_service'))), { message: /newer release/, advice: 'Start that release.' })
    await withClient(database.url(SUPERUSER), client =>
      client.query(`delete from migrations.bootstraps where digest <> 'of another release'`),
    )
    await assert.rejects(checkPrepared(asked(database.url('muster_service'))), { message: /older release/, advice: /"muster bootstrap"/ })
  })

  it('does not start with the rights of another login, least of all the superuser', async () => {
    const database = await testDatabase()
    for (const user of [SUPERUSER, 'muster_worker'] as const)
      await assert.rejects(checkPrepared(asked(database.url(user))), {
        message: `DATABASE_URL signs in as ${user}.`,
        advice: 'It must sign in as muster_service.',
      })
  })

  it('says which address does not let it in, and never the password', async () => {
    const database = await testDatabase()
    const url = database.url('muster_service').replace(/:[^:@]+@/, ':not-the-password@')
    await assert.rejects(checkPrepared(asked(url)), (error: Error) => {
      assert.match(error.message, /DATABASE_URL does not let this program in/)
      assert.ok(!error.message.includes('not-the-password'))
      return true
    })
  })
})
