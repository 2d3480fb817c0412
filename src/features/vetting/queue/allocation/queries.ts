/** What a proposal looks at, and giving out many cases at once. */
import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import { listRows } from '../queries.ts'
import type { QueueRow } from '../rules.ts'
import type { Given } from './rules.ts'

/** Open ones that the person may see; the others are left out. */
export const listCases = (tx: Tx, ids: readonly string[]): Promise<QueueRow[]> => listRows(tx, sql`c.id = any (${ids}::uuid[])`, ids.length)

export type Parts = { recused: ReadonlySet<string>; workers: ReadonlySet<string>; deciders: ReadonlySet<string> }
const NO_PARTS: Parts = { recused: new Set(), workers: new Set(), deciders: new Set() }

/** Who had which part in each of these cases. */
export async function listParts(tx: Tx, ids: readonly string[]): Promise<(id: string) => Parts> {
  const { rows } = await sql<{ id: string; recused: string[]; workers: string[]; deciders: string[] }>`
    select i.id, array(select recused from vetting.recusals where case_id = i.id) as recused,
      array(select done_by from vetting.results where case_id = i.id union select asked_by from vetting.requests where case_id = i.id
        union select found_by from vetting.traces where case_id = i.id union select decided_by from vetting.residency_decisions where case_id = i.id) as workers,
      array(select decided_by from vetting.decisions where case_id = i.id) as deciders
    from unnest(${ids}::uuid[]) as i (id)`.execute(tx)
  const parts = new Map(
    rows.map(({ id, recused, workers, deciders }) => [
      id,
      { recused: new Set(recused), workers: new Set(workers), deciders: new Set(deciders) },
    ]),
  )
  return id => parts.get(id) ?? NO_PARTS
}

type StaffRow = { account: string; skills: readonly string[]; share: number; isAway: boolean }

/** Those who work there today, and whether they are on leave. */
export async function listStaffToday(tx: Tx, unit: number): Promise<ReadonlyMap<string, StaffRow>> {
  const { rows } = await sql<StaffRow>`
    select s.account, s.skills, s.share::float8 as share,
      exists (select from vetting.leave l where l.staff_id = s.id and l.dropped_at is null and l.away @> spine.today()) as "isAway"
    from vetting.staff s where s.unit_id = ${unit} and s.works @> spine.today()`.execute(tx)
  return new Map(rows.map(row => [row.account, row]))
}

/** In one order of locks whoever gives what, so that two who do it at once wait for one another and do not embrace. Gives the ids that were as seen. */
export async function giveOut(tx: Tx, given: readonly Given[]): Promise<ReadonlySet<string>> {
  const ids = given.map(({ id }) => id)
  await sql`select from vetting.cases where id = any (${ids}::uuid[]) order by id for update`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    update vetting.cases c set allocated_to = g.account
    from unnest(${ids}::uuid[], ${given.map(({ version }) => version)}::int[], ${given.map(({ to }) => to)}::uuid[]) as g (id, version, account)
    where c.id = g.id and c.version = g.version and c.closed_on is null returning c.id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
