/** Runs `db/bootstrap/`: what only a superuser may make. All of it in one transaction, and again whenever a release changed any of it. */
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, DatabaseError } from 'pg'
import { checkDoors } from './doors.ts'
import { withClient } from './one-client.ts'
import { readSqlFiles, runSqlFile, type SqlFile } from './sql-files.ts'

export const BOOTSTRAP_FOLDER = resolve(import.meta.dirname, '../../../db/bootstrap')

/** The logins that the bootstrap makes, without passwords. */
export const LOGINS = ['muster_migrator', 'muster_service', 'muster_worker', 'muster_door', 'muster_measures'] as const
export type Login = (typeof LOGINS)[number]

/** `newer`: these files ran once, and others since. */
export type BootstrapState = 'missing' | 'old' | 'current' | 'newer'

/** True if it ran; false where the same files had run before. `url` is a superuser's. */
export async function bootstrap(url: string, folder = BOOTSTRAP_FOLDER): Promise<boolean> {
  const ran = await runFiles(url, folder)
  if (ran || !(await withClient(url, hasQueue))) await prepareQueue(url)
  return ran
}

async function runFiles(url: string, folder: string): Promise<boolean> {
  const files = await readSqlFiles(folder)
  for (let tries = 1; ; tries += 1) {
    try {
      return await withClient(url, client => bootstrapAs(client, files))
    } catch (error) {
      if (tries >= 20 || !isRace(error)) throw error
      await sleep(50 * tries)
    }
  }
}

/** What a program finds that starts, asked as any of the logins. */
export async function bootstrapState(client: Client, folder = BOOTSTRAP_FOLDER): Promise<BootstrapState> {
  const files = await readSqlFiles(folder)
  if (!(await hasOwnTables(client))) return 'missing'
  const { rows } = await client.query<{ digest: string }>('select digest from migrations.bootstraps order by id')
  const last = rows.at(-1)?.digest
  if (last === undefined) return 'missing'
  const ours = digestOf(files)
  if (last === ours) return 'current'
  return rows.some(({ digest }) => digest === ours) ? 'newer' : 'old'
}

async function bootstrapAs(client: Client, files: readonly SqlFile[]): Promise<boolean> {
  await client.query('begin')
  if (!(await hasOwnTables(client))) await client.query(OWN_TABLES)
  await client.query('lock table migrations.bootstraps in exclusive mode')
  const digest = digestOf(files)
  if ((await lastDigest(client)) === digest) {
    await client.query('commit')
    return false
  }
  for (const file of files) await runSqlFile(client, file)
  await client.query(OWN_GRANTS)
  await client.query('insert into migrations.bootstraps (digest, files) values ($1, $2)', [digest, namesAndDigests(files)])
  await checkDoors(client)
  await client.query('select spine.settle()')
  await client.query('commit')
  return true
}

/** False also where somebody was cut short after the files. */
async function hasQueue(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('graphile_worker._private_jobs') is not null as there`)
  return rows[0]?.there === true
}

/** The queue's own migrations, as its owner, who may change nothing else. */
async function prepareQueue(url: string): Promise<void> {
  const [{ runMigrations, Logger }, { libraryPool }] = await Promise.all([import('graphile-worker'), import('../jobs/library-pool.ts')])
  const pgPool = libraryPool({ connectionString: url, options: '-c role=muster_worker', max: 1 })
  try {
    await runMigrations({ pgPool, logger: new Logger(() => () => undefined) })
  } finally {
    await pgPool.end()
  }
}

const digestOf = (files: readonly SqlFile[]): string => createHash('sha256').update(namesAndDigests(files)).digest('hex')
const namesAndDigests = (files: readonly SqlFile[]): string => JSON.stringify(files.map(({ name, digest }) => ({ name, digest })))

async function hasOwnTables(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('migrations.bootstraps') is not null as there`)
  return rows[0]?.there === true
}

async function lastDigest(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ digest: string }>('select digest from migrations.bootstraps order by id desc limit 1')
  return rows[0]?.digest
}

/** Made by the runner, because it must know what ran before any file has. */
const OWN_TABLES = `
create schema if not exists migrations;
revoke all on schema migrations from public;
create table if not exists migrations.bootstraps (
  id int generated always as identity primary key, digest text not null, files jsonb not null, at timestamptz not null default now());
create table if not exists migrations.done (name text primary key, digest text not null, at timestamptz not null default now());
create table if not exists migrations.gate (one boolean primary key default true check (one));
insert into migrations.gate default values on conflict do nothing;`

/** A migrator locks the gate's one row and adds to what is done; it changes nothing that stands there. */
const OWN_GRANTS = `
grant usage on schema migrations to muster_owner, ${LOGINS.join(', ')};
grant select on migrations.bootstraps, migrations.done to muster_owner, ${LOGINS.join(', ')};
grant insert on migrations.done to muster_owner;
grant select, update on migrations.gate to muster_owner;`

/** Two at once before the first table is there to lock, or in two databases of one server, which share their roles. */
function isRace(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof DatabaseError ? error.cause : error
  if (!(cause instanceof DatabaseError)) return false
  return RACES.has(cause.code ?? '') || /tuple concurrently/.test(cause.message)
}

const RACES = new Set(['23505', '42P06', '42P07', '42710', '40P01', '40001'])
