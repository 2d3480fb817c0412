import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { startSupervisor } from '../../../../test/support/supervisors.ts'
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { withClient } from '../one-client.ts'
import { SUPERUSER } from './access.ts'
import { findBinaries, makeMissingLinks } from './binaries.ts'
import { startEmbedded } from './server.ts'
import { chooseWay } from './ways.ts'

const isRoot = process.getuid?.() === 0
const settings = { fsync: 'off', shared_buffers: '16MB', shared_preload_libraries: '' }
const { path: closed } = await temporaryFolder()
/** Root alone may pass through it, as through a home folder. */
mkdirSync(join(closed, 'home'), { mode: 0o700 })

async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-test-open-'))
  chmodSync(folder, 0o755)
  after(() => rm(folder, { recursive: true }))
  return folder
}

describe('the way to run PostgreSQL', () => {
  it('is direct for an ordinary user', { skip: !isRoot && 'every other test shows it where the tests are not run by root' }, async () => {
    const folder = await openFolder()
    chmodSync(folder, 0o777)
    const before = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--']
    const supervisor = startSupervisor(join(folder, 'db'), { settings }, before)
    const { way, url, refused } = await supervisor.told
    assert.equal(refused, undefined)
    assert.equal(way, 'direct')
    await withClient(url, async client => assert.equal((await client.query('select 1')).rowCount, 1))
    await supervisor.end('SIGTERM')
  })

  it('is another user for root without namespaces, in a folder he can reach', { skip: !isRoot && 'only root can' }, async () => {
    const open = await openFolder()
    const said: string[] = []
    const options = { folder: join(closed, 'home', 'db'), openFolder: open, way: 'other-user', settings } as const
    const server = await startEmbedded({ ...options, log: line => said.push(line) })
    after(() => server.stop())
    assert.ok(server.folder.startsWith(open), server.folder)
    assert.match(said.join(), /lies in/)
    assert.notEqual(statSync(join(server.folder, 'data')).uid, 0)
    assert.equal(statSync(join(server.folder, 'data')).mode & 0o077, 0)
    assert.equal(statSync(join(closed, 'home')).mode & 0o777, 0o700, 'a folder that is not ours is as it was')
    await withClient(server.url(SUPERUSER, 'postgres'), async client => assert.equal((await client.query('select 1')).rowCount, 1))

    await server.stop()
    const again = await startEmbedded({ ...options, log: () => undefined })
    assert.equal(again.folder, server.folder)
    await again.stop()
  })

  it('copies the programs where that user cannot reach them', { skip: !isRoot && 'only root can' }, async () => {
    const open = await openFolder()
    const binaries = findBinaries()
    const hidden = join(closed, 'home', 'native')
    symlinkSync(binaries.folder, hidden)
    const way = chooseWay({ folder: join(open, 'db'), binaries: { ...binaries, folder: hidden }, way: 'other-user', openFolder: open })
    assert.equal(way.programs, join(open, `postgresql-${binaries.version}`))
    assert.equal(way.folder, join(open, 'db'))
    assert.equal(statSync(join(way.programs, 'bin', 'postgres')).uid, 0, 'its user cannot change the programs it runs')
  })

  it('makes the library links that npm left out', () => {
    const { folder } = findBinaries()
    const home = join(closed, 'package')
    mkdirSync(join(home, 'native', 'lib'), { recursive: true })
    symlinkSync(join(folder, 'pg-symlinks.json'), join(home, 'native', 'pg-symlinks.json'))
    rmSync(join(home, 'native', 'lib', 'libicui18n.so.60'), { force: true })
    symlinkSync(join(folder, 'lib', 'libicui18n.so.60.2'), join(home, 'native', 'lib', 'libicui18n.so.60.2'))
    makeMissingLinks(home)
    assert.ok(existsSync(join(home, 'native', 'lib', 'libicui18n.so.60')))
    makeMissingLinks(home)
  })
})
