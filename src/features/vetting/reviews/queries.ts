/** Reviews of clearances. Which of them somebody finds is decided by the database. */
import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { changedOrStale } from '../../../platform/db/versions.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { notFound } from '../../../values/problem.ts'
import { dayOrNull } from '../cases/rules.ts'
import { IS_HELD, LATEST_EVENT } from '../clearances/queries.ts'
import type { Clearance } from '../clearances/rules.ts'
import type { AskedReviews, Result, Review } from './rules.ts'

type Row = Omit<Review, 'dueOn' | 'toldOn' | 'doneOn'> & { dueOn: string; toldOn: string | null; doneOn: string | null }

const REVIEWS = sql`
  select v.id, v.clearance_id as "clearanceId", v.unit_id as "unitId", k.ref, s.family_name as "familyName", s.given_names as "givenNames", c.level, v.kind,
    v.due_on as "dueOn", v.told_on as "toldOn", v.words, v.done_on as "doneOn", v.result, v.done_by as "doneBy", v.version
  from vetting.reviews v join vetting.clearances c on c.id = v.clearance_id join vetting.cases k on k.id = c.case_id
    join vetting.subjects s on s.id = c.subject_id`

const reviewOf = (row: Row): Review => ({
  ...row,
  dueOn: calendarDate(row.dueOn),
  toldOn: dayOrNull(row.toldOn),
  doneOn: dayOrNull(row.doneOn),
})

export async function getReview(tx: Tx, id: string): Promise<Review> {
  const { rows } = await sql<Row>`${REVIEWS} where v.id = ${id}`.execute(tx)
  if (!rows[0]) throw notFound('This review is not here, or not for you')
  return reviewOf(rows[0])
}

/** The latest first. */
export async function listReviewsOf(tx: Tx, clearance: string): Promise<Review[]> {
  const { rows } = await sql<Row>`${REVIEWS} where v.clearance_id = ${clearance} order by v.due_on desc, v.id`.execute(tx)
  return rows.map(reviewOf)
}

/** Not done, of a clearance that is still held: of one that ended there is nothing to look at any more. */
const OPEN = sql`v.done_on is null and ${IS_HELD}`

/** The earliest due first; one more than `most` where there are more. */
export async function listOpenReviews(tx: Tx, unit: number, { kind, isOverdue, after }: AskedReviews, most: number): Promise<Review[]> {
  const conditions: RawBuilder<unknown>[] = [sql`v.unit_id = ${unit}`, OPEN]
  if (kind) conditions.push(sql`v.kind = ${kind}`)
  if (isOverdue) conditions.push(sql`v.due_on < spine.today()`)
  if (after) conditions.push(sql`(v.due_on, v.id) > (${after.dueOn}::date, ${after.id}::uuid)`)
  const { rows } =
    await sql<Row>`${REVIEWS} ${LATEST_EVENT} where ${sql.join(conditions, sql` and `)} order by v.due_on, v.id limit ${most + 1}`.execute(
      tx,
    )
  return rows.map(reviewOf)
}

export type ReviewCounts = { open: number; overdue: number; changes: number }

/** Of a unit, or of all units of the person. */
export async function countOpenReviews(tx: Tx, unit?: number): Promise<ReviewCounts> {
  const { rows } = await sql<ReviewCounts>`
    select count(*)::int as open, count(*) filter (where v.due_on < spine.today())::int as overdue, count(*) filter (where v.kind = 'change')::int as changes
    from vetting.reviews v join vetting.clearances c on c.id = v.clearance_id ${LATEST_EVENT}
    where ${unit === undefined ? sql`v.unit_id = any (vetting.staff_units())` : sql`v.unit_id = ${unit}`} and ${OPEN}`.execute(tx)
  return rows[0] ?? { open: 0, overdue: 0, changes: 0 }
}

type Change = { toldOn: CalendarDate; words: string; dueOn: CalendarDate }

export async function insertChange(
  tx: Tx,
  { id, unitId }: Pick<Clearance, 'id' | 'unitId'>,
  { toldOn, words, dueOn }: Change,
): Promise<string> {
  const review = randomUUID()
  await tx
    .insertInto('vetting.reviews')
    .values({ id: review, clearance_id: id, unit_id: unitId, kind: 'change', due_on: dueOn, told_on: toldOn, words })
    .execute()
  return review
}

/** Refuses to write over another's work, and a review that is done already. */
export async function finishReview(tx: Tx, { id, words }: { id: string; words: string }, seen: number, result: Result): Promise<void> {
  const done = await tx
    .updateTable('vetting.reviews')
    .set({ done_on: sql<string>`spine.today()`, done_by: sql<string>`spine.me()`, result, words })
    .where('id', '=', id)
    .where('version', '=', seen)
    .where('done_on', 'is', null)
    .executeTakeFirst()
  await changedOrStale(done, seen, () => getReview(tx, id))
}

/**
 * For the jobs: the annual review that is due next, of each clearance that is held, so many days ahead of its day. By the rule of the day of the
 * grant. Its id follows from the clearance and the day, so that the same review is not made twice. Gives the ids of those that were made.
 */
export async function makeAnnualReviews(tx: Tx, aheadDays: number, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with horizon as (select spine.today() + ${aheadDays}::int as day),
    rules as materialized (select granted, (spine.policy_on('vetting-review', 'annual-months', granted)).value::int as months
      from (select distinct lower(valid) as granted from vetting.clearances) g),
    due as (
      select c.id, c.unit_id, (lower(c.valid) + make_interval(months => n.months))::date as on_day
      from vetting.clearances c join rules r on r.granted = lower(c.valid) cross join horizon h ${LATEST_EVENT}
      cross join lateral (select r.months * (((extract(year from age(h.day, lower(c.valid))) * 12 + extract(month from age(h.day, lower(c.valid))))::int) / r.months) as months) n
      where ${IS_HELD} and n.months > 0
    )
    insert into vetting.reviews (id, clearance_id, unit_id, kind, due_on)
    select md5('annual-review ' || d.id || d.on_day)::uuid, d.id, d.unit_id, 'annual', d.on_day
    from due d join vetting.clearances c on c.id = d.id
    where d.on_day < upper(c.valid) and not exists (select from vetting.reviews v where v.clearance_id = d.id and v.kind = 'annual' and v.due_on >= d.on_day)
    limit ${most}
    on conflict (id) do nothing returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
