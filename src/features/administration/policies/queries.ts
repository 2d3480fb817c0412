/** Dated rules. Only the database's own functions write them. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Policy, PolicyRequest } from './rules.ts'

const COLUMNS = sql`p.id, p.kind, p.key, p.value, to_char(lower(p.valid), 'YYYY-MM-DD') as "from", to_char(upper(p.valid) - 1, 'YYYY-MM-DD') as last, p.source,
  p.asked_by as "askedBy", asker.name as "askedByName", approver.name as "approvedByName",
  to_char(p.approved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "approvedAt", p.starting
  from spine.policies p left join spine.accounts asker on asker.id = p.asked_by left join spine.accounts approver on approver.id = p.approved_by`

/** Those in force today, by kind and key. */
export async function listPolicies(tx: Tx): Promise<Policy[]> {
  const { rows } = await sql<Policy>`select ${COLUMNS}
    where p.approved_at is not null and p.valid @> spine.today() order by p.kind, p.key`.execute(tx)
  return rows
}

/** Every one there was, is and will be, the latest first; those asked for too. */
export async function listHistory(tx: Tx, kind: string, key: string): Promise<Policy[]> {
  const { rows } =
    await sql<Policy>`select ${COLUMNS} where p.kind = ${kind} and p.key = ${key} order by lower(p.valid) desc, p.approved_at desc nulls first`.execute(
      tx,
    )
  return rows
}

export async function listAskedPolicies(tx: Tx): Promise<Policy[]> {
  const { rows } = await sql<Policy>`select ${COLUMNS} where p.approved_at is null order by lower(p.valid), p.id`.execute(tx)
  return rows
}

export async function findPolicy(tx: Tx, id: string): Promise<Policy | undefined> {
  const { rows } = await sql<Policy>`select ${COLUMNS} where p.id = ${id}`.execute(tx)
  return rows[0]
}

export async function askPolicy(tx: Tx, kind: string, key: string, { value, source, starts }: PolicyRequest): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select spine.ask_policy(${kind}, ${key}, ${starts}::date, ${JSON.stringify(value)}::jsonb, ${source}) as id`.execute(tx)
  if (!rows[0]) throw new Error('The request has no id')
  return rows[0].id
}

/** Refused to who asked. */
export async function approvePolicy(tx: Tx, id: string): Promise<void> {
  await sql`select spine.approve_policy(${id})`.execute(tx)
}
