/** Everything that happened in a case, as far as its time and its doer go: what was found and why somebody decided so stands elsewhere. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'

export type CaseEvent = { what: string; detail: string | null; at: string; by: string | null }

/** The latest first. */
export async function listCaseEvents(tx: Tx, caseId: string): Promise<CaseEvent[]> {
  const { rows } = await sql<CaseEvent>`
    with events as (
      select 'opened' as what, null::text as detail, opened_at as at, opened_by as by from vetting.cases where id = ${caseId}
      union all select 'closed', state, closed_on::timestamp at time zone 'Europe/London', null from vetting.cases where id = ${caseId} and closed_on is not null
      union all select 'visit-begun', stage, started_at, begun_by from vetting.visits where case_id = ${caseId}
      union all select 'visit-ended', v.stage, r.ended_at, r.done_by from vetting.results r join vetting.visits v on v.id = r.visit_id where r.case_id = ${caseId}
      union all select 'finding', stage, found_at, found_by from vetting.traces where case_id = ${caseId}
      union all select 'recused', null, at, recused from vetting.recusals where case_id = ${caseId}
      union all select 'asked', array_to_string(wants, ','), asked_on::timestamp at time zone 'Europe/London', asked_by from vetting.requests where case_id = ${caseId}
      union all select 'answered', null, answered_on::timestamp at time zone 'Europe/London', answered_by from vetting.requests where case_id = ${caseId} and answered_on is not null
      union all select 'request-withdrawn', null, withdrawn_on::timestamp at time zone 'Europe/London', null from vetting.requests where case_id = ${caseId} and withdrawn_on is not null
      union all select 'residency', case when goes_on then 'on' else 'not' end, decided_on::timestamp at time zone 'Europe/London', decided_by from vetting.residency_decisions where case_id = ${caseId}
      union all select 'waiver-asked', stage, asked_on::timestamp at time zone 'Europe/London', asked_by from vetting.waivers where case_id = ${caseId}
      union all select 'waiver-approved', w.stage, a.approved_on::timestamp at time zone 'Europe/London', a.approved_by from vetting.waivers w join vetting.waiver_approvals a on a.waiver_id = w.id where w.case_id = ${caseId}
      union all select 'priority-asked', null, asked_on::timestamp at time zone 'Europe/London', asked_by from vetting.priorities where case_id = ${caseId}
      union all select 'priority-approved', null, a.approved_on::timestamp at time zone 'Europe/London', a.approved_by from vetting.priorities p join vetting.priority_approvals a on a.priority_id = p.id where p.case_id = ${caseId}
      union all select 'decided', seat::text, at, decided_by from vetting.decisions where case_id = ${caseId}
      union all select 'letter', kind, written_at, written_by from vetting.letters where case_id = ${caseId}
      union all select 'attached', null, brought_at, brought_by from vetting.attachments where case_id = ${caseId}
      union all select 'appealed', about, lodged_on::timestamp at time zone 'Europe/London', lodged_by from vetting.appeals where case_id = ${caseId}
    )
    select what, detail, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, by from events order by events.at desc, what`.execute(
    tx,
  )
  return rows
}
