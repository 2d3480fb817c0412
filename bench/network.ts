/**
 * `npm run bench:network`: the register of 48 forces (5,000 units, 300,000 holdings over twenty years) as a page reads it, under claims and policies,
 * beside a bare indexed select of the same rows from flat tables.
 *
 * `--rounds N` (15), `--calls N` a round and contender (4). Prints the 95th percentile of each and their ratios, writes nothing.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Pool } from 'pg'
import { listChanges } from '../src/features/network/api/queries.ts'
import { findGaps } from '../src/features/network/coverage/gaps/actions.ts'
import { getScope } from '../src/features/network/coverage/gaps/queries.ts'
import { listCover, listHoldings, listUnits } from '../src/features/network/queries.ts'
import { bootstrap, LOGINS } from '../src/platform/db/bootstrap.ts'
import { SUPERUSER } from '../src/platform/db/embedded/access.ts'
import { ensureDatabase, letIn } from '../src/platform/db/embedded/logins.ts'
import { startEmbedded } from '../src/platform/db/embedded/server.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { withClient } from '../src/platform/db/one-client.ts'
import { openPool } from '../src/platform/db/pools.ts'
import { asUser } from '../src/platform/db/transaction.ts'
import type { Tx } from '../src/platform/db/tx.ts'
import { addDays, calendarDate } from '../src/values/date.ts'

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, calls: { type: 'string', default: '4' } },
})
const FIRST_DAY = calendarDate('2008-06-01')
type Day = typeof FIRST_DAY
/** Each call looks at another day, so that nothing is kept from the last one; and every contender at the same ones. */
const dayOf = (call: number): Day => addDays(FIRST_DAY, (call * 397) % 6500)

const ON_DAY = 'from_day <= $1 and until_day > $1'
const UNITS = `select id, code, name, kind, force_code, confirmed, source, from_day::text, until_day::text, approximate, parent from bare.units where ${ON_DAY} order by name, id`
const COVER = `select id, area, unit, from_day::text, until_day::text, approximate from bare.cover where ${ON_DAY} order by area, from_day`
const HOLDINGS = `select id, seat, role_kind, standing, person, name, rank, unit, area, from_day::text, until_day::text, approximate, source from bare.holdings where ${ON_DAY}`
const SORTED = 'order by from_day, standing, id'
// The places in which a required role is not held that day.
const GAPS = `select r.role_kind, u.id, u.code, u.name from bare.requirements r join bare.units u on u.kind = r.unit_kind and u.from_day <= $1 and u.until_day > $1
  where r.from_day <= $1 and not exists (select from bare.holdings h
    where h.unit = u.id and h.role_kind = r.role_kind and h.standing = 'holder' and h.from_day <= $1 and h.until_day > $1)
  order by r.role_kind, u.name`

const BEGINNING = { before: null, upTo: null, after: null }

const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'))
const server = await startEmbedded({ folder, log: () => undefined, settings: { shared_buffers: '256MB', max_wal_size: '2GB' } })
try {
  await ensureDatabase(server, 'bench')
  await bootstrap(server.url(SUPERUSER, 'bench'))
  await letIn(server, LOGINS)
  await migrate({ url: server.url('muster_migrator', 'bench') })
  await fill()
  const bare = openPool({ url: server.url(SUPERUSER, 'bench'), name: 'bare', most: 1 })
  const service = openPool({ url: server.url('muster_service', 'bench'), name: 'service', most: 1 })
  // What is asked for is an indexed select; a scan by several workers would be another.
  bare.on('connect', client => void client.query('set enable_seqscan = off; set max_parallel_workers_per_gather = 0'))
  print(await compare(contendersFor({ bare, service, keeper: await signIn('nell'), staff: await signIn('vera') })))
  await Promise.all([bare.end(), service.end()])
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

async function fill(): Promise<void> {
  const register = await readFile(resolve(import.meta.dirname, 'network-register.sql'), 'utf8')
  await withClient(server.url(SUPERUSER, 'bench'), async operator => {
    // Nothing here outlives the measuring, and so nothing need watch that its triggers are at rest.
    const { rows: watching } = await operator.query<{ evtname: string }>('select evtname from pg_event_trigger')
    for (const { evtname } of watching) await operator.query(`alter event trigger ${evtname} disable`)
    await operator.query(register)
    await operator.query('vacuum analyze')
  })
  for (const [subject, role] of [
    ['nell', 'network-editor'],
    ['vera', 'vetting-manager'],
  ]) {
    const asked = await asSomebody(
      'anna',
      `select spine.ask_assignment((select id from spine.accounts where subject = '${subject}'), '${role}', 1, daterange(spine.today(), null), 'bench') as id`,
    )
    await asSomebody('berta', `select spine.approve_assignment('${asked}') as id`)
  }
}

function signIn(subject: string): Promise<Buffer> {
  return withClient(server.url('muster_door', 'bench'), async door => {
    const { rows } = await door.query<{ token: Buffer }>(`select token from spine.open_session($1, 'phr', now(), 'bench')`, [subject])
    if (!rows[0]) throw new Error('no session')
    return rows[0].token
  })
}

async function asSomebody(subject: string, statement: string): Promise<string> {
  const token = await signIn(subject)
  return withClient(server.url('muster_service', 'bench'), async client => {
    await client.query('begin')
    await client.query('select spine.enter($1, $2)', [token, 'bench.prepare'])
    await client.query('set local role person')
    const { rows } = await client.query<{ id: string }>(statement)
    await client.query('commit')
    return rows[0]?.id ?? ''
  })
}

type Contender = { name: string; against?: string; bar?: number; run: (day: Day) => Promise<number> }
type Setting = { bare: Pool; service: Pool; keeper: Buffer; staff: Buffer }

/** Each gives how many rows it got: both sides must have got the same. */
function contendersFor({ bare, service, keeper, staff }: Setting): Contender[] {
  const select = (statements: Record<string, string>) => async (day: Day) => {
    const all = await Promise.all(Object.entries(statements).map(([name, text]) => bare.query({ name, text, values: [day] })))
    return all.reduce((sum, { rows }) => sum + rows.length, 0)
  }
  const reading = (token: Buffer, work: (tx: Tx, day: Day) => Promise<number>) => (day: Day) =>
    asUser(service, { token, act: 'bench.run' }, tx => work(tx, day))
  const structure = async (tx: Tx, at: Day) => {
    const [units, cover] = await Promise.all([listUnits(tx, { at, known: null }), listCover(tx, { at, known: null })])
    return units.length + cover.length
  }
  const oneDay = (day: Day) => ({ known: null, during: { from: day, until: addDays(day, 1) } })
  const holders = async (tx: Tx, day: Day) => (await listHoldings(tx, oneDay(day))).length
  const all = async (tx: Tx, day: Day) => {
    const [some, others] = await Promise.all([structure(tx, day), holders(tx, day)])
    return some + others
  }
  const gaps = async (tx: Tx, day: Day) => {
    const { met } = await findGaps(tx, oneDay(day), await getScope(tx))
    return met.reduce((sum, { gaps: found }) => sum + found.length, 0)
  }
  return [
    { name: 'units and cover alone', run: select({ units: UNITS, cover: COVER }) },
    { name: 'units and cover', against: 'units and cover alone', bar: 3, run: reading(keeper, structure) },
    { name: 'all three alone', run: select({ units: UNITS, cover: COVER, holdings: `${HOLDINGS} ${SORTED}` }) },
    { name: 'units, cover and holdings', against: 'all three alone', bar: 3, run: reading(keeper, all) },
    { name: 'published holdings alone', run: select({ published: `${HOLDINGS} and published ${SORTED}` }) },
    { name: 'holdings, for who sees published ones', against: 'published holdings alone', run: reading(staff, holders) },
    { name: 'places without a holder alone', run: select({ gaps: GAPS }) },
    { name: 'gaps', against: 'places without a holder alone', bar: 3, run: reading(keeper, gaps) },
    { name: 'first page of all changes', run: reading(keeper, async tx => (await listChanges(tx, BEGINNING, 1000)).facts.length) },
  ]
}

type Measured = Contender & { times: number[]; rows: number }

/** In turns, so that what else the machine does meets all of them. */
async function compare(contenders: readonly Contender[]): Promise<Measured[]> {
  const measured = contenders.map((contender): Measured => ({ ...contender, times: [], rows: 0 }))
  const calls = Number(options.calls)
  // Plans are kept from the sixth call on.
  for (const { run } of contenders) for (let call = 0; call < 7; call++) await run(dayOf(call))
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const each of round % 2 ? measured : [...measured].reverse()) {
      for (let call = round * calls; call < (round + 1) * calls; call++) {
        const start = performance.now()
        each.rows += await each.run(dayOf(call))
        each.times.push(performance.now() - start)
      }
    }
  }
  for (const { name, against, rows } of measured) {
    const other = measured.find(each => each.name === against)
    if (other && other.rows !== rows) throw new Error(`${name} got ${rows} rows, ${other.name} ${other.rows}`)
  }
  return measured
}

function print(measured: readonly Measured[]): void {
  console.log(`5,000 units, 300,000 holdings; ${options.rounds} rounds of ${options.calls} calls each`)
  for (const { name, against, bar, times, rows } of measured) {
    const line = `${name.padEnd(38)} ${percentile(times, 0.5).toFixed(0).padStart(5)} ms (P50) ${percentile(times, 0.95).toFixed(0).padStart(5)} ms (P95), ${Math.round(rows / times.length)} rows`
    const other = measured.find(each => each.name === against)
    const ratio = other && percentile(times, 0.95) / percentile(other.times, 0.95)
    const middle = other && percentile(times, 0.5) / percentile(other.times, 0.5)
    console.log(
      ratio === undefined ? line : `${line}: ${ratio.toFixed(1)} times at P95, ${middle?.toFixed(1)} at P50${bar ? `, bar ${bar}` : ''}`,
    )
  }
}

function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}
