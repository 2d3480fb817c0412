/** What every request asks of the spine itself. */
import { sql } from 'kysely'
import { type CalendarDate, calendarDate } from '../../values/date.ts'
import type { Answer } from './answer.ts'
import type { Tx } from './tx.ts'

export type SignedIn = { account: string; name: string; roles: readonly string[]; isOutside: boolean; idleEndsAt: string; endsAt: string }

export async function signedIn(tx: Tx): Promise<SignedIn> {
  const { rows } = await sql<{ account: string; name: string; standing: string; roles: string[]; idle_ends_at: Date; ends_at: Date }>`
    select account, name, standing, roles, idle_ends_at, ends_at from spine.signed_in()`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('Entered, and yet nobody')
  return {
    account: row.account,
    name: row.name,
    roles: row.roles,
    isOutside: row.standing === 'outside',
    idleEndsAt: row.idle_ends_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
  }
}

/** The answer this key was given before, or nothing: then the work goes on. A copy that comes at the same time waits here. */
export async function once(tx: Tx, key: string, fingerprint: Buffer): Promise<Answer | undefined> {
  const { rows } = await sql<{ status: number; headers: Record<string, string>; body: Buffer | null }>`
    select status, headers, body from spine.once(${key}, ${fingerprint})`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  return { status: row.status, headers: row.headers, ...(row.body ? { body: JSON.parse(row.body.toString('utf8')) as unknown } : {}) }
}

export async function answered(tx: Tx, key: string, { status, headers, body }: Answer): Promise<void> {
  const text = body === undefined ? null : Buffer.from(JSON.stringify(body), 'utf8')
  await sql`select spine.answered(${key}, ${status}, ${JSON.stringify(headers)}::jsonb, ${text})`.execute(tx)
}

/** Which rule refused what, never what was typed. */
export async function recordRefusal(tx: Tx, detail: { kind: string; rule: string | undefined; path: string | undefined }): Promise<void> {
  await sql`select ledger.record('refused', '{}', ${JSON.stringify(detail)}::jsonb)`.execute(tx)
}

/** The day in London, as every rule of the database sees it. */
export async function getToday(tx: Tx): Promise<CalendarDate> {
  const { rows } = await sql<{ today: string }>`select spine.today()::text as today`.execute(tx)
  return calendarDate(rows[0]?.today ?? '')
}
