/** Clearances and what became of them. Which rows somebody finds is decided by the database. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { notFound } from '../../../values/problem.ts'
import { dayOrNull } from '../cases/rules.ts'
import type { Asked, Clearance, ClearanceEvent, EventKind } from './rules.ts'

/** The latest event up to today: what is noted for a later day counts from then on. For `c`, as `e`. */
export const LATEST_EVENT = sql`left join lateral (
  select kind, on_day from vetting.clearance_events e where e.clearance_id = c.id and e.on_day <= spine.today()
  order by on_day desc, noted_at desc, id limit 1) e on true`

/** How `c` stands, after `LATEST_EVENT`. */
const STANDING = sql<string>`case when e.kind in ('withdrawn', 'ended', 'lapsed') then e.kind when upper(c.valid) <= spine.today() then 'expired'
  when e.kind = 'suspended' then 'suspended' else 'in-force' end`

export const IS_HELD = sql<boolean>`upper(c.valid) > spine.today() and coalesce(e.kind, '') not in ('withdrawn', 'ended', 'lapsed')`

/** The plan that was made last, as `p`; a case that renews it and has not come to nothing, as `r`. */
export const PLAN = sql`left join lateral (
  select starts_on from vetting.renewal_starts p where p.clearance_id = c.id order by planned_at desc, id limit 1) p on true`
export const RENEWAL = sql`left join lateral (
  select k.id from vetting.cases k where k.subject_id = c.subject_id and k.renews = c.id and (k.closed_on is null or k.state = 'granted')
  order by k.opened_at desc limit 1) r on true`

type Row = Omit<Clearance, 'from' | 'until' | 'since' | 'plannedStart'> & {
  from: string
  until: string
  since: string | null
  plannedStart: string | null
}

const COLUMNS = sql`c.id, c.case_id as "caseId", c.unit_id as "unitId", u.name as unit, k.ref, c.subject_id as "subjectId", s.family_name as "familyName",
  s.given_names as "givenNames", c.level, c.regime, lower(c.valid) as "from", upper(c.valid) as until, ${STANDING} as standing, e.on_day as since,
  c.policy, p.starts_on as "plannedStart", r.id as renewal`
const BESIDE = sql`join spine.units u on u.id = c.unit_id join vetting.cases k on k.id = c.case_id join vetting.subjects s on s.id = c.subject_id
  ${LATEST_EVENT} ${PLAN} ${RENEWAL}`

const clearanceOf = (row: Row): Clearance => ({
  ...row,
  from: calendarDate(row.from),
  until: calendarDate(row.until),
  since: dayOrNull(row.since),
  plannedStart: dayOrNull(row.plannedStart),
})

export async function getClearance(tx: Tx, id: string): Promise<Clearance> {
  const { rows } = await sql<Row>`select ${COLUMNS} from vetting.clearances c ${BESIDE} where c.id = ${id}`.execute(tx)
  if (!rows[0]) throw notFound('This clearance is not here, or not for you')
  return clearanceOf(rows[0])
}

/** Of a case, where it came to one. */
export async function findClearanceOf(tx: Tx, caseId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('vetting.clearances').select('id').where('case_id', '=', caseId).executeTakeFirst()
  return row?.id
}

type Days = { lead: number; earliest: number }

/** By the day on which they end; one more than `most` where there are more. */
export async function listClearances(
  tx: Tx,
  unit: number,
  { level, standing, isDue, after }: Asked,
  days: Days,
  most: number,
): Promise<Clearance[]> {
  const conditions: RawBuilder<unknown>[] = [sql`c.unit_id = ${unit}`]
  if (level) conditions.push(sql`c.level = ${level}`)
  if (standing) conditions.push(sql`${STANDING} = ${standing}`)
  // Found by index first, where the standing says enough for that.
  if (standing === 'in-force' || standing === 'suspended') conditions.push(sql`upper(c.valid) > spine.today()`)
  if (standing === 'expired') conditions.push(sql`upper(c.valid) <= spine.today()`)
  if (standing !== undefined && standing !== 'in-force' && standing !== 'expired')
    conditions.push(sql`c.id in (select clearance_id from vetting.clearance_events where unit_id = ${unit} and kind = ${standing})`)
  if (isDue)
    conditions.push(sql`${IS_HELD} and upper(c.valid) <= spine.today() + ${days.earliest}::int and r.id is null
      and coalesce(p.starts_on, upper(c.valid) - ${days.lead}::int) <= spine.today()`)
  if (after) conditions.push(sql`(upper(c.valid), c.id) > (${after.until}::date, ${after.id}::uuid)`)
  const { rows } = await sql<Row>`
    select ${COLUMNS} from vetting.clearances c ${BESIDE} where ${sql.join(conditions, sql` and `)}
    order by upper(c.valid), c.id limit ${most + 1}`.execute(tx)
  return rows.map(clearanceOf)
}

/** In the order in which they came about. */
export async function listEvents(tx: Tx, clearance: string): Promise<ClearanceEvent[]> {
  const { rows } = await sql<Omit<ClearanceEvent, 'onDay'> & { onDay: string }>`
    select id, kind, on_day as "onDay", why, noted_by as "notedBy", withdrawal_id as withdrawal from vetting.clearance_events
    where clearance_id = ${clearance} order by on_day, noted_at, id`.execute(tx)
  return rows.map(row => ({ ...row, onDay: calendarDate(row.onDay) }))
}

export type NewEvent = { kind: EventKind; why: string; withdrawal?: string }

/** The database stamps who notes it, and refuses a withdrawal that nobody decided. */
export async function insertEvent(
  tx: Tx,
  { id, unitId }: Pick<Clearance, 'id' | 'unitId'>,
  { kind, why, withdrawal = undefined }: NewEvent,
) {
  await tx
    .insertInto('vetting.clearance_events')
    .values({ clearance_id: id, unit_id: unitId, kind, why, withdrawal_id: withdrawal ?? null })
    .execute()
}

export type GrantRule = { months: number; source: string; from: CalendarDate; last: CalendarDate | null }

/** The rule it was granted under, as it was that day. */
export async function findGrantRule(tx: Tx, policy: string): Promise<GrantRule | undefined> {
  const { rows } = await sql<{ months: number; source: string; from: string; last: string | null }>`
    select value::int as months, source, lower(valid) as "from", upper(valid) - 1 as last from spine.policies where id = ${policy}`.execute(
    tx,
  )
  const [row] = rows
  return row && { ...row, from: calendarDate(row.from), last: dayOrNull(row.last) }
}

export type StandingCount = { standing: Clearance['standing']; n: number }

/** How many of a unit stand how. */
export async function countStandings(tx: Tx, unit: number): Promise<StandingCount[]> {
  const { rows } = await sql<StandingCount>`
    select ${STANDING} as standing, count(*)::int as n from vetting.clearances c left join (
      select distinct on (clearance_id) clearance_id, kind from vetting.clearance_events where unit_id = ${unit} and on_day <= spine.today()
      order by clearance_id, on_day desc, noted_at desc, id) e on e.clearance_id = c.id
    where c.unit_id = ${unit} group by 1`.execute(tx)
  return rows
}

/** For the jobs: a clearance whose renewal was granted is replaced by that. Gives the ids of those that were marked. */
export async function markReplaced(tx: Tx, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into vetting.clearance_events (id, clearance_id, unit_id, kind, on_day, why)
    select gen_random_uuid(), c.id, c.unit_id, 'lapsed', max(lower(n.valid)), 'Replaced by its renewal'
    from vetting.cases k join vetting.clearances n on n.case_id = k.id join vetting.clearances c on c.id = k.renews ${LATEST_EVENT}
    where k.renews is not null and k.state = 'granted' and lower(n.valid) <= spine.today() and ${IS_HELD}
    group by c.id, c.unit_id limit ${most}
    returning clearance_id as id`.execute(tx)
  return rows.map(({ id }) => id)
}
