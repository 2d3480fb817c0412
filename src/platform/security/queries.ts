/** What the security service asks of the database. */
import { sql } from 'kysely'
import type { Tx } from '../db/tx.ts'

export type Alarm = { alarm: string; object: string }

/** Asks every standing question. Gives the alarms that were not raised before; all are in the ledger. */
export async function askStandingQuestions(tx: Tx): Promise<Alarm[]> {
  const { rows } = await sql<Alarm>`select alarm, object from spine.ask_standing_questions()`.execute(tx)
  return rows
}

export type SecurityEvent = {
  id: string
  /** ISO instant to the microsecond. */
  at: string
  kind: string
  account: string | null
  act: string | null
  subjects: readonly string[]
  detail: Readonly<Record<string, unknown>> | null
}

/** Those since the last call of this export that was committed, in the order in which they happened. */
export async function takeSecurityEvents(tx: Tx, name: string): Promise<SecurityEvent[]> {
  const { rows } = await sql<SecurityEvent>`
    select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, kind, account, act, subjects, detail
    from spine.take_security_events(${name})`.execute(tx)
  return rows
}

export type RaisedAlarm = Alarm & { id: string; raisedAt: string; goneAt: string | null }

/** For auditors and administrators: those that still stand first. */
export async function listAlarms(tx: Tx, most: number): Promise<RaisedAlarm[]> {
  const rows = await tx
    .selectFrom('spine.alarms')
    .selectAll()
    .orderBy(sql`gone_at is not null`)
    .orderBy('raised_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(({ id, alarm, object, raised_at: raised, gone_at: gone }) => ({
    ...{ id, alarm, object, raisedAt: raised.toISOString(), goneAt: gone?.toISOString() ?? null },
  }))
}

export async function countStandingAlarms(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('spine.alarms')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('gone_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
