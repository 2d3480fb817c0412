import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSupervisor } from '../../../../test/support/supervisors.ts'
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { withClient } from '../one-client.ts'
import { SUPERUSER } from './access.ts'
import { commandOf } from './processes.ts'
import { type EmbeddedServer, type StartOptions, startEmbedded } from './server.ts'

const isRoot = process.getuid?.() === 0
const QUICK = { fsync: 'off', shared_buffers: '16MB', shared_preload_libraries: '' }
// The way of a temporary folder: below 0700, as a home folder is.
const { path } = await temporaryFolder()

async function start(name: string, options: Partial<StartOptions> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ folder: join(path, name), log: () => undefined, settings: QUICK, ...options })
  after(() => server.stop())
  return server
}

const ask = async (url: string, sql: string): Promise<unknown> =>
  withClient(url, async client => Object.values((await client.query(sql)).rows[0] ?? {})[0])

describe('an embedded server', () => {
  it('makes its database at the first start and finds it again at the second', async () => {
    const said: string[] = []
    const first = await start('twice', { log: line => said.push(line) })
    await ask(first.url(SUPERUSER, 'postgres'), 'create table kept as select 42 as answer')
    await first.stop()
    const second = await start('twice', { log: line => said.push(line) })
    assert.equal(await ask(second.url(SUPERUSER, 'postgres'), 'select answer from kept'), 42)
    assert.deepEqual(said, ['Made a new database.'])
  })

  it('sorts by code point, checks its pages, and is open neither to the network nor without its password', async () => {
    const server = await start('settings')
    const url = server.url(SUPERUSER, 'postgres')
    assert.equal(
      await ask(url, `select datcollate || ' ' || pg_encoding_to_char(encoding) from pg_database where datname = 'postgres'`),
      'C.UTF-8 UTF8',
    )
    assert.equal(await ask(url, 'show data_checksums'), 'on')
    assert.equal(await ask(url, 'show listen_addresses'), '')
    assert.equal(await ask(url, `select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256'`), 0)
    const wrong = url.replace(/:[^:@/]+@/, ':guessed@')
    await assert.rejects(ask(wrong, 'select 1'), { code: '28P01' })
    assert.equal(statSync(join(server.folder, 'secret')).mode & 0o777, 0o600)
    assert.equal(statSync(server.folder).mode & 0o077, 0)
  })

  it('listens on the loopback address alone where a port is asked for, or the folder is too deep for a socket', async () => {
    const deep = join('a'.repeat(60), 'b'.repeat(60))
    for (const server of [await start('with-a-port', { port: 0 }), await start(deep)]) {
      const url = server.url(SUPERUSER, 'postgres')
      assert.match(url, /@127\.0\.0\.1:\d+\//)
      assert.equal(await ask(url, 'show listen_addresses'), '127.0.0.1')
      await server.stop()
    }
  })

  it('starts again after the server was killed, with everything that was committed', async () => {
    const server = await start('killed', { settings: { ...QUICK, fsync: 'on' } })
    await ask(server.url(SUPERUSER, 'postgres'), 'create table kept as select 7 as answer')
    process.kill(server.pid, 'SIGKILL')
    await server.ended
    const again = await start('killed')
    assert.equal(await ask(again.url(SUPERUSER, 'postgres'), 'select answer from kept'), 7)
  })

  it('outlives a supervisor that was killed or interrupted; the next start stops it and starts its own', async () => {
    for (const way of ['killed', 'interrupted'] as const) {
      const supervisor = startSupervisor(join(path, `supervisor-${way}`), { settings: QUICK })
      const { pid, url } = await supervisor.told
      await ask(url, 'create table kept as select 8 as answer')
      await (way === 'killed' ? supervisor.end('SIGKILL') : supervisor.interrupt())
      assert.equal(await ask(url, 'select answer from kept'), 8, 'the orphan still runs')

      const said: string[] = []
      const server = await start(`supervisor-${way}`, { log: line => said.push(line) })
      assert.notEqual(server.pid, pid)
      assert.equal(commandOf(pid), '', 'the orphan has ended')
      assert.equal(await ask(server.url(SUPERUSER, 'postgres'), 'select answer from kept'), 8)
      assert.match(said.join(), /ended without stopping it/)
    }
  })

  it('refuses a folder that another living supervisor uses, and leaves its server alone', async () => {
    const supervisor = startSupervisor(join(path, 'neighbour'), { settings: QUICK })
    const { url } = await supervisor.told
    await assert.rejects(start('neighbour'), { name: 'Problem', kind: 'conflict', message: new RegExp(`in use .*${supervisor.child.pid}`) })
    assert.equal(await ask(url, 'select 1'), 1)
    await supervisor.end('SIGTERM')
    assert.equal(await ask((await start('neighbour')).url(SUPERUSER, 'postgres'), 'select 1'), 1)
  })

  it('is started by exactly one of three that make the same folder at once', async () => {
    const supervisors = [1, 2, 3].map(() => startSupervisor(join(path, 'race'), { settings: QUICK }))
    const told = await Promise.all(supervisors.map(supervisor => supervisor.told))
    const [winner, ...others] = told.filter(({ refused }) => refused === undefined)
    assert.equal(others.length, 0)
    assert.equal(await ask(winner?.url ?? '', 'select 1'), 1)
    for (const { refused } of told.filter(({ refused }) => refused !== undefined)) assert.match(refused ?? '', /^Problem: .*in use/)
  })

  it('starts where a crash left a process number that another program has by now', async () => {
    const server = await start('recycled')
    await server.stop()
    const note = join(server.folder, 'data', 'postmaster.pid')
    // Not ourselves: PostgreSQL knows that its parent is no server.
    const other = spawn(process.execPath, ['--eval', 'setInterval(() => undefined, 60_000)'], { stdio: 'ignore' })
    after(() => other.kill())
    writeFileSync(note, `${other.pid}\n${server.folder}/data\n1700000000\n5432\n\n\n  1  1\nready\n`)
    if (isRoot) chmodSync(note, 0o600)
    assert.equal(await ask((await start('recycled')).url(SUPERUSER, 'postgres'), 'select 1'), 1)
  })

  it('begins anew where an earlier start was cut short while it made the database', async () => {
    const folder = join(path, 'cut-short')
    mkdirSync(join(folder, 'data.making.999999999.1', 'base'), { recursive: true })
    assert.equal(await ask((await start('cut-short')).url(SUPERUSER, 'postgres'), 'select 1'), 1)
    assert.throws(() => statSync(join(folder, 'data.making.999999999.1')), { code: 'ENOENT' })
  })

  it('says why it did not start, in the words of its log', async () => {
    await assert.rejects(
      start('wrong', { settings: { ...QUICK, shared_buffers: 'plenty' } }),
      /invalid value for parameter "shared_buffers"/,
    )
  })

  it('waits for everybody to leave when asked to stop smartly, and not when asked to stop fast', async () => {
    const server = await start('stopping')
    let hasEnded = false
    await withClient(server.url(SUPERUSER, 'postgres'), async client => {
      const stopped = server.stop('smart').then(() => (hasEnded = true))
      await sleep(300)
      assert.equal((await client.query('select 1')).rowCount, 1)
      assert.equal(hasEnded, false)
      await server.stop('fast')
      await stopped
    })
    assert.match(readFileSync(join(server.folder, 'postgresql.log'), 'utf8'), /database system is shut down/)
  })
})
