/** A database of its own for a test file: bootstrapped, migrated, empty; copied from the template of the run's server. */
import { randomBytes } from 'node:crypto'
import { after } from 'node:test'
import { bootstrap, type Login } from '../../src/platform/db/bootstrap.ts'
import { type Access, SUPERUSER, urlOf } from '../../src/platform/db/embedded/access.ts'
import { withClient } from '../../src/platform/db/one-client.ts'
import { copyTemplate, SERVER_VARIABLE, startThrowAwayServer } from './throw-away-server.ts'

export type TestDatabase = {
  name: string
  access: Access
  /** The address for one of the programs' logins, or for the superuser, whom no policy binds. */
  url(user: Login | typeof SUPERUSER): string
}

/** Called at the top of a test file. Nothing is dropped afterwards: dropping takes long, and the whole server goes with the run. */
export async function testDatabase(): Promise<TestDatabase> {
  const access = await testServer()
  return databaseOf(access, await copyTemplate(access))
}

/** An empty database, for what prepares databases itself. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const access = await testServer()
  const name = `empty_${randomBytes(8).toString('hex')}`
  await withClient(urlOf(access, SUPERUSER, 'postgres'), client => client.query(`create database ${name} template template0`))
  return databaseOf(access, name)
}

/** Bootstrapped and without any feature's tables, for what migrates by itself. Prepared once for a file. */
export async function bootstrappedDatabase(): Promise<TestDatabase> {
  prepared ??= emptyDatabase().then(async empty => {
    await bootstrap(empty.url(SUPERUSER))
    return empty
  })
  const { access, name } = await prepared
  return databaseOf(access, await copyTemplate(access, name))
}

let prepared: Promise<TestDatabase> | undefined

const databaseOf = (access: Access, name: string): TestDatabase => ({ name, access, url: user => urlOf(access, user, name) })

let own: ReturnType<typeof startThrowAwayServer> | undefined

/** The run's server; a file that is run alone starts one for itself. */
async function testServer(): Promise<Access> {
  const given = process.env[SERVER_VARIABLE]
  if (given) return JSON.parse(given) as Access
  own ??= startThrowAwayServer()
  return (await own).access
}

// Here and not where it starts: that may be inside a test, whose end would stop the server of all the others.
after(async () => (await own)?.stop())
