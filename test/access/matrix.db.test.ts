/** The access matrix: who may do what in which table, tried out on rows of two units and compared with the table that people have agreed on. A table that is not in it fails. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Client, DatabaseError } from 'pg'
import { withClient } from '../../src/platform/db/one-client.ts'
import { fillRegister } from '../support/register.ts'
import { openTestService, type PersonId } from '../support/service.ts'
import { fillVetting } from './fill-vetting.ts'

const MATRIX = resolve(import.meta.dirname, 'matrix.csv')
/** Of each table, tried as rows to insert. */
const MOST_ROWS = 20
const VERBS = ['select', 'insert', 'update', 'delete'] as const
type Verb = (typeof VERBS)[number]

/** Every kind of asker: people by a role they hold, jobs by the service they act as, and logins that have entered as nobody. */
const PEOPLE: Readonly<Record<string, PersonId>> = {
  'vetting-manager': 'vera',
  administrator: 'ada',
  auditor: 'audrey',
  'network-editor': 'nell',
  'unit-lead': 'una',
  'local-authority-officer': 'lewis',
  'vetting-researcher': 'rhea',
  'vetting-decision-maker': 'dora',
  'appeal-panel-member': 'paula',
  sponsor: 'sonia',
  applicant: 'amir',
  'person without a role': 'norman',
}
const SERVICES = ['jobs', 'retention', 'mail'] as const
const UNENTERED = ['muster_service', 'muster_worker', 'muster_door', 'muster_measures'] as const

type Asker = {
  name: string
  open: <T>(work: (client: Client) => Promise<T>) => Promise<T>
  role: string
  enter: (client: Client) => Promise<unknown>
}
type Clients = { client: Client; operator: Client }
type Table = { name: string; count: number; columns: string[]; keys: string[]; rows: Record<string, unknown>[] }

const service = await openTestService()
const url = service.database.url

const askers: Asker[] = [
  ...Object.entries(PEOPLE).map(([name, person]) => ({
    name,
    role: 'person',
    open: <T>(work: (client: Client) => Promise<T>) => withClient(url('muster_service'), work),
    enter: async (client: Client) => {
      await client.query('select spine.enter($1, $2)', [service.token(person), 'test.matrix'])
      await client.query('set local role person')
    },
  })),
  ...SERVICES.map(name => ({
    name: `service ${name}`,
    role: 'job',
    open: <T>(work: (client: Client) => Promise<T>) => withClient(url('muster_worker'), work),
    enter: async (client: Client) => {
      await client.query('select spine.enter_service($1, $2)', [name, 'test.matrix'])
      await client.query('set local role job')
    },
  })),
  ...UNENTERED.map(login => ({
    name: `login ${login}`,
    role: login,
    open: <T>(work: (client: Client) => Promise<T>) => withClient(url(login), work),
    enter: async () => undefined,
  })),
]

/** Rows in every table, of two units where a table has units. */
async function fill(): Promise<void> {
  const csv = Buffer.from(
    `Case,Received,Closed\n${Array.from({ length: 20 }, (_, at) => `${at},2026-01-0${(at % 9) + 1},2026-02-1${at % 10}`).join('\n')}\n`,
  )
  for (const person of ['vera', 'victor'] as const) {
    const answer = await service.upload('/forecast/uploads', { name: 'log.csv', content: csv }, { unit: '' }, person)
    assert.equal(answer.statusCode, 303)
    const reading = String(answer.headers.location).split('/').at(-1)
    await service.asOperator(async client => {
      await client.query('begin')
      await client.query('select spine.enter($1, $2)', [service.token(person), 'test.fill'])
      const { rows } = await client.query<{ id: string }>(
        `insert into forecast.runs (unit_id, reading_id, settings) select unit_id, id, '{}' from forecast.readings where id = $1 returning id`,
        [reading],
      )
      await client.query(`insert into forecast.results (run_id, report, forecast_refused) values ($1, '{}', 'too little')`, [rows[0]?.id])
      await client.query('commit')
    })
  }
  const vera = await service.accountOf('vera')
  const norman = await service.accountOf('norman')
  await service.post('/administration/holds', { matter: vera, why: 'Inquiry' }, 'ada')
  for (const account of [vera, norman])
    await service.post(`/administration/accounts/${account}/contact`, { email: 'a@example.police.uk' }, 'ada')
  await withClient(url('muster_service'), async client => {
    await client.query('begin')
    await client.query('select spine.enter($1, $2)', [service.token('ada'), 'test.fill'])
    await client.query('set local role person')
    await client.query(`select spine.ask_grant($1, gen_random_uuid(), 'infinity', 'x')`, [norman])
    await client.query('commit')
  })
  await fillNetwork()
  await fillVetting(service)
  await service.asOperator(async client => {
    await client.query('insert into spine.addressed values (gen_random_uuid(), 2)')
    await client.query(`insert into spine.alarms (alarm, object) values ('x', 'y')`)
    await client.query(`insert into spine.exports values ('x', pg_current_snapshot())`)
  })
}

/** Holdings of a published role and of one that is not, in the lead's command and in the other; and one row of each other kind. */
async function fillNetwork(): Promise<void> {
  const { seats } = await fillRegister(service)
  await withClient(url('muster_service'), async client => {
    const run = (statement: string, values: unknown[] = []) => client.query(statement, values)
    await run('begin')
    await run('select spine.enter($1, $2)', [service.token('nell'), 'test.fill'])
    await run('set local role person')
    for (const [seat, name] of [
      [seats.camden, 'Published here'],
      [seats.islington, 'Published elsewhere'],
      [seats.protect4, 'Not published, own command'],
      [seats.protect5, 'Not published, other command'],
    ]) {
      const person = crypto.randomUUID()
      await run('insert into network.people (id, name) values ($1, $2)', [person, name])
      await run(`insert into network.holdings (seat, standing, person, valid, why) values ($1, 'holder', $2, '[2024-01-01,)', 'x')`, [
        seat,
        person,
      ])
    }
    for (const unit of [4, 5])
      await run(`insert into network.contacts (unit, purpose, words, valid, why) values ($1, 'duty-desk', 'x', '(,)', 'x')`, [unit])
    const made = crypto.randomUUID()
    await run(`insert into network.proposals (id, name) values ($1, 'x')`, [made])
    await run(`insert into network.drawings (proposal, version, drawing) values ($1, 1, '{"units": [], "cover": {}}')`, [made])
    await run(`insert into network.programmes (id, name, about) values ($1, 'x', 'x')`, [made])
    await run(`insert into network.milestones (id, programme, name) values ($1, $1, 'x')`, [made])
    await run(`insert into network.milestone_dates (milestone, due, reached, why) values ($1, '2025-01-01', false, 'x')`, [made])
    await run(`insert into network.imports (id, kind, file_name, sha256) values ($1, 'structure', 'x', repeat('0', 64))`, [made])
    await run(`insert into network.import_texts values ($1, 'x')`, [made])
    await run(`select spine.ask_move(5, 4, spine.today(), 'x')`)
    await run('commit')
  })
}

async function readTables(): Promise<Table[]> {
  return service.asOperator(async client => {
    const { rows } = await client.query<Pick<Table, 'name' | 'columns' | 'keys'>>(`
      select t.name, array(select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
        array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indrelid = t.oid and i.indisprimary and a.atttypid = 'uuid'::regtype) as keys
      from spine.our_tables t join pg_class c on c.oid = t.oid where t.kind in ('r', 'p') and not c.relispartition order by t.name`)
    const tables: Table[] = []
    for (const table of rows) {
      const found = await client.query<{ row: Record<string, unknown>; count: number }>(
        `select to_jsonb(t) as row, count(*) over ()::int as count from ${table.name} t limit ${MOST_ROWS}`,
      )
      tables.push({ ...table, count: found.rows[0]?.count ?? 0, rows: found.rows.map(({ row }) => row) })
    }
    return tables
  })
}

/** 25006: the login can only read, whatever it asks for. */
const isDenied = (error: unknown) =>
  error instanceof DatabaseError && (error.code === '25006' || (error.code === '42501' && /^permission denied/.test(error.message)))
const isKeptOut = (error: unknown) => error instanceof DatabaseError && error.code === '42501'

/** What comes of one statement, undone at once. */
async function tryOut<T>(client: Client, asker: Asker, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    await asker.enter(client)
    return await work()
  } finally {
    await client.query('rollback')
  }
}

/** `-`: the verb is not theirs. Otherwise to how many of the rows it came. */
function share(of: number, all: number): string {
  if (of === 0) return 'none'
  return of === all ? 'all' : 'some'
}

/** Behind a wall as its own role, which whoever works there takes; from outside there is nothing to be had, as another test says. */
function behind(asker: Asker, { name }: Table): Asker {
  if (!name.startsWith('vetting.') || !['person', 'job'].includes(asker.role)) return asker
  const role = `vetting_${asker.role}`
  const enter = async (client: Client) => {
    await asker.enter(client)
    await client.query(`set local role ${role}`)
  }
  return { ...asker, role, enter }
}

async function outcome({ client, operator }: Clients, given: Asker, table: Table, verb: Verb): Promise<string> {
  const asker = behind(given, table)
  const all = table.count
  try {
    if (verb === 'select') return share((await tryOut(client, asker, () => client.query(`select from ${table.name}`))).rowCount ?? 0, all)
    if (verb === 'delete') return share((await tryOut(client, asker, () => client.query(`delete from ${table.name}`))).rowCount ?? 0, all)
    const columns = await allowed(operator, table, asker.role, verb)
    if (columns.length === 0) return '-'
    if (verb === 'update') {
      const [column] = columns
      return share((await tryOut(client, asker, () => client.query(`update ${table.name} set ${column} = ${column}`))).rowCount ?? 0, all)
    }
    return await outcomeOfInsert(client, asker, table, columns)
  } catch (error) {
    if (isDenied(error)) return '-'
    // A policy that wants to see something else in the row than was there.
    if (verb === 'update' && isKeptOut(error)) return 'none'
    throw error
  }
}

async function allowed(client: Client, table: Table, role: string, verb: Verb): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from unnest($1::text[]) as name where has_column_privilege($2, $3::regclass::oid, name, $4)`,
    [...[table.columns, role, table.name, verb]],
  )
  return rows.map(({ name }) => name)
}

/** Rows like those that are there, under new keys: what policy lets pass may still break another rule, and that is enough to know. */
async function outcomeOfInsert(client: Client, asker: Asker, table: Table, columns: readonly string[]): Promise<string> {
  let passed = 0
  for (const row of table.rows) {
    const values = columns.map(column => (table.keys.includes(column) && table.keys.length === 1 ? crypto.randomUUID() : row[column]))
    const record = JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, values[at]])))
    const statement = `insert into ${table.name} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_record(null::${table.name}, $1)`
    try {
      await tryOut(client, asker, () => client.query(statement, [record]))
      passed += 1
    } catch (error) {
      if (!isKeptOut(error)) passed += 1
      else if (isDenied(error)) return '-'
    }
  }
  return share(passed, table.rows.length)
}

type Line = { table: string; asker: string } & Record<Verb, string>

const agreed = (): Map<string, Line> => {
  const [, ...lines] = readFileSync(MATRIX, 'utf8').trim().split('\n')
  return new Map(
    lines.map(line => {
      const [table = '', asker = '', ...cells] = line.split(',')
      return [
        `${table},${asker}`,
        { table, asker, ...(Object.fromEntries(VERBS.map((verb, at) => [verb, cells[at] ?? ''])) as Record<Verb, string>) },
      ]
    }),
  )
}

const lines: Line[] = []
let tables: Table[] = []

describe('the access matrix', () => {
  before(async () => {
    await fill()
    tables = await readTables()
    await service.asOperator(async operator => {
      for (const asker of askers)
        await asker.open(async client => {
          for (const table of tables) {
            const line = { table: table.name, asker: asker.name } as Line
            for (const verb of VERBS) line[verb] = await outcome({ client, operator }, asker, table, verb)
            if (VERBS.some(verb => line[verb] !== '-')) lines.push(line)
          }
        })
    })
  })
  after(() => {
    const found = [...lines].sort((a, b) => `${a.table},${a.asker}`.localeCompare(`${b.table},${b.asker}`))
    if (process.env.SHOW_MATRIX)
      process.stdout.write(
        `table,asker,${VERBS.join(',')}\n${found.map(line => [line.table, line.asker, ...VERBS.map(verb => line[verb])].join(',')).join('\n')}\n`,
      )
  })

  it('is tried on tables that all hold rows', () => {
    assert.deepEqual(
      tables.filter(({ rows }) => rows.length === 0).map(({ name }) => name),
      // Its rows go with the transaction that made them.
      ['spine.watched'],
    )
    assert.ok(tables.length > 20)
  })

  it('lets nobody do what is not agreed, and everybody what is', () => {
    const expected = agreed()
    const wrong = lines.filter(line => {
      const known = expected.get(`${line.table},${line.asker}`)
      return !known || VERBS.some(verb => known[verb] !== line[verb])
    })
    assert.deepEqual(
      wrong.map(line => Object.values(line).join(',')),
      [],
      'somebody may do in a table what test/access/matrix.csv does not say',
    )
    const found = new Set(lines.map(({ table, asker }) => `${table},${asker}`))
    assert.deepEqual(
      [...expected.values()]
        .filter(({ table, asker }) => asker !== 'nobody' && !found.has(`${table},${asker}`))
        .map(line => Object.values(line).join(',')),
      [],
      'somebody may not do what test/access/matrix.csv says',
    )
  })

  it('names every table, one that is nobody’s too', () => {
    const named = new Set([...agreed().values()].map(({ table }) => table))
    assert.deepEqual(
      tables.map(({ name }) => name).filter(name => !named.has(name)),
      [],
      'a table has no line in test/access/matrix.csv',
    )
    assert.deepEqual(
      [...named].filter(name => !tables.some(table => table.name === name)),
      [],
      'a table in test/access/matrix.csv is gone',
    )
  })
})
