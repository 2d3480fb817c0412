/** What the dates outside are worked out from, and where they are put. Only `released` and requests are read of a case, and of closed ones the day they ended. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { daysInUnit, type ExpectedDates, type PastDays, type ReleasedFacts } from './rules.ts'

type FactsRow = {
  id: string
  unit: number
  level: string
  received: string
  form: string | null
  endedOn: string | null
  asked: readonly { from: string; until: string | null }[]
}

const facts = (where: ReturnType<typeof sql>) => sql<FactsRow>`
  select r.case_id as id, r.unit_id as unit, r.level, r.received_on as received, r.form_on as form, r.outcome_on as "endedOn",
    coalesce((select json_agg(json_build_object('from', q.asked_on, 'until', coalesce(q.answered_on, q.withdrawn_on)) order by q.asked_on)
      from vetting.requests q where q.case_id = r.case_id), '[]') as asked
  from vetting.released r where ${where} order by r.case_id`

const factsOf = ({ level, received, form, asked }: FactsRow): ReleasedFacts => ({
  level,
  receivedOn: calendarDate(received),
  formOn: form === null ? null : calendarDate(form),
  asked: asked.map(({ from, until }) => ({ from: calendarDate(from), until: until === null ? null : calendarDate(until) })),
})

/** How long the unit's cases took that were decided before today: what is closed in the course of a day moves no date on it. */
export async function pastDaysOf(tx: Tx, unit: number, since: CalendarDate, today: CalendarDate): Promise<PastDays> {
  const { rows } = await facts(
    sql`r.unit_id = ${unit} and r.outcome in ('granted', 'refused') and r.outcome_on >= ${since} and r.outcome_on < ${today}`,
  ).execute(tx)
  const past = new Map<string, number[]>()
  for (const row of rows) {
    const days = daysInUnit(factsOf(row), calendarDate(row.endedOn ?? ''))
    past.set(row.level, [...(past.get(row.level) ?? []), days])
  }
  for (const days of past.values()) days.sort((a, b) => a - b)
  return past
}

export type OpenRelease = { id: string; facts: ReleasedFacts }

/** Of the unit's cases that are open as far as the applicant knows. */
export async function listOpenReleases(tx: Tx, unit: number): Promise<OpenRelease[]> {
  const { rows } = await facts(sql`r.unit_id = ${unit} and r.outcome is null`).execute(tx)
  return rows.map(row => ({ id: row.id, facts: factsOf(row) }))
}

export async function listUnits(tx: Tx): Promise<number[]> {
  const rows = await tx
    .selectFrom('vetting.released')
    .select('unit_id')
    .distinct()
    .where('outcome', 'is', null)
    .orderBy('unit_id')
    .execute()
  return rows.map(({ unit_id }) => unit_id)
}

export type Expected = { id: string; dates: ExpectedDates | undefined }

/** One statement is one entry of the ledger, which holds so many. */
const AT_ONCE = 1000

/**
 * The first time on a day every row is touched, whether or not a date moved: that tells nothing. Later on the day only those whose released facts have
 * changed, or that are new.
 */
export async function updateExpected(tx: Tx, expected: readonly Expected[], today: CalendarDate): Promise<void> {
  for (let from = 0; from < expected.length; from += AT_ONCE) {
    const some = expected.slice(from, from + AT_ONCE)
    await sql`
      update vetting.released r set expected_half = e.half, expected_most = e.most, expected_from = case when e.half is not null then ${today}::date end
      from unnest(${some.map(({ id }) => id)}::uuid[], ${some.map(({ dates }) => dates?.half ?? null)}::date[], ${some.map(({ dates }) => dates?.most ?? null)}::date[])
        as e (id, half, most)
      where r.case_id = e.id and r.outcome is null and (r.expected_half, r.expected_most, r.expected_from)
        is distinct from (e.half, e.most, case when e.half is not null then ${today}::date end)`.execute(tx)
  }
}
