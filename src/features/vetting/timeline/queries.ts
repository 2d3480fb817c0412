/** Everything that happened in a case, as far as its time and its doer go: what was found and why somebody decided so stands elsewhere. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'

/** `at` is an instant, or a day where no more is kept. */
export type CaseEvent = { what: string; detail: string | null; at: string; by: string | null }

/** The latest first. Of what only the day is kept, comes before what has its time on that day. */
export async function listCaseEvents(tx: Tx, caseId: string): Promise<CaseEvent[]> {
  const { rows } = await sql<CaseEvent>`
    with events as (
      select 'opened' as what, null::text as detail, opened_at as at, null::date as day, opened_by as by from vetting.cases where id = ${caseId}
      union all select 'closed', state, null, closed_on, null from vetting.cases where id = ${caseId} and closed_on is not null
      union all select 'visit-begun', stage, started_at, null, begun_by from vetting.visits where case_id = ${caseId}
      union all select 'visit-ended', v.stage, r.ended_at, null, r.done_by from vetting.results r join vetting.visits v on v.id = r.visit_id where r.case_id = ${caseId}
      union all select 'finding', stage, found_at, null, found_by from vetting.traces where case_id = ${caseId}
      union all select 'recused', null, at, null, recused from vetting.recusals where case_id = ${caseId}
      union all select 'asked', array_to_string(wants, ','), null, asked_on, asked_by from vetting.requests where case_id = ${caseId}
      union all select 'answered', null, null, answered_on, answered_by from vetting.requests where case_id = ${caseId} and answered_on is not null
      union all select 'request-withdrawn', null, null, withdrawn_on, null from vetting.requests where case_id = ${caseId} and withdrawn_on is not null
      union all select 'residency', case when goes_on then 'on' else 'not' end, null, decided_on, decided_by from vetting.residency_decisions where case_id = ${caseId}
      union all select 'waiver-asked', stage, null, asked_on, asked_by from vetting.waivers where case_id = ${caseId}
      union all select 'waiver-approved', w.stage, null, a.approved_on, a.approved_by from vetting.waivers w join vetting.waiver_approvals a on a.waiver_id = w.id where w.case_id = ${caseId}
      union all select 'priority-asked', null, null, asked_on, asked_by from vetting.priorities where case_id = ${caseId}
      union all select 'priority-approved', null, null, a.approved_on, a.approved_by from vetting.priorities p join vetting.priority_approvals a on a.priority_id = p.id where p.case_id = ${caseId}
      union all select 'decided', seat::text, at, null, decided_by from vetting.decisions where case_id = ${caseId}
      union all select 'letter', kind, written_at, null, written_by from vetting.letters where case_id = ${caseId}
      union all select 'attached', null, brought_at, null, brought_by from vetting.attachments where case_id = ${caseId}
      union all select 'appealed', about, null, lodged_on, lodged_by from vetting.appeals where case_id = ${caseId}
    )
    select what, detail, coalesce(day::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as at, by from events
    order by coalesce(day, (events.at at time zone 'Europe/London')::date) desc, (what = 'closed') desc, events.at desc nulls first, case when day is not null then what end, what desc`.execute(
    tx,
  )
  return rows
}
