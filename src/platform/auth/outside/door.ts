/** The door for people outside: links and second factors, as far as the database lets each through. Of what opens something only hashes are kept. */
import { DatabaseError, type Pool } from 'pg'
import { Problem } from '../../../values/problem.ts'
import { toProblem } from '../../db/problems.ts'

export type FactorKind = 'totp' | 'passkey'

/** Does the same, as far as anybody can see, whether the address is known or not. `browser` is what the browser that asks holds. */
export async function askLink(door: Pool, email: string, browser: Buffer): Promise<void> {
  await call(door, 'select spine.ask_link($1, $2)', [email, browser])
}

/** `elsewhere` where another browser asked and nobody has confirmed. The pass leads on to the second factor. */
export async function takeLink(
  door: Pool,
  link: { token: Buffer; browser: Buffer; isConfirmed: boolean },
): Promise<{ state: 'gone' } | { state: 'elsewhere' } | { state: 'passed'; pass: Buffer }> {
  const [row] = await call<{ state: 'gone' | 'elsewhere' | 'passed'; pass: Buffer }>(
    door,
    'select state, pass from spine.use_link($1, $2, $3)',
    [link.token, link.browser, link.isConfirmed],
  )
  if (row?.state === 'passed') return { state: 'passed', pass: row.pass }
  return row?.state === 'elsewhere' ? { state: 'elsewhere' } : { state: 'gone' }
}

/** What the person can use; with what is public of passkeys. */
export const listFactors = (door: Pool, pass: Buffer): Promise<{ kind: FactorKind | 'recovery-code'; secret: string | null }[]> =>
  call(door, 'select kind, secret from spine.factors_at($1)', [pass])

export type Factor = { id: string; secret: string; counter: number }

/** Counts as a try, whatever comes of it; too many are refused. */
export async function tryFactor(door: Pool, pass: Buffer, kind: FactorKind | 'recovery-code'): Promise<Factor[]> {
  const rows = await call<{ id: string; secret: string; counter: string }>(
    door,
    'select id, secret, counter from spine.try_factor($1, $2)',
    [pass, kind],
    { pass, kind },
  )
  return rows.map(({ counter, ...rest }) => ({ ...rest, counter: Number(counter) }))
}

type Opening = { pass: Buffer; counter: number; about: string }

/** Gives the session's token. What was used before is refused. */
export async function passFactor(door: Pool, factor: string, { pass, counter, about }: Opening): Promise<Buffer> {
  const values = [pass, factor, counter, about]
  const rows = await call<{ token: Buffer }>(door, 'select token from spine.pass_factor($1, $2, $3, $4)', values, { pass, kind: 'used' })
  return tokenIn(rows)
}

/** The first factor of an account, with the hashes of its recovery codes. Gives the session's token. */
export async function enrolFactor(
  door: Pool,
  { pass, counter, about, kind, secret, recovery }: Opening & { kind: FactorKind; secret: string; recovery: readonly string[] },
): Promise<Buffer> {
  const values = [pass, kind, secret, counter, recovery, about]
  const text = 'select token from spine.enrol_factor($1, $2, $3, $4, $5, $6)'
  return tokenIn(await call<{ token: Buffer }>(door, text, values, { pass, kind }))
}

export async function refuseFactor(door: Pool, pass: Buffer, kind: string, rule: string): Promise<void> {
  await call(door, 'select spine.refuse_factor($1, $2, $3)', [pass, kind, rule])
}

function tokenIn([row]: { token: Buffer }[]): Buffer {
  if (!row) throw new Error('A session was opened without a token')
  return row.token
}

async function call<Row extends object>(
  door: Pool,
  text: string,
  values: unknown[],
  refused?: { pass: Buffer; kind: string },
): Promise<Row[]> {
  try {
    return (await door.query<Row>(text, values)).rows
  } catch (error) {
    const rule = error instanceof DatabaseError ? (error.constraint ?? '') : ''
    const words = REFUSALS[rule]
    if (!words) throw toProblem(error)
    if (refused) await refuseFactor(door, refused.pass, refused.kind, rule)
    throw new Problem('forbidden', ...words, { rule })
  }
}

const REFUSALS: Readonly<Record<string, [string, string]>> = {
  pass_is_over: ['This sign-in cannot be finished', 'It took longer than ten minutes, or was finished already. Ask for another link.'],
  too_many_tries: ['Too many tries', 'Wait an hour, then ask for another link. If it was not you who tried, tell the vetting unit.'],
  factor_used_already: ['This code was used already', 'Ask for another link, and wait for your app to show the next code.'],
  factor_is_there: ['Your second step is set up already', 'Ask for another link and use it.'],
  no_open_account: ['You do not have an account here', 'Ask the vetting unit that wrote to you.'],
}
