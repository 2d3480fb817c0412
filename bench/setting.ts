/** People of a bench: who is signed in, and how they come by a role. */
import { withClient } from '../src/platform/db/one-client.ts'

type UrlOf = (login: string) => string

export function signIn(url: UrlOf, subject: string): Promise<Buffer> {
  return withClient(url('muster_door'), async door => {
    const { rows } = await door.query<{ token: Buffer }>(`select token from spine.open_session($1, 'phr', now(), 'bench')`, [subject])
    if (!rows[0]) throw new Error('no session')
    return rows[0].token
  })
}

/** As it really goes: Anna asks and Berta approves, both administrators. */
export async function takeOn(url: UrlOf, { subject, role, unit }: { subject: string; role: string; unit: number }): Promise<void> {
  const asked = await asSomebody(
    url,
    await signIn(url, 'anna'),
    `select spine.ask_assignment((select id from spine.accounts where subject = '${subject}'), '${role}', ${unit}, daterange(spine.today(), null), 'bench') as id`,
  )
  await asSomebody(url, await signIn(url, 'berta'), `select spine.approve_assignment('${asked}') as id`)
}

function asSomebody(url: UrlOf, token: Buffer, statement: string): Promise<string> {
  return withClient(url('muster_service'), async client => {
    await client.query('begin')
    await client.query('select spine.enter($1, $2)', [token, 'bench.prepare'])
    await client.query('set local role person')
    const { rows } = await client.query<{ id: string }>(statement)
    await client.query('commit')
    return rows[0]?.id ?? ''
  })
}
