/** The operator's first words in an empty database: whose it is, and the first two administrators, whom nobody could ask for. */
import type { Client } from 'pg'
import { conflict, invalid } from '../../values/problem.ts'
import { withClient } from './one-client.ts'

export type Founding = {
  /** The organisation and its uppermost unit, by code and name. */
  organisation: Named | undefined
  /** By what the sign-in provider calls them (the claim `sub`), and name. */
  administrators: readonly Named[]
}
export type Named = { key: string; name: string }

/** All or nothing; may be said again. `url` is a superuser's. Gives what was done, a line each. */
export function found(url: string, founding: Founding): Promise<string[]> {
  return withClient(url, async client => {
    await client.query('begin')
    const done = founding.organisation ? await foundOrganisation(client, founding.organisation) : []
    for (const administrator of founding.administrators) done.push(...(await foundAdministrator(client, administrator)))
    await checkTwo(client)
    await client.query('commit')
    return done
  })
}

async function foundOrganisation(client: Client, { key, name }: Named): Promise<string[]> {
  const { rows } = await client.query<{ code: string; name: string }>('select code, name from spine.units where parent is null order by id')
  if (rows.some(unit => unit.code === key)) return []
  if (rows[0]) throw conflict(`This database belongs to ${rows[0].name} (${rows[0].code}) already.`, 'Leave --organisation out.')
  await client.query('insert into spine.bodies (id, name) values (1, $1)', [name])
  await client.query('insert into spine.units (id, code, name, body) values (1, $1, $2, 1)', [key, name])
  return [`The organisation is ${name} (${key}).`]
}

async function foundAdministrator(client: Client, { key, name }: Named): Promise<string[]> {
  const root = await client.query<{ id: number }>('select id from spine.units where parent is null order by id')
  if (!root.rows[0])
    throw invalid('There is no organisation yet that an administrator could administer.', 'Say which with --organisation CODE=NAME.')
  const account = await accountOf(client, { key, name })
  const { rowCount } = await client.query('select from spine.assignments where account = $1 and founding', [account])
  if (rowCount) return []
  await client.query('select spine.found_administrator($1, $2)', [account, root.rows[0].id]).catch((error: Error & { code?: string }) => {
    if (error.code !== '42501') throw error
    throw conflict(
      `${name} cannot be named: there are two first administrators already.`,
      'Those two give roles to all others, in the service.',
    )
  })
  return [`${name} (${key}) is an administrator.`]
}

async function accountOf(client: Client, { key, name }: Named): Promise<string> {
  const known = await client.query<{ id: string }>('select id from spine.accounts where subject = $1 and closed_at is null', [key])
  if (known.rows[0]) return known.rows[0].id
  const { rows } = await client.query<{ id: string }>(
    `insert into spine.accounts (subject, name, standing) values ($1, $2, 'staff') returning id`,
    [key, name],
  )
  return rows[0]?.id ?? ''
}

/** Whatever one of them asks for, the other approves; alone he could do nothing, not even ask for help. */
async function checkTwo(client: Client): Promise<void> {
  const { rows } = await client.query<{ n: number }>('select count(distinct account)::int as n from spine.assignments where founding')
  if (rows[0]?.n === 1)
    throw invalid('One administrator alone can do nothing: every role needs two.', 'Name both, with --administrator twice.')
}
