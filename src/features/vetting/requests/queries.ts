/** What applicants were asked and whether they answered. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { changedOrStale } from '../../../platform/db/versions.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { notFound } from '../../../values/problem.ts'
import { type Case, dayOrNull } from '../cases/rules.ts'
import type { CaseRequest } from './rules.ts'

/** The latest first. */
export async function listRequests(tx: Tx, caseId: string): Promise<CaseRequest[]> {
  const rows = await tx
    .selectFrom('vetting.requests')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('asked_on', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    wants: row.wants,
    words: row.words,
    askedOn: calendarDate(row.asked_on),
    dueOn: calendarDate(row.due_on),
    askedBy: row.asked_by,
    answeredOn: dayOrNull(row.answered_on),
    answeredBy: row.answered_by,
    answer: row.answer,
    withdrawnOn: dayOrNull(row.withdrawn_on),
    reminders: row.reminders,
    lastReminderOn: dayOrNull(row.last_reminder_on),
    version: row.version,
  }))
}

export async function getRequest(tx: Tx, caseId: string, id: string): Promise<CaseRequest> {
  const found = (await listRequests(tx, caseId)).find(each => each.id === id)
  if (!found) throw notFound('There is no such request in this case')
  return found
}

export type NewRequest = { wants: string[]; words: string; dueOn: CalendarDate }

/** Whoever asks has worked on the case. */
export async function insertRequest(
  tx: Tx,
  { id, unitId }: Pick<Case, 'id' | 'unitId'>,
  { wants, words, dueOn }: NewRequest,
): Promise<string> {
  const row = await tx
    .insertInto('vetting.requests')
    .values({ case_id: id, unit_id: unitId, wants, words, due_on: dueOn })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function settleRequest(tx: Tx, caseId: string, id: string, seen: number, how: 'answered' | 'withdrawn'): Promise<void> {
  const change =
    how === 'answered'
      ? { answered_on: sql<string>`spine.today()`, answered_by: sql<string>`spine.me()` }
      : { withdrawn_on: sql<string>`spine.today()` }
  const result = await tx
    .updateTable('vetting.requests')
    .set(change)
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .where('version', '=', seen)
    .executeTakeFirst()
  await changedOrStale(result, seen, () => getRequest(tx, caseId, id))
}

export type Reminded = { id: string; caseId: string; applicant: string }

/**
 * For the jobs: counts a reminder on requests that so many working days have gone by without an answer, since they were asked or last reminded of.
 * Nobody is reminded who has no account, or whose case is closed.
 */
export async function countReminders(tx: Tx, most: number): Promise<Reminded[]> {
  const { rows } = await sql<Reminded>`
    update vetting.requests q set reminders = q.reminders + 1, last_reminder_on = spine.today() from vetting.cases c
    where c.id = q.case_id and q.id in (
      select r.id from vetting.requests r join vetting.cases k on k.id = r.case_id
      where r.answered_on is null and r.withdrawn_on is null and k.closed_on is null and k.applicant is not null
        and spine.working_days_between(coalesce(r.last_reminder_on, r.asked_on), spine.today())
          >= (select value::int from spine.policy_on('vetting-window', 'reminder-days', spine.today()))
      limit ${most})
    returning q.id, q.case_id as "caseId", c.applicant`.execute(tx)
  return rows
}
