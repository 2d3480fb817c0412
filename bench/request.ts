/**
 * `npm run bench:request`: a request's transaction beside the same statement alone, on a million rows, through pools of the same size.
 *
 * `--rows N` (1,000,000), `--rounds N` (7), `--seconds S` a round and contender (1.5), `--callers N` (32). Prints ratios, writes nothing.
 * Where the system tells it, also by the processor time of program and server: other work on the machine moves that least.
 */
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
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
  await compare({ bare, service, token, ids })
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
  const token = await signIn('anna')
  const other = await signIn('berta')
  const asked = await asSomebody(
    token,
    `select spine.ask_assignment((select id from spine.accounts where subject = 'vera'), 'vetting-manager', 5, daterange(spine.today(), null), 'bench') as id`,
  )
  await asSomebody(other, `select spine.approve_assignment('${asked}') as id`)
  return { token: await signIn('vera'), ids }
}

function signIn(subject: string): Promise<Buffer> {
  return withClient(server.url('muster_door', 'bench'), async door => {
    const { rows: opened } = await door.query<{ token: Buffer }>(`select token from spine.open_session($1, 'phr', now(), 'bench')`, [
      subject,
    ])
    if (!opened[0]) throw new Error('no session')
    return opened[0].token
  })
}

function asSomebody(token: Buffer, statement: string): Promise<string> {
  return withClient(server.url('muster_service', 'bench'), async client => {
    await client.query('begin')
    await client.query('select spine.enter($1, $2)', [token, 'bench.prepare'])
    await client.query('set local role person')
    const { rows: got } = await client.query<{ id: string }>(statement)
    await client.query('commit')
    return got[0]?.id ?? ''
  })
}

type Setting = { bare: Pool; service: Pool; token: Buffer; ids: string[] }
type Contender = { name: string; against?: string; bar?: number; run: () => Promise<unknown> }

async function compare(setting: Setting): Promise<void> {
  const contenders = contendersFor(setting)
  const rounds = new Map<string, Round[]>()
  for (const { run } of contenders) await timed(run, 0.5)
  for (let round = 1; round <= Number(options.rounds); round++) {
    const order = round % 2 ? contenders : [...contenders].reverse()
    for (const { name, run } of order) rounds.set(name, [...(rounds.get(name) ?? []), await timed(run, Number(options.seconds))])
  }
  print(contenders, rounds)
}

/** Calls a second, and microseconds of processor time a call. */
type Round = { rate: number; cost: number }

async function timed(run: () => Promise<unknown>, seconds: number): Promise<Round> {
  const [start, spent] = [performance.now(), processorTime()]
  const end = start + seconds * 1000
  let calls = 0
  await Promise.all(
    Array.from({ length: Number(options.callers) }, async () => {
      while (performance.now() < end) {
        await run()
        calls += 1
      }
    }),
  )
  return { rate: (calls / (performance.now() - start)) * 1000, cost: (processorTime() - spent) / calls }
}

/** Of this program and of the server's processes, in microseconds; of the program alone where there is no /proc. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (
    user +
    system +
    serverProcesses().reduce((sum, pid) => sum + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1000, 0)
  )
}

function serverProcesses(): string[] {
  try {
    return readdirSync('/proc').filter(name => /^\d+$/.test(name) && parentOf(name) === server.pid)
  } catch {
    return []
  }
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    )
  } catch {
    // It ended meanwhile.
    return undefined
  }
}

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

function print(contenders: readonly Contender[], rounds: ReadonlyMap<string, Round[]>): void {
  console.log(
    `${rows.toLocaleString('en-GB')} rows, ${CONNECTIONS} connections, ${options.callers} callers, ${options.rounds} rounds of ${options.seconds} s`,
  )
  for (const { name, against, bar } of contenders) {
    const own = rounds.get(name) ?? []
    const line = `${name.padEnd(36)} ${`${Math.round(median(own.map(({ rate }) => rate)))}/s`.padStart(8)} ${`${Math.round(median(own.map(({ cost }) => cost)))} us`.padStart(8)}`
    if (against === undefined) console.log(line)
    else {
      const alone = rounds.get(against) ?? []
      const ratios = own.map(({ rate }, round) => rate / (alone[round]?.rate ?? Number.NaN))
      const range = `${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`
      const byCost = median(own.map(({ cost }, round) => (alone[round]?.cost ?? Number.NaN) / cost)).toFixed(2)
      console.log(`${line}  ${median(ratios).toFixed(2)} of ${against} (${range})${bar ? `, bar ${bar}` : ''}; by processor time ${byCost}`)
    }
  }
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2
}
