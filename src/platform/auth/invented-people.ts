/** Fills a database that is for trying out: the force, two invented units, and the personas with their roles, given as roles really are. */
import type { Client } from 'pg'
import { found } from '../db/founding.ts'
import { withClient } from '../db/one-client.ts'
import { FORCE, INVENTED_UNITS, PERSONAS, type Persona } from './personas.ts'

/** May be done again: what is there stays, and whose unit came meanwhile is added. `url` is a superuser's. */
export async function inventPeople(url: string): Promise<void> {
  const administrators = PERSONAS.filter(isAdministrator)
  await found(url, { organisation: FORCE, administrators: administrators.map(({ subject: key, name }) => ({ key, name })) })
  await withClient(url, async operator => {
    await inventUnits(operator)
    const missing = []
    for (const persona of PERSONAS.filter(each => !isAdministrator(each)))
      if ((await hasUnit(operator, persona)) && !(await isThere(operator, persona))) missing.push(persona)
    if (missing.length > 0) await giveRoles(operator, missing, administrators)
  })
}

const isAdministrator = ({ role }: Persona) => role === 'administrator'

async function inventUnits(operator: Client): Promise<void> {
  for (const { code, name } of INVENTED_UNITS)
    await operator.query(
      `insert into spine.units (id, code, name, body, parent)
        select (select max(id) + 1 from spine.units), $1, $2, body, id from spine.units where code = $3
        on conflict (code) do nothing`,
      [code, name, FORCE.key],
    )
}

const hasUnit = async (operator: Client, { unit }: Persona): Promise<boolean> =>
  ((await operator.query('select from spine.units where code = $1', [unit])).rowCount ?? 0) > 0

const isThere = async (operator: Client, { subject }: Persona): Promise<boolean> =>
  ((await operator.query('select from spine.accounts where subject = $1', [subject])).rowCount ?? 0) > 0

/** As it really goes: the first administrator opens the account and asks, the second approves. */
async function giveRoles(operator: Client, personas: readonly Persona[], [first, second]: readonly Persona[]): Promise<void> {
  if (!first || !second) throw new Error('A role is given by two people')
  const [asking, approving] = [await signIn(operator, first), await signIn(operator, second)]
  for (const { subject, name, role, unit } of personas) {
    await as(operator, asking, `select spine.open_account($1, $2, 'staff')`, [subject, name])
    const request = await as(
      operator,
      asking,
      `select spine.ask_assignment((select id from spine.accounts where subject = $1 and closed_at is null), $2,
        (select id from spine.units where code = $3), daterange(spine.today(), null), 'Invented, for trying the service out')`,
      [subject, role, unit],
    )
    await as(operator, approving, 'select spine.approve_assignment($1)', [request])
  }
  for (const token of [asking, approving]) await operator.query('select spine.close_session($1)', [token])
}

async function signIn(operator: Client, { subject }: Persona): Promise<Buffer> {
  const { rows } = await operator.query<{ token: Buffer }>(`select token from spine.open_session($1, 'phr', now(), 'First start')`, [
    subject,
  ])
  if (!rows[0]) throw new Error(`${subject} cannot sign in`)
  return rows[0].token
}

/** One transaction as that person, under the same policies and rules as any. */
async function as(operator: Client, token: Buffer, statement: string, values: readonly unknown[]): Promise<unknown> {
  await operator.query('begin')
  await operator.query(`select spine.enter($1, 'administration.first-start')`, [token])
  await operator.query('set local role person')
  const { rows } = await operator.query<Record<string, unknown>>(statement, [...values])
  await operator.query('commit')
  return Object.values(rows[0] ?? {})[0]
}
