/** The whole service over a database of its own, with people in it who are signed in, for tests of routes and for journeys. */
import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after } from 'node:test'
import pino from 'pino'
import { SUPERUSER } from '../../src/platform/db/embedded/access.ts'
import { withClient } from '../../src/platform/db/one-client.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import type { App, Routes } from '../../src/platform/http/app.ts'
import { createService } from '../../src/service.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/**
 * Who there is in every test service. Units: 1 the force, 2 and 3 two vetting units below it, 4 and 5 two commands below it, 6 the council of
 * Camden and 7 the City's force, which stand for themselves. `fillRegister` puts what they are into the register.
 */
const PEOPLE = [
  { id: 'vera', name: 'Vera Invented', role: 'vetting-manager', unit: 2 },
  { id: 'victor', name: 'Victor Invented', role: 'vetting-manager', unit: 3 },
  { id: 'ada', name: 'Ada Invented', role: 'administrator', unit: 1 },
  { id: 'abel', name: 'Abel Invented', role: 'administrator', unit: 1 },
  { id: 'audrey', name: 'Audrey Invented', role: 'auditor', unit: 1 },
  { id: 'nell', name: 'Nell Invented', role: 'network-editor', unit: 1 },
  { id: 'una', name: 'Una Invented', role: 'unit-lead', unit: 4 },
  { id: 'lewis', name: 'Lewis Invented', role: 'local-authority-officer', unit: 6 },
  { id: 'rhea', name: 'Rhea Invented', role: 'vetting-researcher', unit: 2 },
  { id: 'dora', name: 'Dora Invented', role: 'vetting-decision-maker', unit: 2 },
  { id: 'dan', name: 'Dan Invented', role: 'vetting-decision-maker', unit: 2 },
  { id: 'paula', name: 'Paula Invented', role: 'appeal-panel-member', unit: 1 },
  { id: 'petra', name: 'Petra Invented', role: 'appeal-panel-member', unit: 1 },
  { id: 'sonia', name: 'Sonia Invented', role: 'sponsor', unit: 1 },
  { id: 'amir', name: 'Amir Invented', role: undefined, unit: 1, standing: 'outside' },
  { id: 'norman', name: 'Norman Invented', role: undefined, unit: 1 },
] as const
export type PersonId = (typeof PEOPLE)[number]['id']

type Form = Record<string, string | readonly string[]>

export class TestService {
  readonly app: App
  readonly database: TestDatabase
  readonly #tokens: ReadonlyMap<PersonId, Buffer>
  readonly #pages = new Map<PersonId, { csrf: string; cookie: string }>()

  constructor(app: App, database: TestDatabase, tokens: ReadonlyMap<PersonId, Buffer>) {
    this.app = app
    this.database = database
    this.#tokens = tokens
  }

  token(person: PersonId): Buffer {
    const token = this.#tokens.get(person)
    assert.ok(token)
    return token
  }

  /** The `cookie` header of somebody, or of nobody. */
  cookieOf = (person: PersonId | undefined): string => (person ? `muster=${this.token(person).toString('base64url')}` : '')

  get(path: string, person?: PersonId, headers: Record<string, string> = {}) {
    return this.app.inject({ method: 'GET', url: path, headers: { cookie: this.cookieOf(person), ...headers } })
  }

  /** Sends a form as its page would: with the token against forgery and a key of its own. */
  async post(path: string, fields: Form, person: PersonId, key: string = randomUUID()) {
    const { csrf, cookie } = await this.#formOf(person)
    const body = new URLSearchParams({ _csrf: csrf, _key: key })
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, String(one))
    return this.app.inject({
      method: 'POST',
      url: path,
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: body.toString(),
    })
  }

  /** Sends a form with a file. */
  async upload(
    path: string,
    file: { name: string; content: Buffer },
    fields: Record<string, string>,
    person: PersonId,
    key: string = randomUUID(),
  ) {
    const { csrf, cookie } = await this.#formOf(person)
    const form = new FormData()
    for (const [name, value] of Object.entries({ _csrf: csrf, _key: key, ...fields })) form.append(name, value)
    form.append('file', new Blob([new Uint8Array(file.content)]), file.name)
    const request = new Request('http://localhost/', { method: 'POST', body: form })
    return this.app.inject({
      method: 'POST',
      url: path,
      headers: { cookie, 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    })
  }

  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body: unknown, person: PersonId, key: string = randomUUID()) {
    return this.app.inject({
      method,
      url: path,
      headers: { cookie: this.cookieOf(person), 'content-type': 'application/json', 'idempotency-key': key },
      payload: JSON.stringify(body),
    })
  }

  async accountOf(person: PersonId): Promise<string> {
    return this.asOperator(async client => {
      const { rows } = await client.query<{ id: string }>('select id from spine.accounts where subject = $1', [person])
      assert.ok(rows[0])
      return rows[0].id
    })
  }

  /** As superuser: for what only the operator does, and for seeing what nobody may. */
  asOperator: <T>(work: Parameters<typeof withClient<T>>[1]) => Promise<T> = work => withClient(this.database.url(SUPERUSER), work)

  /** Every signed-in page has a form, to sign out. */
  async #formOf(person: PersonId): Promise<{ csrf: string; cookie: string }> {
    const known = this.#pages.get(person)
    if (known) return known
    const page = await this.get('/', person)
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1]
    const secret = page.cookies.find(({ name }) => name === 'muster-form')?.value
    assert.ok(csrf && secret, 'the home page has no form')
    const made = { csrf, cookie: `${this.cookieOf(person)}; muster-form=${secret}` }
    this.#pages.set(person, made)
    return made
  }
}

type Options = {
  /** Besides those of the features. */
  routes?: Routes
  /** The address that people use; it must be right where a browser signs in. */
  baseUrl?: string
}

/** Called at the top of a test file; closed after it. */
export async function openTestService({ routes, baseUrl = 'http://localhost' }: Options = {}): Promise<TestService> {
  const database = await testDatabase()
  const pool = openPool({ url: database.url('muster_service'), name: 'test', most: 4 })
  const door = openPool({ url: database.url('muster_door'), name: 'test', most: 1 })
  const app = await createService({
    pool,
    door,
    log: pino({ level: 'silent' }),
    baseUrl,
    development: true,
    provider: undefined,
    secret: randomBytes(32),
    requestsPerMinute: 100_000,
    trustProxy: false,
  })
  if (routes) await app.register(routes)
  await app.ready()
  after(async () => {
    await app.close()
    await Promise.all([pool.end(), door.end()])
  })
  return new TestService(app, database, await people(database))
}

async function people(database: TestDatabase): Promise<Map<PersonId, Buffer>> {
  await withClient(database.url(SUPERUSER), async operator => {
    await operator.query(`insert into spine.bodies values (1, 'Invented Constabulary'), (2, 'Camden'), (3, 'City')`)
    await operator.query(`insert into spine.units values
      (1, 'IC', 'Invented Constabulary', 1, null), (2, 'IC-V1', 'Vetting unit one', 1, 1), (3, 'IC-V2', 'Vetting unit two', 1, 1),
      (4, 'IC-B1', 'Command one', 1, 1), (5, 'IC-B2', 'Command two', 1, 1), (6, 'LA-E09000007', 'Camden council', 2, null), (7, 'COLP', 'City force', 3, null)`)
    for (const { id, name, ...person } of PEOPLE)
      await operator.query(`insert into spine.accounts (subject, name, standing) values ($1, $2, $3)`, [
        id,
        name,
        'standing' in person ? person.standing : 'staff',
      ])
    await operator.query(`select spine.found_administrator(id, 1) from spine.accounts where subject in ('ada', 'abel')`)
  })
  const tokens = new Map<PersonId, Buffer>()
  await withClient(database.url('muster_door'), async door => {
    for (const { id } of PEOPLE) {
      const { rows } = await door.query<{ token: Buffer }>(`select token from spine.open_session($1, 'phr', now(), 'test')`, [id])
      assert.ok(rows[0])
      tokens.set(id, rows[0].token)
    }
  })
  for (const { id, role, unit } of PEOPLE)
    if (role !== undefined && role !== 'administrator') await giveRole(database, tokens, id, role, unit)
  return tokens
}

/** As it really goes: one administrator asks, the other approves. */
async function giveRole(
  database: TestDatabase,
  tokens: ReadonlyMap<PersonId, Buffer>,
  id: PersonId,
  role: string,
  unit: number,
): Promise<void> {
  await withClient(database.url('muster_service'), async client => {
    const as = async (person: PersonId, statement: string, values: unknown[]) => {
      await client.query('begin')
      await client.query('select spine.enter($1, $2)', [tokens.get(person), 'test.prepare'])
      await client.query('set local role person')
      const { rows } = await client.query<Record<string, string>>(statement, values)
      await client.query('commit')
      return Object.values(rows[0] ?? {})[0]
    }
    const asked = await as(
      'ada',
      `select spine.ask_assignment((select id from spine.accounts where subject = $1), $2, $3, daterange(spine.today(), null), 'test')`,
      [id, role, unit],
    )
    await as('abel', 'select spine.approve_assignment($1)', [asked])
  })
}
