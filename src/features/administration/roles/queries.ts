/** Roles as they were asked for, given and ended. Only the database's own functions write them. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Assignment, RoleRequest } from './rules.ts'

const NAMES = sql`
  select a.id, a.account, who.name, a.role, unit.name as unit,
    to_char(lower(a.valid), 'YYYY-MM-DD') as "from", to_char(upper(a.valid) - 1, 'YYYY-MM-DD') as last, a.why,
    a.asked_by as "askedBy", asker.name as "askedByName", approver.name as "approvedByName",
    to_char(a.approved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "approvedAt", ender.name as "endedByName",
    to_char(a.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "endedAt", a.ended_why as "endedWhy", a.founding
  from spine.assignments a join spine.accounts who on who.id = a.account join spine.units unit on unit.id = a.unit
    left join spine.accounts asker on asker.id = a.asked_by left join spine.accounts approver on approver.id = a.approved_by
    left join spine.accounts ender on ender.id = a.ended_by`

export async function listRolesOf(tx: Tx, account: string): Promise<Assignment[]> {
  const { rows } = await sql<Assignment>`${NAMES} where a.account = ${account} order by lower(a.valid) desc, a.id`.execute(tx)
  return rows
}

export async function listAskedRoles(tx: Tx): Promise<Assignment[]> {
  const { rows } = await sql<Assignment>`${NAMES} where a.approved_at is null order by lower(a.valid), a.id`.execute(tx)
  return rows
}

export async function findRole(tx: Tx, id: string): Promise<Assignment | undefined> {
  const { rows } = await sql<Assignment>`${NAMES} where a.id = ${id}`.execute(tx)
  return rows[0]
}

/** Gives the id of the request. Refused for one's own account. */
export async function askAssignment(tx: Tx, account: string, { role, unit, from, until = undefined, why }: RoleRequest): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select spine.ask_assignment(${account}, ${role}, ${unit}, daterange(${from}, ${until ?? null}), ${why}) as id`.execute(tx)
  if (!rows[0]) throw new Error('The request has no id')
  return rows[0].id
}

/** Refused to who asked and to whose role it would be. */
export async function approveAssignment(tx: Tx, id: string): Promise<void> {
  await sql`select spine.approve_assignment(${id})`.execute(tx)
}

export async function endAssignment(tx: Tx, id: string, why: string): Promise<void> {
  await sql`select spine.end_assignment(${id}, ${why})`.execute(tx)
}
