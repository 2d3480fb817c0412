/** A database with a small feature, two units, and people in every role the attacks need; each signed in through the door, each role given by two. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Client, DatabaseError } from 'pg'
import type { Login } from '../../src/platform/db/bootstrap.ts'
import { SUPERUSER } from '../../src/platform/db/embedded/access.ts'
import { withClient } from '../../src/platform/db/one-client.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

export type Person = { session: string; token: Buffer }
export type Row = Record<string, unknown>

const PEOPLE = ['anna', 'berta', 'carol', 'rita', 'otto', 'dora', 'dina', 'paul', 'nobody'] as const
export type PersonName = (typeof PEOPLE)[number]

/** Anna, Berta and Carol administer; Rita and Dora work in unit 2, Otto and Dina in unit 3; both lie below unit 1. Paul is of another body. */
const ROLES: readonly (readonly [person: PersonName, role: string, unit: number])[] = [
  ['carol', 'administrator', 1],
  ['rita', 'researcher', 2],
  ['dora', 'researcher', 2],
  ['dina', 'researcher', 1],
  ['otto', 'researcher', 3],
  ['paul', 'partner-coordinator', 4],
]

export class Trial {
  readonly database: TestDatabase
  readonly people = new Map<PersonName, Person>()
  /** One case in each unit. */
  readonly caseOf = new Map<number, string>()

  constructor(database: TestDatabase) {
    this.database = database
  }

  person(name: PersonName): Person {
    const person = this.people.get(name)
    assert.ok(person, `${name} is not signed in`)
    return person
  }

  case(unit: number): string {
    const id = this.caseOf.get(unit)
    assert.ok(id, `no case in unit ${unit}`)
    return id
  }

  /** A fresh connection: the first call on it is cold. */
  withClient<T>(login: Login, work: (client: Client) => Promise<T>): Promise<T> {
    return withClient(this.database.url(login), work)
  }

  /** As superuser: for what only the operator does, and for seeing what nobody may. */
  asOperator<T>(work: (client: Client) => Promise<T>): Promise<T> {
    return withClient(this.database.url(SUPERUSER), work)
  }

  /** One transaction as the person, on a fresh connection, committed. */
  as<T>(name: PersonName, work: (client: Client) => Promise<T>): Promise<T> {
    return this.withClient('muster_service', client => this.asOn(client, name, work))
  }

  async asOn<T>(client: Client, name: PersonName, work: (client: Client) => Promise<T>): Promise<T> {
    await client.query('begin')
    try {
      await enter(client, this.person(name).token)
      const result = await work(client)
      const { command } = await client.query('commit')
      assert.equal(command, 'COMMIT')
      return result
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  }

  /** As the tables' owner, in one transaction, entered as the service `migration` unless told otherwise. */
  asOwner<T>(work: (client: Client) => Promise<T>, entered = true): Promise<T> {
    return this.withClient('muster_migrator', client =>
      inTransaction(client, async () => {
        if (entered) await client.query(`select spine.enter_service('migration', 'trial.migration')`)
        await client.query('set local role muster_owner')
        return work(client)
      }),
    )
  }

  asService<T>(service: string, work: (client: Client) => Promise<T>): Promise<T> {
    return this.withClient('muster_worker', client =>
      inTransaction(client, async () => {
        await client.query('select spine.enter_service($1, $2)', [service, 'trial.job'])
        await client.query('set local role job')
        return work(client)
      }),
    )
  }
}

export async function enter(client: Client, token: Buffer, act = 'trial.act'): Promise<void> {
  await client.query('select spine.enter($1, $2)', [token, act])
  await client.query('set local role person')
}

export async function inTransaction<T>(client: Client, work: (client: Client) => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** The first column of the first row. */
export async function value<T>(client: Client, sql: string, parameters: unknown[] = []): Promise<T> {
  const { rows } = await client.query<Row>(sql, parameters)
  return Object.values(rows[0] ?? {})[0] as T
}

/** Refused with this SQLSTATE and no other: a typing error in the attack must not pass for a refusal. */
export async function refused(code: string, attempt: Promise<unknown>, words?: RegExp): Promise<void> {
  await assert.rejects(attempt, (error: unknown) => {
    assert.ok(error instanceof DatabaseError, String(error))
    assert.equal(error.code, code, error.message)
    if (words) assert.match(error.message, words)
    return true
  })
}

export async function openTrial(): Promise<Trial> {
  const trial = new Trial(await testDatabase())
  const feature = await readFile(resolve(import.meta.dirname, 'trial-feature.sql'), 'utf8')
  await trial.asOwner(owner => owner.query(feature))
  await foundHouse(trial)
  for (const [person, role, unit] of ROLES) await giveRole(trial, person, role, unit)
  await openCases(trial)
  return trial
}

/** What the operator does once, as superuser: units, accounts, and the first two administrators. */
async function foundHouse(trial: Trial): Promise<void> {
  await trial.asOperator(async operator => {
    await operator.query(`insert into spine.bodies values (1, 'Force'), (2, 'University')`)
    await operator.query(
      `insert into spine.units values (1, 'F', 'Force', 1, null), (2, 'F2', 'Second', 1, 1), (3, 'F3', 'Third', 1, 1), (4, 'U', 'University', 2, null)`,
    )
    for (const name of PEOPLE)
      await operator.query('insert into spine.accounts (subject, name, standing) values ($1, $1, $2)', [
        name,
        name === 'paul' ? 'outside' : 'staff',
      ])
    await operator.query(`select spine.found_administrator(id, 1) from spine.accounts where subject in ('anna', 'berta')`)
  })
  await trial.withClient('muster_door', async door => {
    for (const name of PEOPLE) trial.people.set(name, await signIn(door, name))
  })
}

export async function signIn(door: Client, name: string): Promise<Person> {
  const { rows } = await door.query<{ session: string; token: Buffer }>(`select * from spine.open_session($1, 'phr', now(), 'test')`, [
    name,
  ])
  const row = rows[0]
  assert.ok(row)
  return row
}

export async function giveRole(trial: Trial, person: PersonName, role: string, unit: number): Promise<string> {
  const account = await accountOf(trial, person)
  const asked = await trial.as('anna', client =>
    value<string>(client, `select spine.ask_assignment($1, $2, $3, daterange(spine.today(), null), 'trial')`, [account, role, unit]),
  )
  await trial.as('berta', client => client.query('select spine.approve_assignment($1)', [asked]))
  return asked
}

export function accountOf(trial: Trial, person: PersonName): Promise<string> {
  return trial.as('anna', client => value<string>(client, 'select id from spine.accounts where subject = $1', [person]))
}

async function openCases(trial: Trial): Promise<void> {
  for (const [unit, person] of [
    [2, 'rita'],
    [3, 'otto'],
  ] as const) {
    const id = await trial.as(person, client => addCase(client, unit))
    trial.caseOf.set(unit, id)
  }
}

export async function addCase(client: Client, unit: number): Promise<string> {
  const id = randomUUID()
  await client.query('insert into trial.cases (id, unit_id, title) values ($1, $2, $3)', [id, unit, `Case of unit ${unit}`])
  return id
}
