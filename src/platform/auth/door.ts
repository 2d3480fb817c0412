/** The door: sessions are opened by a login that can do nothing else, and the database itself decides whether one is. */
import { DatabaseError, type Pool } from 'pg'
import { Problem } from '../../values/problem.ts'
import { toProblem } from '../db/problems.ts'

export type SignIn = {
  /** Whom the provider vouches for: its claim `sub`. */
  subject: string
  strength: string
  /** Milliseconds since 1970. */
  at: number
  /** What tells this session from another on a list, such as the browser's name. */
  about: string
}

/** Gives the session's token, which is kept nowhere. A refusal is recorded before it is thrown. */
export async function openSession(door: Pool, { subject, strength, at, about }: SignIn): Promise<Buffer> {
  try {
    const { rows } = await door.query<{ token: Buffer }>('select token from spine.open_session($1, $2, $3, $4)', [
      subject,
      strength,
      new Date(at).toISOString(),
      about,
    ])
    if (!rows[0]) throw new Error('A session was opened without a token')
    return rows[0].token
  } catch (error) {
    const words = error instanceof DatabaseError ? REFUSALS[error.constraint ?? ''] : undefined
    if (!words) throw toProblem(error)
    const { constraint: rule = '' } = error as DatabaseError
    await door.query('select spine.refuse_sign_in($1, $2, $3)', [subject, strength, rule])
    throw new Problem('forbidden', ...words, { rule })
  }
}

/** Words that tell somebody at the door no more than they must know. */
const REFUSALS: Readonly<Record<string, [string, string]>> = {
  no_open_account: [
    'You do not have an account here',
    'You signed in, but nobody has opened an account for you. Ask an administrator of this service to open one.',
  ],
  strength_too_low: [
    'Sign in with your security key or passkey',
    'Staff sign in with something that cannot be phished, such as a security key, a passkey or a smart card. Sign in again and choose that: you are asked afresh.',
  ],
}

export async function closeSession(door: Pool, token: Buffer): Promise<void> {
  await door.query('select spine.close_session($1)', [token])
}
