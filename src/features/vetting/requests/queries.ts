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
