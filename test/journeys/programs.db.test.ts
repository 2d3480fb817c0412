/** What an operator does: start everything on an empty folder, lose it, start it again; and run it on a server of their own with logins that may do little. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { SUPERUSER } from '../../src/platform/db/embedded/access.ts'
import { emptyDatabase } from '../support/database.ts'
import { runMuster } from '../support/run-muster.ts'
import { startMuster } from '../support/running-muster.ts'

const READY = /Muster is ready: (\S+)/
const answerOf = async (address: string, path: string) => {
  const answer = await fetch(new URL(path, address))
  return { status: answer.status, text: await answer.text() }
}

async function folderOf(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `muster-${name}-`))
  after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

describe('muster start', () => {
  it('runs on an empty folder, is killed, starts again with what was there, and ends when told', async () => {
    const settings = { PORT: '0', MUSTER_DATA: join(await folderOf('start'), 'data') }
    const first = startMuster('start', settings)
    const [, address = ''] = await first.until(READY)
    assert.deepEqual(await answerOf(address, '/readyz'), { status: 200, text: '{"ready":true,"wrong":[]}' })
    assert.match((await answerOf(address, '/')).text, /Muster/)
    await first.end('SIGKILL')

    const second = startMuster('start', settings)
    const [, again = ''] = await second.until(READY)
    assert.equal((await answerOf(again, '/readyz')).status, 200)
    assert.equal(await second.end('SIGINT'), 0)
    assert.match(second.said, /Ending: what has begun is finished first/)

    const third = startMuster('start', settings)
    await third.until(READY)
    assert.equal(await third.end('SIGTERM'), 0)
  })

  it('does not start with real people on what is made for trying out, and says everything that is missing', async () => {
    const folder = await folderOf('refused')
    const { code, err } = await runMuster(['start'], { cwd: folder, env: { NODE_ENV: 'production', MUSTER_DATA: join(folder, 'data') } })
    assert.equal(code, 5)
    for (const name of ['BASE_URL', 'MUSTER_SECRET', 'OIDC_ISSUER', 'DATABASE_URL', 'CONTACT_EMAIL', 'SMTP_URL'])
      assert.match(err, new RegExp(name))
  })
})

describe('a server of one’s own', () => {
  it('is prepared once by its superuser, and then run by logins that own nothing', async () => {
    const database = await emptyDatabase()
    const cwd = await folderOf('server')
    const superuser = { BOOTSTRAP_DATABASE_URL: database.url(SUPERUSER) }

    const tooEarly = await runMuster(['migrate'], { cwd, env: { MIGRATION_DATABASE_URL: database.url('muster_migrator') } })
    assert.equal(tooEarly.code, 5)
    assert.match(tooEarly.err, /muster bootstrap/)

    const named = [
      '--organisation',
      'IC=Invented Constabulary',
      '--administrator',
      'first=First Person',
      '--administrator',
      'second=Second Person',
    ]
    const prepared = await runMuster(['bootstrap', ...named], { cwd, env: superuser })
    assert.equal(prepared.code, 0, prepared.err)
    const migrated = await runMuster(['migrate'], { cwd, env: { MIGRATION_DATABASE_URL: database.url('muster_migrator') } })
    assert.equal(migrated.code, 0, migrated.err)
    assert.match(migrated.out, /Migrated: 0001/)

    const logins = { DATABASE_URL: database.url('muster_service'), DOOR_DATABASE_URL: database.url('muster_door') }
    const asSuperuser = await runMuster(['service'], { cwd, env: { PORT: '0', ...logins, DATABASE_URL: database.url(SUPERUSER) } })
    assert.equal(asSuperuser.code, 5)
    assert.match(asSuperuser.err, /DATABASE_URL/)

    const service = startMuster('service', { PORT: '0', ...logins })
    const worker = startMuster('worker', { WORKER_DATABASE_URL: database.url('muster_worker') })
    const [, address = ''] = await service.until(READY)
    await worker.until(/Muster does its jobs/)
    assert.deepEqual(await answerOf(address, '/readyz'), { status: 200, text: '{"ready":true,"wrong":[]}' })
    assert.match((await answerOf(address, '/sign-in')).text, /You sign in with your organisation/)
    assert.equal(await service.end('SIGTERM'), 0)
    assert.equal(await worker.end('SIGTERM'), 0)
  })
})
