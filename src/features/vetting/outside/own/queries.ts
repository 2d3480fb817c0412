/** What people outside read: what is released, and what they brought themselves. The database shows no other row. */
import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import { changedOrStale } from '../../../../platform/db/versions.ts'
import { calendarDate } from '../../../../values/date.ts'
import { conflict, notFound } from '../../../../values/problem.ts'
import { dayOrNull } from '../../cases/rules.ts'
import { getRequest } from '../../requests/queries.ts'
import { type Answers, answersFrom, NOTHING_YET } from '../form/rules.ts'
import type { Released } from './rules.ts'

type Row = { [Key in keyof Released]: Released[Key] extends string | null ? string | null : Released[Key] }

const RELEASED = sql`
  select case_id as id, unit_id as "unitId", ref, level, received_on as "receivedOn", form_on as "formOn", turn, outcome, outcome_on as "outcomeOn",
    expected_half as "expectedHalf", expected_most as "expectedMost", sponsor_ref as "sponsorRef" from vetting.released`

const released = (row: Row): Released => ({
  ...(row as Released),
  receivedOn: calendarDate(row.receivedOn ?? ''),
  formOn: dayOrNull(row.formOn),
  outcomeOn: dayOrNull(row.outcomeOn),
  expectedHalf: dayOrNull(row.expectedHalf),
  expectedMost: dayOrNull(row.expectedMost),
})

/** The latest first. */
export async function listOwnCases(tx: Tx): Promise<Released[]> {
  const { rows } = await sql<Row>`${RELEASED} where applicant = spine.me() order by received_on desc, ref`.execute(tx)
  return rows.map(released)
}

export async function getOwnCase(tx: Tx, id: string): Promise<Released> {
  const { rows } = await sql<Row>`${RELEASED} where case_id = ${id} and applicant = spine.me()`.execute(tx)
  if (!rows[0]) throw notFound('This application is not here, or not yours', 'Look for it in the list of your applications.')
  return released(rows[0])
}

export const MOST_SPONSORED = 100

/** Of whoever asked for them: those under way first, then the newest. */
export async function listSponsoredCases(tx: Tx): Promise<Released[]> {
  const { rows } = await sql<Row>`
    ${RELEASED} where sponsor = spine.me() order by outcome is not null, received_on desc, ref limit ${MOST_SPONSORED}`.execute(tx)
  return rows.map(released)
}

export async function findSponsoredCase(tx: Tx, id: string): Promise<Released | undefined> {
  const { rows } = await sql<Row>`${RELEASED} where case_id = ${id} and sponsor = spine.me()`.execute(tx)
  return rows[0] && released(rows[0])
}

export type OwnForm = { version: number; answers: Answers; sentAt: string | null }

/** The latest that was saved. */
export async function latestForm(tx: Tx, caseId: string): Promise<OwnForm> {
  const row = await tx
    .selectFrom('vetting.forms')
    .select(['version', 'answers', 'sent_at'])
    .where('case_id', '=', caseId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { version: 0, answers: NOTHING_YET, sentAt: null }
  return { version: row.version, answers: answersFrom(row.answers), sentAt: row.sent_at?.toISOString() ?? null }
}

type CaseKey = Pick<Released, 'id' | 'unitId'>

/** A saving is a new row, and two from the same are not both kept: the second would lose what the first wrote. */
export async function insertForm(tx: Tx, { id, unitId }: CaseKey, seen: number, answers: Answers, isSent = false): Promise<void> {
  const result = await tx
    .insertInto('vetting.forms')
    .values({
      ...{ case_id: id, unit_id: unitId, version: seen + 1, answers: JSON.stringify(answers) },
      ...(isSent ? { sent_at: sql<string>`now()` } : {}),
    })
    .onConflict(at => at.doNothing())
    .executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n)
    throw conflict(
      'You changed your form in another window meanwhile',
      'Nothing was overwritten. Load the page again to see what is saved.',
    )
}

export type OwnFile = { id: string; name: string; request: string | null; broughtAt: string }

export async function listOwnFiles(tx: Tx, caseId: string): Promise<OwnFile[]> {
  const rows = await tx
    .selectFrom('vetting.attachments')
    .select(['id', 'file_name', 'request_id', 'brought_at'])
    .where('case_id', '=', caseId)
    .where('brought_by', '=', sql<string>`spine.me()`)
    .orderBy('brought_at')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ id: row.id, name: row.file_name, request: row.request_id, broughtAt: row.brought_at.toISOString() }))
}

/** One's own answer to what one was asked. */
export async function updateAnswer(tx: Tx, caseId: string, request: string, seen: number, answer: string): Promise<void> {
  const result = await tx
    .updateTable('vetting.requests')
    .set({ answer, answered_on: sql<string>`spine.today()`, answered_by: sql<string>`spine.me()` })
    .where('id', '=', request)
    .where('case_id', '=', caseId)
    .where('version', '=', seen)
    .executeTakeFirst()
  await changedOrStale(result, seen, () => getRequest(tx, caseId, request))
}

export async function findWithdrawal(tx: Tx, caseId: string): Promise<{ on: string } | undefined> {
  const row = await tx.selectFrom('vetting.applicant_withdrawals').select('withdrawn_on').where('case_id', '=', caseId).executeTakeFirst()
  return row && { on: row.withdrawn_on as unknown as string }
}

/** Once; a second time changes nothing. */
export async function insertWithdrawal(tx: Tx, { id, unitId }: CaseKey, words: string): Promise<void> {
  await tx
    .insertInto('vetting.applicant_withdrawals')
    .values({ case_id: id, unit_id: unitId, words })
    .onConflict(at => at.doNothing())
    .execute()
}

export type OwnAppeal = { about: string; lodgedOn: string; grounds: string }

export async function listOwnAppeals(tx: Tx, caseId: string): Promise<OwnAppeal[]> {
  const { rows } = await sql<OwnAppeal>`
    select about, lodged_on as "lodgedOn", grounds from vetting.appeals where case_id = ${caseId} order by lodged_on, id`.execute(tx)
  return rows
}

/** For the unit: cases that their applicants withdrew from and that are open still, at most so many as fit on a first page. */
export async function listWithdrawn(tx: Tx): Promise<{ id: string; ref: string }[]> {
  const { rows } = await sql<{ id: string; ref: string }>`
    select c.id, c.ref from vetting.applicant_withdrawals w join vetting.cases c on c.id = w.case_id
    where c.closed_on is null and c.unit_id = any (vetting.staff_units()) order by w.withdrawn_on, c.ref limit 20`.execute(tx)
  return rows
}
