/** Requirements as they are and were believed. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import { periodOfRange } from '../../../../values/period.ts'
import { notFound } from '../../../../values/problem.ts'
import { closeFacts, insertFacts } from '../../facts/queries.ts'
import type { Corrected, NewRequirement, Requirement } from './rules.ts'

/** What is believed now, of all days: by name, and then in order of days. */
export const listRequirements = (tx: Tx): Promise<Requirement[]> =>
  readRequirements(tx, sql`upper_inf(r.recorded)`, sql`k.name, r.unit_kind nulls first, r.valid`)

/** Whatever was ever believed of one: what is believed now first, then the latest. */
export const listBeliefs = (tx: Tx, { roleKind, unitKind }: Pick<Requirement, 'roleKind' | 'unitKind'>): Promise<Requirement[]> =>
  readRequirements(
    tx,
    sql`r.role_kind = ${roleKind} and r.unit_kind is not distinct from ${unitKind}`,
    sql`upper(r.recorded) desc nulls first, r.valid desc`,
  )

export async function getRequirement(tx: Tx, id: string): Promise<Requirement> {
  const [found] = await readRequirements(tx, sql`r.id = ${id}`, sql`r.id`)
  if (!found) throw notFound('There is no such requirement')
  return found
}

type Row = Omit<Requirement, 'valid' | 'recorded'> & { valid: string; from: string; until: string | null; why: string; by: string | null }

async function readRequirements(tx: Tx, where: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<Requirement[]> {
  const { rows } = await sql<Row>`
    select r.id, r.role_kind as "roleKind", k.name as "roleName", r.unit_kind as "unitKind", r.source, r.valid::text as valid, r.approximate, r.why,
      to_char(lower(r.recorded) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "from",
      to_char(upper(r.recorded) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as until, a.name as by
    from network.requirements r join network.role_kinds k on k.key = r.role_kind left join spine.accounts a on a.id = r.recorded_by
    where ${where} order by ${order}`.execute(tx)
  return rows.map(({ from, until, why, by, ...row }) => ({ ...row, valid: periodOfRange(row.valid), recorded: { from, until, why, by } }))
}

/** Refused where the role is required there already on one of its days. */
export const insertRequirement = (tx: Tx, { roleKind, unitKind, ...facts }: NewRequirement): Promise<void> =>
  insertFacts(tx, 'network.requirements', [{ role_kind: roleKind, unit_kind: unitKind, ...facts }])

/** Closes what was believed and adds what is believed now; nothing in its place where it was never required. */
export async function replaceRequirement(tx: Tx, old: Requirement, corrected: Corrected | undefined): Promise<void> {
  await closeFacts(tx, 'network.requirements', [old.id])
  if (corrected) await insertRequirement(tx, { roleKind: old.roleKind, unitKind: old.unitKind, ...corrected })
}
