/** One PostgreSQL server for a whole test run, quick because nothing in it is worth keeping, with one prepared database to copy. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BOOTSTRAP_FOLDER, bootstrap, LOGINS } from '../../src/platform/db/bootstrap.ts'
import { type Access, SUPERUSER, urlOf } from '../../src/platform/db/embedded/access.ts'
import { ensureDatabase, letIn } from '../../src/platform/db/embedded/logins.ts'
import { findNeighbour, stopOrphan } from '../../src/platform/db/embedded/neighbour.ts'
import { startEmbedded } from '../../src/platform/db/embedded/server.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { withClient } from '../../src/platform/db/one-client.ts'
import { readSqlFiles, runSqlFile } from '../../src/platform/db/sql-files.ts'

/** Says where the run's server is; test files that are run alone find it empty. */
export const SERVER_VARIABLE = 'MUSTER_TEST_SERVER'
const TEMPLATE = 'muster_template'

type ThrowAwayServer = { access: Access; stop(): Promise<void> }

const PREFIX = 'muster-test-server-'
/** A crash loses everything here, and it is quicker for that. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300, shared_buffers: '128MB' }

export async function startThrowAwayServer(): Promise<ThrowAwayServer> {
  await clearForgotten()
  const folder = await mkdtemp(join(tmpdir(), PREFIX))
  const server = await startEmbedded({ folder, settings: SETTINGS, log: () => undefined })
  const stop = async () => {
    await server.stop()
    for (const place of [server.folder, folder]) await rm(place, { recursive: true, force: true })
  }
  try {
    await makeTemplate(server)
    return { access: server.access, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeTemplate(server: Awaited<ReturnType<typeof startEmbedded>>): Promise<void> {
  await ensureDatabase(server, TEMPLATE)
  await bootstrap(server.url(SUPERUSER, TEMPLATE))
  await letIn(server, LOGINS)
  await migrate({ url: server.url('muster_migrator', TEMPLATE) })
  // A template with a connection cannot be copied.
  await withClient(server.url(SUPERUSER, 'postgres'), client =>
    client.query(`alter database ${TEMPLATE} with is_template true allow_connections false`),
  )
}

/** Gives the copy's name. */
export async function copyTemplate(access: Access, template = TEMPLATE): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await withClient(urlOf(access, SUPERUSER, 'postgres'), client =>
    client.query(`create database ${name} template ${template} strategy wal_log`),
  )
  await giveGrants(urlOf(access, SUPERUSER, name))
  return name
}

/** What is granted on a database itself is not copied with it. */
async function giveGrants(url: string): Promise<void> {
  const files = (await readSqlFiles(BOOTSTRAP_FOLDER)).filter(({ name }) => name.endsWith('-this-database.sql'))
  if (files.length !== 1) throw new Error('The bootstrap has no one file for what is granted on the database itself.')
  await withClient(url, async client => {
    for (const file of files) await runSqlFile(client, file)
  })
}

/** Servers of test runs that were killed: nobody else would ever stop them. */
async function clearForgotten(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const folder = join(tmpdir(), name)
    const neighbour = findNeighbour(join(folder, 'data'))
    if (!neighbour?.isOrphan) continue
    await stopOrphan(join(folder, 'data'), neighbour)
    await rm(folder, { recursive: true, force: true })
  }
}
