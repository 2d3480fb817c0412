/**
 * `npm run bench:request`: a request's transaction beside the same statement alone, on a million rows, through pools of the same size.
 *
 * `--rows N` (1,000,000), `--rounds N` (7), `--seconds S` a round and contender (1.5), `--callers N` (32). Prints ratios, writes nothing.
 * Where the system tells it, also by the processor time of program and server: other work on the machine moves that least.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CompiledQuery } from 'kysely'
import type { Pool } from 'pg'
import { bootstrap, LOGINS } from '../src/platform/db/bootstrap.ts'
import { SUPERUSER } from '../src/platform/db/embedded/access.ts'
import { ensureDatabase, letIn } from '../src/platform/db/embedded/logins.ts'
import { startEmbedded } from '../src/platform/db/embedded/server.ts'
import { withClient } from '../src/platform/db/one-client.ts'
import { CONNECTIONS, openPool } from '../src/platform/db/pools.ts'
import { answered, once } from '../src/platform/db/queries.ts'
import { asUser, asUserAtOnce } from '../src/platform/db/transaction.ts'
import type { Tx } from '../src/platform/db/tx.ts'
import { type Contender, compare } from './beside.ts'
import { signIn, takeOn } from './setting.ts'

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '1.5' },
    callers: { type: 'string', default: '32' },
  },
})
const rows = Number(options.rows)
const UNITS = 520

const GET = 'select id, unit_id, stage, opened_on, title from bench.cases where id = $1'
const LIST = `select id, unit_id, stage, opened_on, title from bench.cases where unit_id = 5 and stage = 'stage-3' order by opened_on limit 20`
const RECORD = 'select ledger.record($1, $2::uuid[])'
const INSERT = `insert into bench.cases (id, unit_id, stage, opened_on, title) values ($1, 5, 'stage-1', '2026-01-01', 'New')`
const INSERT_ALONE = `insert into bench.alone (id, unit_id, stage, opened_on, title) values ($1, 5, 'stage-1', '2026-01-01', 'New')`

const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'))
const server = await startEmbedded({ folder, log: () => undefined, settings: { shared_buffers: '256MB', max_wal_size: '2GB' } })
try {
  await ensureDatabase(server, 'bench')
  await bootstrap(server.url(SUPERUSER, 'bench'))
  await letIn(server, LOGINS)
  const { token, ids } = await fill()
  const bare = openPool({ url: server.url(SUPERUSER, 'bench'), name: 'bare' })
  const service = openPool({ url: server.url('muster_service', 'bench'), name: 'service' })
  console.log(
    `${rows.toLocaleString('en-GB')} rows, ${CONNECTIONS} connections, ${options.callers} callers, ${options.rounds} rounds of ${options.seconds} s`,
  )
  const [rounds, seconds, callers] = [Number(options.rounds), Number(options.seconds), Number(options.callers)]
  await compare(contendersFor({ bare, service, token, ids }), { rounds, seconds, callers, serverPid: server.pid })
  await Promise.all([bare.end(), service.end()])
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

/** 520 units; the person has the role for 26 of them, as a department has in a force. */
async function fill(): Promise<{ token: Buffer; ids: string[] }> {
  const tables = await readFile(resolve(import.meta.dirname, 'request-tables.sql'), 'utf8')
  const ids = await withClient(server.url(SUPERUSER, 'bench'), async operator => {
    await operator.query(`insert into spine.bodies values (1, 'Force')`)
    await operator.query(
      `insert into spine.units select n, 'U' || n, 'Unit ' || n, 1, case when n <= 1 then null when n <= 21 then 1 else 2 + n % 20 end from generate_series(1, ${UNITS}) n`,
    )
    await operator.query(
      `insert into spine.accounts (subject, name, standing) values ('anna', 'Anna', 'staff'), ('berta', 'Berta', 'staff'), ('vera', 'Vera', 'staff')`,
    )
    await operator.query(`select spine.found_administrator(id, 1) from spine.accounts where subject in ('anna', 'berta')`)
    await operator.query('set role muster_owner')
    await operator.query('set synchronous_commit = off')
    await operator.query(tables)
    await operator.query('reset role')
    await operator.query(`insert into bench.cases (unit_id, stage, opened_on, title)
      select 1 + n % ${UNITS}, 'stage-' || n % 7, date '2020-01-01' + n % 2200, 'Case ' || n from generate_series(1, ${rows}) n`)
    // The bare durable insert goes into a table of the same shape that no policy, trigger or person knows.
    await operator.query('create table bench.alone (like bench.cases including all)')
    await operator.query('create index on bench.cases (unit_id, stage, opened_on)')
    await operator.query('set role muster_owner')
    await operator.query(`call spine.witness_table('bench.cases', 'id')`)
    await operator.query('grant select, insert on bench.cases to person')
    await operator.query('reset role')
    await operator.query('vacuum analyze')
    const { rows: some } = await operator.query<{ id: string }>(`select id from bench.cases where unit_id = 5 limit 2000`)
    return some.map(({ id }) => id)
  })
  const url = (login: string) => server.url(login, 'bench')
  await takeOn(url, { subject: 'vera', role: 'vetting-manager', unit: 5 })
  return { token: await signIn(url, 'vera'), ids }
}

type Setting = { bare: Pool; service: Pool; token: Buffer; ids: string[] }
function contendersFor({ bare, service, token, ids }: Setting): Contender[] {
  let turn = 0
  const someId = () => {
    turn = (turn + 7) % ids.length
    return ids[turn] ?? ''
  }
  const asker = { token, act: 'bench.run' }
  const get = (tx: Tx, id: string) => tx.executeQuery(CompiledQuery.raw(GET, [id]))
  const list = (tx: Tx) => tx.executeQuery(CompiledQuery.raw(LIST))
  const insert = (tx: Tx, id: string) => tx.executeQuery(CompiledQuery.raw(INSERT, [id]))
  const record = (tx: Tx, kind: string, id: string) => tx.executeQuery(CompiledQuery.raw(RECORD, [kind, [id]]))

  return [
    { name: 'get alone', run: () => bare.query({ name: 'get', text: GET, values: [someId()] }) },
    { name: 'get under claims', against: 'get alone', bar: 0.28, run: () => asUserAtOnce(service, asker, tx => get(tx, someId())) },
    { name: 'get under claims, commit apart', against: 'get alone', run: () => asUser(service, asker, tx => get(tx, someId())) },
    { name: 'list alone', run: () => bare.query({ name: 'list', text: LIST }) },
    { name: 'list under claims', against: 'list alone', bar: 0.45, run: () => asUserAtOnce(service, asker, list) },
    { name: 'list under claims, commit apart', against: 'list alone', run: () => asUser(service, asker, list) },
    { name: 'insert alone', run: () => bare.query({ name: 'insert', text: INSERT_ALONE, values: [randomUUID()] }) },
    {
      name: 'create, witnessed and recorded',
      against: 'insert alone',
      bar: 0.25,
      run: () =>
        asUserAtOnce(service, asker, tx => {
          const id = randomUUID()
          return Promise.all([insert(tx, id), record(tx, 'case-opened', id)])
        }),
    },
    {
      name: 'create with its key once',
      against: 'insert alone',
      run: () =>
        asUser(service, asker, async tx => {
          const [id, key] = [randomUUID(), randomUUID()]
          if (await once(tx, key, Buffer.alloc(32))) return
          await Promise.all([insert(tx, id), record(tx, 'case-opened', id), answered(tx, key, { status: 303, headers: {} })])
        }),
    },
    {
      name: 'recorded read',
      against: 'insert alone',
      bar: 0.3,
      run: () =>
        asUserAtOnce(service, asker, tx => {
          const id = someId()
          return Promise.all([get(tx, id), record(tx, 'case-read', id)])
        }),
    },
  ]
}
