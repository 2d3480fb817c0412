/** The outbox: for whom there is mail, about which page, and what became of it. */
import { sql } from 'kysely'
import type { Tx } from '../db/tx.ts'

/** Has somebody told that there is something new at a path; the mail goes out once this transaction is committed. */
export async function notify(tx: Tx, account: string, kind: string, path: string): Promise<void> {
  await sql`select spine.notify(${account}, ${kind}, ${path})`.execute(tx)
}

export type WaitingMail = { kind: string; path: string; email: string | null }

/** For the mail service. Nothing once it has been sent or kept. */
export async function findWaitingMail(tx: Tx, id: string): Promise<WaitingMail | undefined> {
  return tx
    .selectFrom('spine.outbox as mail')
    .leftJoin('spine.contacts as contact', 'contact.account', 'mail.account')
    .select(['mail.kind', 'mail.path', 'contact.email'])
    .where('mail.id', '=', id)
    .where('mail.state', '=', 'waiting')
    .executeTakeFirst()
}

/** What goes into a link for signing in, made now and kept nowhere; nothing where the link was used meanwhile. */
export async function issueLink(tx: Tx, mail: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ token: Buffer | null }>`select spine.issue_link(${mail}) as token`.execute(tx)
  return rows[0]?.token ?? undefined
}

export type MailState = 'waiting' | 'sent' | 'kept' | 'failed'

export async function settleMail(tx: Tx, id: string, state: MailState, error: string | null = null): Promise<void> {
  await sql`select spine.settle_mail(${id}, ${state}, ${error})`.execute(tx)
}

export type OutboxMail = {
  id: string
  account: string
  kind: string
  path: string
  at: string
  state: MailState
  tries: number
  lastError: string | null
}

/** The latest, newest first. For administrators. */
export async function listOutbox(tx: Tx, most: number): Promise<OutboxMail[]> {
  const rows = await tx.selectFrom('spine.outbox').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(most).execute()
  return rows.map(row => ({
    id: row.id,
    account: row.account,
    kind: row.kind,
    path: row.path,
    at: row.at.toISOString(),
    state: row.state as MailState,
    tries: row.tries,
    lastError: row.last_error,
  }))
}
