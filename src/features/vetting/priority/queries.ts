/** Who asked for priority and who approved it, and how full the lane is. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { calendarDate } from '../../../values/date.ts'
import { type Case, dayOrNull } from '../cases/rules.ts'
import type { Lane, Priority } from './rules.ts'

export async function findPriority(tx: Tx, caseId: string): Promise<Priority | undefined> {
  const row = await tx
    .selectFrom('vetting.priorities as p')
    .leftJoin('vetting.priority_approvals as a', 'a.priority_id', 'p.id')
    .select(['p.id', 'p.why', 'p.asked_by', 'p.asked_on', 'a.approved_by', 'a.approved_on'])
    .where('p.case_id', '=', caseId)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      why: row.why,
      askedBy: row.asked_by,
      askedOn: calendarDate(row.asked_on),
      approvedBy: row.approved_by,
      approvedOn: dayOrNull(row.approved_on),
    }
  )
}

export async function insertPriority(tx: Tx, { id, unitId }: Pick<Case, 'id' | 'unitId'>, why: string): Promise<string> {
  const row = await tx
    .insertInto('vetting.priorities')
    .values({ case_id: id, unit_id: unitId, why })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The unit's row is what approvals wait for one after the other; the first one makes it. */
export async function insertPriorityApproval(tx: Tx, priority: string, unit: number): Promise<void> {
  await tx
    .insertInto('vetting.lanes')
    .values({ unit_id: unit })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await tx.insertInto('vetting.priority_approvals').values({ priority_id: priority, unit_id: unit }).execute()
}

export async function getLane(tx: Tx, unit: number): Promise<Lane> {
  const { rows } = await sql<{ percent: number; days: number; intake: number; taken: string[] }>`
    with rule as (
      select (spine.policy_on('vetting-cap', 'priority-percent', spine.today())).value::numeric::float as percent,
        (spine.policy_on('vetting-cap', 'priority-window-days', spine.today())).value::int as days
    )
    select percent, days, (select count(*)::int from vetting.cases c where c.unit_id = ${unit} and c.received_on > spine.today() - days) as intake,
      array(select a.approved_on::text from vetting.priority_approvals a where a.unit_id = ${unit} and a.approved_on > spine.today() - days order by 1) as taken
    from rule`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('There is no rule for the priority lane')
  return { ...row, taken: row.taken.map(calendarDate) }
}

export type AskedPriority = { caseId: string; ref: string; askedBy: string }

/** Those in open cases that wait for a manager who is another than who asked. */
export async function listAskedPriorities(tx: Tx): Promise<AskedPriority[]> {
  const { rows } = await sql<AskedPriority>`
    select p.case_id as "caseId", c.ref, p.asked_by as "askedBy" from vetting.priorities p join vetting.cases c on c.id = p.case_id
    where c.closed_on is null and p.asked_by <> spine.me() and not exists (select from vetting.priority_approvals a where a.priority_id = p.id)
    order by p.asked_on, p.id limit 50`.execute(tx)
  return rows
}
