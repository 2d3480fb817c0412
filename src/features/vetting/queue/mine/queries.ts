/** What is one's own, and what of the unit one could do next. */
import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import { listRows } from '../queries.ts'
import type { QueueRow } from '../rules.ts'

/** Open and one's own, the earliest target first. */
export const listMine = (tx: Tx, most: number): Promise<QueueRow[]> => listRows(tx, sql`c.allocated_to = (select spine.me())`, most)

/** To be decided by somebody who had no part in them yet. Whoever has one is refused by the database, so these would be of no use to them. */
export const listToDecide = (tx: Tx, most: number): Promise<QueueRow[]> =>
  listRows(
    tx,
    sql`c.unit_id = any ((select vetting.staff_units())::int[]) and c.state in ('decision', 'second-decision')
      and not exists (select from vetting.results r where r.case_id = c.id and r.done_by = (select spine.me()))
      and not exists (select from vetting.requests r where r.case_id = c.id and r.asked_by = (select spine.me()))
      and not exists (select from vetting.traces f where f.case_id = c.id and f.found_by = (select spine.me()))
      and not exists (select from vetting.residency_decisions d where d.case_id = c.id and d.decided_by = (select spine.me()))
      and not exists (select from vetting.decisions d where d.case_id = c.id and d.decided_by = (select spine.me()))
      and not exists (select from vetting.recusals r where r.case_id = c.id and r.recused = (select spine.me()))`,
    most,
  )

/** Of one's own cases, those in which an answer came after the last stage that was ended in them. */
export async function listAnswered(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select c.id from vetting.cases c join vetting.requests q on q.case_id = c.id
    where c.allocated_to = spine.me() and c.closed_on is null group by c.id
    having max(q.answered_on) is not null and bool_and(q.answered_on is not null or q.withdrawn_on is not null)
      and max(q.answered_on) >= coalesce((select max((r.ended_at at time zone 'Europe/London')::date) from vetting.results r where r.case_id = c.id), '-infinity')`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

/** A page's reads go out before the request knows who asks, so the database says it. */
export async function whoAmI(tx: Tx): Promise<{ account: string; decides: boolean; manages: boolean }> {
  const { rows } = await sql<{ account: string; decides: boolean; manages: boolean }>`
    select spine.me() as account, spine.has_role('vetting-manager') as manages, spine.has_role('vetting-manager') or spine.has_role('vetting-decision-maker') as decides`.execute(
    tx,
  )
  return rows[0] ?? { account: '', decides: false, manages: false }
}
