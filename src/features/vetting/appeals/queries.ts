/** Appeals, what the panel decided, and what is followed up. Which of them somebody finds is decided by the database. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { notFound } from '../../../values/problem.ts'
import type { Level } from '../rules.ts'
import type { About, Judgement, Offer, Route } from './rules.ts'

export type NewAppeal = {
  id: string
  caseId: string
  unitId: number
  offer: Offer
  route: Route
  grounds: string
  dueOn: CalendarDate
}

/** Too late, or a second time about the same: the database refuses both. */
export async function insertAppeal(tx: Tx, { id, caseId, unitId, offer, route, grounds, dueOn }: NewAppeal): Promise<void> {
  await tx
    .insertInto('vetting.appeals')
    .values({
      ...{ id, case_id: caseId, unit_id: unitId, about: offer.about, route, grounds, due_on: dueOn },
      ...{ window_ends: offer.windowEnds, window_policy: offer.windowPolicy, withdrawal_id: offer.withdrawal ?? null },
    })
    .execute()
}

export type Appeal = {
  id: string
  caseId: string
  unitId: number
  unit: string
  ref: string
  level: Level
  about: About
  route: Route
  lodgedOn: CalendarDate
  windowEnds: CalendarDate
  dueOn: CalendarDate
  grounds: string
  withdrawal: string | null
  upheld: boolean | null
  decidedOn: CalendarDate | null
  reasons: readonly string[]
  words: string | null
}

const APPEALS = sql`
  select a.id, a.case_id as "caseId", a.unit_id as "unitId", u.name as unit, c.ref, c.level, a.about, a.route, a.lodged_on as "lodgedOn",
    a.window_ends as "windowEnds", a.due_on as "dueOn", a.grounds, a.withdrawal_id as withdrawal, o.upheld, o.decided_on as "decidedOn",
    coalesce(o.reasons, '{}') as reasons, o.words
  from vetting.appeals a join vetting.cases c on c.id = a.case_id join spine.units u on u.id = a.unit_id
    left join vetting.appeal_outcomes o on o.appeal_id = a.id`

export const MOST_APPEALS = 200

/** Those that wait come first, the earliest due at the top. */
export async function listAppeals(tx: Tx): Promise<Appeal[]> {
  const { rows } = await sql<Appeal>`
    ${APPEALS} order by o.upheld is not null, case when o.upheld is null then a.due_on end, a.lodged_on desc, a.id limit ${MOST_APPEALS}`.execute(
    tx,
  )
  return rows
}

export async function listAppealsOfCase(tx: Tx, caseId: string): Promise<Appeal[]> {
  const { rows } = await sql<Appeal>`${APPEALS} where a.case_id = ${caseId} order by a.lodged_on, a.id`.execute(tx)
  return rows
}

export async function getAppeal(tx: Tx, id: string): Promise<Appeal> {
  const { rows } = await sql<Appeal>`${APPEALS} where a.id = ${id}`.execute(tx)
  if (!rows[0]) throw notFound('This appeal is not here, or not for you')
  return rows[0]
}

/** The database refuses whoever had a part in the case, and a second decision. */
export async function insertAppealOutcome(tx: Tx, appeal: Appeal, { upheld, reasons, words }: Judgement): Promise<void> {
  await tx
    .insertInto('vetting.appeal_outcomes')
    .values({ appeal_id: appeal.id, case_id: appeal.caseId, unit_id: appeal.unitId, upheld, reasons, words })
    .execute()
}

/** The clearance of a case is in force again from today. */
export async function reinstate(tx: Tx, caseId: string): Promise<void> {
  await sql`insert into vetting.clearance_events (clearance_id, unit_id, kind, why)
    select id, unit_id, 'reinstated', 'Appeal upheld' from vetting.clearances where case_id = ${caseId}`.execute(tx)
}

export type ResidencyDecision = {
  requiredYears: number
  countedDays: number
  reasons: readonly string[]
  words: string
  decidedOn: CalendarDate
}

export async function findResidencyDecision(tx: Tx, caseId: string): Promise<ResidencyDecision | undefined> {
  const row = await tx
    .selectFrom('vetting.residency_decisions')
    .select(['required_years', 'counted_days', 'reasons', 'words', 'decided_on'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (!row) return undefined
  const { required_years: requiredYears, counted_days: countedDays, reasons, words, decided_on } = row
  return { requiredYears, countedDays, reasons, words, decidedOn: calendarDate(decided_on as unknown as string) }
}

export type WithdrawalStep = { name: string; onDay: CalendarDate; words: string; accompaniedBy: string | null }

export async function listWithdrawalSteps(tx: Tx, withdrawal: string): Promise<WithdrawalStep[]> {
  const { rows } = await sql<WithdrawalStep>`
    select name, on_day as "onDay", words, accompanied_by as "accompaniedBy" from vetting.withdrawal_steps
    where withdrawal_id = ${withdrawal} order by step`.execute(tx)
  return rows
}

export type Overturn = {
  appeal: string
  caseId: string
  unitId: number
  ref: string
  level: Level
  about: About
  overturnedOn: CalendarDate
  days: number
  reviewedOn: CalendarDate | null
  laterAdverse: boolean | null
  words: string | null
  /** What the records say: clearance suspended or withdrawn since, or another application of the person refused. */
  events: number
  refusals: number
}

const OVERTURNS = sql`
  select o.appeal_id as appeal, o.case_id as "caseId", o.unit_id as "unitId", c.ref, c.level, a.about, o.decided_on as "overturnedOn",
    (spine.policy_on('vetting-overturn', 'follow-up-days', o.decided_on)).value::int as days, r.reviewed_on as "reviewedOn",
    r.later_adverse as "laterAdverse", r.words,
    (select count(*)::int from vetting.clearances k join vetting.clearance_events e on e.clearance_id = k.id
      where k.case_id = o.case_id and e.kind in ('suspended', 'withdrawn') and e.on_day >= o.decided_on) as events,
    (select count(*)::int from vetting.cases k join vetting.outcomes x on x.case_id = k.id
      where k.subject_id = c.subject_id and k.id <> c.id and not x.granted and x.decided_on >= o.decided_on) as refusals
  from vetting.appeal_outcomes o join vetting.appeals a on a.id = o.appeal_id join vetting.cases c on c.id = o.case_id
    left join lateral (select * from vetting.overturn_reviews r where r.appeal_id = o.appeal_id order by r.reviewed_on desc, r.id limit 1) r on true
  where o.upheld`

/** The latest first. */
export async function listOverturns(tx: Tx): Promise<Overturn[]> {
  const { rows } = await sql<Overturn>`${OVERTURNS} order by o.decided_on desc, c.ref`.execute(tx)
  return rows
}

export async function getOverturn(tx: Tx, appeal: string): Promise<Overturn> {
  const { rows } = await sql<Overturn>`${OVERTURNS} and o.appeal_id = ${appeal}`.execute(tx)
  if (!rows[0]) throw notFound('This is not in the register of overturned decisions, or not for you')
  return rows[0]
}

export async function insertOverturnReview(
  tx: Tx,
  { appeal, caseId, unitId }: Pick<Overturn, 'appeal' | 'caseId' | 'unitId'>,
  { laterAdverse, words }: { laterAdverse: boolean; words: string },
): Promise<void> {
  await tx
    .insertInto('vetting.overturn_reviews')
    .values({ appeal_id: appeal, case_id: caseId, unit_id: unitId, later_adverse: laterAdverse, words })
    .execute()
}

export type AppealCount = { about: About; lodged: number; upheld: number; dismissed: number }

export async function countAppeals(tx: Tx): Promise<AppealCount[]> {
  const { rows } = await sql<AppealCount>`
    select a.about, count(*)::int as lodged, count(*) filter (where o.upheld)::int as upheld, count(*) filter (where not o.upheld)::int as dismissed
    from vetting.appeals a left join vetting.appeal_outcomes o on o.appeal_id = a.id group by a.about order by a.about`.execute(tx)
  return rows
}

/** Of the person's panel. */
export async function countWaitingAppeals(tx: Tx): Promise<{ waiting: number; overdue: number }> {
  const { rows } = await sql<{ waiting: number; overdue: number }>`
    select count(*)::int as waiting, count(*) filter (where a.due_on < spine.today())::int as overdue
    from vetting.appeals a where not exists (select from vetting.appeal_outcomes o where o.appeal_id = a.id)`.execute(tx)
  return rows[0] ?? { waiting: 0, overdue: 0 }
}

/** Not progressed, and a panel said that they go on. */
export async function listToTakeUpAgain(tx: Tx): Promise<{ appeal: string; caseId: string; ref: string }[]> {
  const { rows } = await sql<{ appeal: string; caseId: string; ref: string }>`
    select a.id as appeal, c.id as "caseId", c.ref from vetting.appeal_outcomes o join vetting.appeals a on a.id = o.appeal_id
      join vetting.cases c on c.id = o.case_id
    where o.upheld and a.about = 'residency' and c.state = 'not-progressed' order by o.decided_on, c.ref`.execute(tx)
  return rows
}

export async function countToDecide(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from vetting.cases where closed_on is null and state in ('decision', 'second-decision')
      and unit_id = any (vetting.staff_units())`.execute(tx)
  return rows[0]?.n ?? 0
}
