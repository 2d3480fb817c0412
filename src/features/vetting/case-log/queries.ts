/** What is stored of a unit's cases, as far as a case log needs it: days, stages, who is waited on, and numbers for who did it. Nothing about persons. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate, dayNumber } from '../../../values/date.ts'
import { type WorkingCalendar, workingCalendar } from '../../../values/working-day.ts'
import type { State } from '../rules.ts'
import type { CaseRecord, Check, Pause, UnitHistory } from './rules.ts'

/** Cases of the unit that were received since that day, or are open. */
const ofUnit = (unit: number, since: CalendarDate) => sql`c.unit_id = ${unit} and (c.received_on >= ${since} or c.closed_on is null)`
/** Days as numbers: a hundred thousand of them are read quickly. */
const dayOf = (column: string) => sql`${sql.ref(column)} - date '1970-01-01'`
const londonDay = (column: string) => sql`(${sql.ref(column)} at time zone 'Europe/London')::date - date '1970-01-01'`

type CaseRow = { id: string; ref: string; level: string; state: State; received: number; closed: number | null }
type VisitRow = { case: string; stage: string; party: string; from: number; until: number | null; by: string | null }
type RequestRow = { case: string; from: number; until: number | null }

/** In order of receipt. The three statements go out together. */
export async function getHistory(tx: Tx, unit: number, since: CalendarDate, today: CalendarDate): Promise<UnitHistory> {
  const [cases, visits, requests] = await Promise.all([
    sql<CaseRow>`select c.id, c.ref, c.level, c.state, ${dayOf('c.received_on')} as received, ${dayOf('c.closed_on')} as closed
      from vetting.cases c where ${ofUnit(unit, since)} order by c.received_on, c.ref`.execute(tx),
    sql<VisitRow>`select v.case_id as "case", v.stage, v.party, ${londonDay('v.started_at')} as "from", ${londonDay('r.ended_at')} as until, r.done_by as by
      from vetting.visits v join vetting.cases c on c.id = v.case_id left join vetting.results r on r.visit_id = v.id
      where ${ofUnit(unit, since)} and v.stage <> 'decision' order by v.started_at, v.stage, v.id`.execute(tx),
    sql<RequestRow>`select q.case_id as "case", ${dayOf('q.asked_on')} as "from", coalesce(q.answered_on, q.withdrawn_on) - date '1970-01-01' as until
      from vetting.requests q join vetting.cases c on c.id = q.case_id where ${ofUnit(unit, since)} order by q.asked_on, q.id`.execute(tx),
  ])
  return { today: dayNumber(today), cases: assemble(cases.rows, visits.rows, requests.rows) }
}

function assemble(cases: readonly CaseRow[], visits: readonly VisitRow[], requests: readonly RequestRow[]): CaseRecord[] {
  const numbers = new Map<string, number>()
  const numberOf = (account: string) => numbers.get(account) ?? numbers.set(account, numbers.size + 1).size
  const byCase = new Map<string, { checks: Check[]; pauses: Pause[] }>(cases.map(({ id }) => [id, { checks: [], pauses: [] }]))
  for (const { case: id, stage, party, from, until, by } of visits) {
    const own = byCase.get(id)
    if (stage === 'form') own?.pauses.push({ stage, from, until })
    else own?.checks.push({ stage, party, from, until, by: by === null ? null : numberOf(by) })
  }
  for (const { case: id, from, until } of requests) byCase.get(id)?.pauses.push({ stage: 'request', from, until })
  return cases.map(({ id, ...record }) => ({ ...record, ...(byCase.get(id) ?? { checks: [], pauses: [] }) }))
}

/** The calendar of the database: holidays that came in as a dated rule are in it. */
export async function getCalendar(tx: Tx): Promise<WorkingCalendar> {
  const [bounds, holidays] = await Promise.all([
    sql<{ first: string; last: string }>`select min(day)::text as first, max(day)::text as last from spine.calendar`.execute(tx),
    sql<{ day: string }>`select day::text from spine.bank_holidays order by day`.execute(tx),
  ])
  const days = holidays.rows.map(({ day }) => calendarDate(day))
  const bound = bounds.rows[0]
  return workingCalendar(
    'bank holidays of England and Wales left out',
    calendarDate(bound?.first ?? ''),
    calendarDate(bound?.last ?? ''),
    days,
  )
}
