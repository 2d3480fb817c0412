/** Waived checks. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { notFound } from '../../../values/problem.ts'
import { type Case, dayOrNull } from '../cases/rules.ts'
import type { Stage } from '../rules.ts'
import type { Waiver } from './rules.ts'

type Row = Omit<Waiver, 'until' | 'askedOn' | 'approvedOn'> & { until: string; askedOn: string; approvedOn: string | null }
const COLUMNS = sql`w.id, w.case_id as "caseId", w.stage, w.until, w.why, w.asked_by as "askedBy", w.asked_on as "askedOn", a.approved_by as "approvedBy",
  a.approved_on as "approvedOn" from vetting.waivers w left join vetting.waiver_approvals a on a.waiver_id = w.id`
const waiverOf = <R extends Row>(row: R) => ({
  ...row,
  until: calendarDate(row.until),
  askedOn: calendarDate(row.askedOn),
  approvedOn: dayOrNull(row.approvedOn),
})

export async function listWaivers(tx: Tx, caseId: string): Promise<Waiver[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} where w.case_id = ${caseId} order by w.asked_on, w.id`.execute(tx)
  return rows.map(waiverOf)
}

export async function getWaiver(tx: Tx, caseId: string, id: string): Promise<Waiver> {
  const found = (await listWaivers(tx, caseId)).find(each => each.id === id)
  if (!found) throw notFound('There is no such waiver in this case')
  return found
}

export async function insertWaiver(
  tx: Tx,
  { id, unitId }: Pick<Case, 'id' | 'unitId'>,
  waiver: { stage: Stage; until: CalendarDate; why: string },
): Promise<string> {
  const row = await tx
    .insertInto('vetting.waivers')
    .values({ case_id: id, unit_id: unitId, ...waiver })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function insertWaiverApproval(tx: Tx, waiver: string, unit: number): Promise<void> {
  await tx.insertInto('vetting.waiver_approvals').values({ waiver_id: waiver, unit_id: unit }).execute()
}

export type ListedWaiver = Waiver & { ref: string; level: string; state: string }

/**
 * In the person's units, those that matter: asked for and not approved yet in an open case, in force, or run out without the check having been done
 * in a case that is open or was granted. The first to end first.
 */
export async function listUnitWaivers(tx: Tx): Promise<ListedWaiver[]> {
  const { rows } = await sql<Row & { ref: string; level: string; state: string }>`
    select c.ref, c.level, c.state, ${COLUMNS} join vetting.cases c on c.id = w.case_id
    where (c.closed_on is null or c.state = 'granted' and a.approved_on is not null) and (a.approved_on is not null or w.until >= spine.today())
      and not exists (select from vetting.visits v join vetting.results r on r.visit_id = v.id and r.result <> 'stopped' where v.case_id = w.case_id and v.stage = w.stage)
    order by w.until, w.id limit 500`.execute(tx)
  return rows.map(waiverOf)
}
