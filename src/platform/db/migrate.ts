/** Runs `db/migrations/` as `muster_migrator`: forward only, each file once, one migrator at a time however many start. */
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, DatabaseError } from 'pg'
import { Problem } from '../../values/problem.ts'
import { checkDoors } from './doors.ts'
import { type Done, pendingOf, runsAlone } from './migration-files.ts'
import { withClient } from './one-client.ts'
import { readSqlFiles, runSqlFile, type SqlFile, SqlFileError } from './sql-files.ts'

const MIGRATIONS_FOLDER = resolve(import.meta.dirname, '../../../db/migrations')

export type MigrateOptions = {
  /** As `muster_migrator`. */
  url: string
  folder?: string
  log?: (line: string) => void
  /** How often a migration asks again for a table that somebody reads or writes. */
  tries?: number
}

/** Gives the names of the files that this call ran. */
export async function migrate({ url, folder = MIGRATIONS_FOLDER, log = () => undefined, tries = 60 }: MigrateOptions): Promise<string[]> {
  const files = await readSqlFiles(folder)
  return withClient(url, async gate => {
    await takeGate(gate)
    const pending = pendingOf(files, await listDone(gate))
    for (const file of pending) {
      // Whoever lost the gate, by a broken connection, is no longer the only one.
      await gate.query('select')
      await withClient(url, client => runMigration(client, file, tries))
      log(`Migrated: ${file.name}`)
    }
    await checkDoors(gate)
    await settle(url)
    return pending.map(({ name }) => name)
  })
}

/** The catalogue as it is now is what a release wanted; whatever changes it otherwise is alarmed. */
const settle = (url: string): Promise<void> =>
  withClient(url, async client => {
    await client.query('begin')
    await client.query(`select spine.enter_service('migration', 'migration.settle')`)
    await client.query('select spine.settle()')
    await client.query('commit')
  })

/** What a program that starts would miss; any of the logins may ask. */
export async function pendingMigrations(client: Client, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  return pendingOf(await readSqlFiles(folder), await listDone(client)).map(({ name }) => name)
}

/** Holds the one row until the connection ends. An advisory lock would not do: any login may take those and keep everybody out. */
async function takeGate(gate: Client): Promise<void> {
  try {
    await gate.query(`set role muster_owner`)
    await gate.query('begin')
    await gate.query('set local idle_in_transaction_session_timeout = 0')
    await gate.query('select from migrations.gate for update')
  } catch (error) {
    if (!(error instanceof DatabaseError) || !NOT_THERE.has(error.code ?? '')) throw error
    throw new Problem(
      'conflict',
      'This database has not been prepared for Muster.',
      'Run "muster bootstrap" with BOOTSTRAP_DATABASE_URL first.',
    )
  }
}

/** No such schema, table or role. */
const NOT_THERE = new Set(['3F000', '42P01', '22023', '42704'])

async function listDone(client: Client): Promise<Done[]> {
  const { rows } = await client.query<Done>('select name, digest from migrations.done order by name')
  return rows
}

async function runMigration(client: Client, file: SqlFile, tries: number): Promise<void> {
  await client.query('set role muster_owner')
  const run = runsAlone(file) ? runAlone : runInTransaction
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await run(client, file)
    } catch (error) {
      await client.query('rollback')
      if (left <= 0 || !(error instanceof SqlFileError) || !BUSY.has(error.code ?? '')) throw error
      await sleep(500)
    }
  }
}

/** Lock not available, deadlock. */
const BUSY = new Set(['55P03', '40P01'])

async function runInTransaction(client: Client, file: SqlFile): Promise<void> {
  await client.query('begin')
  // Whoever waits for a table makes all later readers wait behind it; so it gives up soon and asks again.
  await client.query(`set local lock_timeout = '300ms'`)
  const before = await transactionOf(client)
  await runSqlFile(client, file)
  if ((await transactionOf(client)) !== before) throw new Error(`${file.name} ends its own transaction, which is the runner's to end.`)
  await note(client, file)
  await commit(client, file)
}

async function transactionOf(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id')
  return rows[0]?.id
}

/** Deferred constraints speak only now. */
async function commit(client: Client, { name, text }: SqlFile): Promise<void> {
  try {
    await client.query('commit')
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new SqlFileError(name, text.trimEnd().split('\n').length, error)
  }
}

/** These statements wait for old transactions without keeping anybody else waiting. One that was cut short leaves an index that serves nobody. */
async function runAlone(client: Client, file: SqlFile): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index join pg_class on pg_class.oid = indexrelid
     where not indisvalid and pg_get_userbyid(relowner) = 'muster_owner'`,
  )
  for (const { name } of rows) await client.query(`drop index concurrently if exists ${name}`)
  await runSqlFile(client, file)
  await note(client, file)
}

async function note(client: Client, { name, digest }: SqlFile): Promise<void> {
  await client.query('insert into migrations.done (name, digest) values ($1, $2)', [name, digest])
}
