/** The queue of a unit, page by page. Every filter can begin at an index, so that a page is soon there whatever is asked of 100,000 open cases. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { calendarDate } from '../../../values/date.ts'
import { dayOrNull } from '../cases/rules.ts'
import { AGES, type Asked, type Cursor, type Filters, MOST_COUNTED, type QueueRow, type Sort } from './rules.ts'

const LONDON = sql.lit('Europe/London')

/** Open stages of a case. A decision has none of its own: it is open until it is made. */
const OPEN_VISIT = sql`v.is_open and v.stage <> 'decision'`
const OPEN_REQUEST = sql`q.answered_on is null and q.withdrawn_on is null`

/**
 * Whose turn it is, by the rule of the clock (clock/rules.ts): the applicant's while a form or an answer is awaited; the unit's while it has anything
 * to do itself or nobody else has; else whoever has been waited on the longest.
 */
const HOLDER = sql`
  left join lateral (
    select min(v.started_at) filter (where v.stage = 'form') as form_at,
      min(v.started_at) filter (where v.stage <> 'form' and v.party = 'unit') as unit_at,
      min(v.started_at) filter (where v.stage <> 'form') as other_at,
      (array_agg(v.party order by v.started_at, v.stage, v.id) filter (where v.stage <> 'form'))[1] as other,
      (array_agg(v.party_name order by v.started_at, v.stage, v.id) filter (where v.stage <> 'form'))[1] as other_name,
      array_agg(v.stage order by v.started_at, v.stage, v.id) as stages, array_agg(v.stage order by v.started_at, v.stage, v.id) filter (where v.party = 'unit') as of_unit
    from vetting.visits v where v.case_id = c.id and ${OPEN_VISIT}
  ) v on true
  left join lateral (
    select min(q.asked_on) filter (where ${OPEN_REQUEST}) as asked_on, min(q.due_on) filter (where ${OPEN_REQUEST}) as due_on, max(q.answered_on) as answered_on
    from vetting.requests q where q.case_id = c.id
  ) q on true
  left join lateral (
    select case when q.asked_on is not null or v.form_at is not null then 'applicant' when v.other is null or v.unit_at is not null then 'unit'
      else v.other end as party
  ) h on true
  left join lateral (
    -- Where nothing is begun it is the unit's since it came back, from a stage, an applicant, or at all.
    select greatest(max(r.ended_at), (select max(d.started_at) from vetting.visits d where d.case_id = c.id and d.stage = 'decision')) as back_at
    from vetting.results r where h.party = 'unit' and v.unit_at is null and r.case_id = c.id
  ) b on true
  left join lateral (
    select case h.party when 'applicant' then least(q.asked_on, (v.form_at at time zone ${LONDON})::date)
      when 'unit' then coalesce((coalesce(v.unit_at, b.back_at) at time zone ${LONDON})::date, q.answered_on, c.received_on)
      else (v.other_at at time zone ${LONDON})::date end as since
  ) w on true`

/** An approved waiver `w` that has run out and no later one stands for, of a check that was never done. */
const HAS_RUN_OUT = sql`w.until < spine.today() and exists (select from vetting.waiver_approvals a where a.waiver_id = w.id)
  and not exists (select from vetting.waivers l join vetting.waiver_approvals m on m.waiver_id = l.id
    where l.case_id = w.case_id and l.stage = w.stage and l.until >= spine.today())
  and not coalesce((select r.result <> 'stopped' from vetting.visits v left join vetting.results r on r.visit_id = v.id
    where v.case_id = w.case_id and v.stage = w.stage order by v.started_at desc, v.id desc limit 1), false)`

/** Joins and not lists: a list that is too long for the memory of one statement would be gone through again for every case. */
const withParty = (unit: number, party: string): RawBuilder<unknown> => {
  const stage = (of: RawBuilder<unknown>, more: RawBuilder<unknown>) =>
    sql`exists (select from vetting.visits v where v.case_id = ${of} and v.unit_id = ${unit} and ${OPEN_VISIT} and ${more})`
  const request = (of: RawBuilder<unknown>) =>
    sql`exists (select from vetting.requests q where q.case_id = ${of} and q.unit_id = ${unit} and ${OPEN_REQUEST})`
  if (party === 'applicant')
    return sql`c.id in (select v.case_id from vetting.visits v where v.unit_id = ${unit} and ${OPEN_VISIT} and v.stage = 'form'
      union all select q.case_id from vetting.requests q where q.unit_id = ${unit} and ${OPEN_REQUEST})`
  const isNotApplicants = (of: RawBuilder<unknown>) => sql`not ${stage(of, sql`v.stage = 'form'`)} and not ${request(of)}`
  const isAtUnit = (of: RawBuilder<unknown>) => stage(of, sql`v.stage <> 'form' and v.party = 'unit'`)
  const [c, k] = [sql.ref('c.id'), sql.ref('k.case_id')]
  if (party === 'unit') return sql`${isNotApplicants(c)} and (${isAtUnit(c)} or not ${stage(c, sql`v.stage <> 'form'`)})`
  // First the few that can be, from the open stages alone; only of these the stage that began first, and the case itself.
  return sql`c.id in (select f.case_id from (
      select k.case_id from vetting.visits k where k.unit_id = ${unit} and k.is_open and k.stage <> 'decision' and k.stage <> 'form'
        and k.party = ${party} and ${isNotApplicants(k)} and not ${isAtUnit(k)} offset 0) f
    where (select v.party from vetting.visits v where v.case_id = f.case_id and ${OPEN_VISIT} and v.stage <> 'form'
      order by v.started_at, v.stage, v.id limit 1) = ${party})`
}

const withStage = (unit: number, stage: string): RawBuilder<unknown> => {
  const visit = sql`c.id in (select v.case_id from vetting.visits v where v.unit_id = ${unit} and ${OPEN_VISIT} and v.stage = ${stage})`
  if (stage === 'decision') return sql`c.state in ('decision', 'second-decision')`
  if (stage === 'residency') return sql`(c.state = 'residency' or ${visit})`
  if (stage === 'request') return sql`c.id in (select q.case_id from vetting.requests q where q.unit_id = ${unit} and ${OPEN_REQUEST})`
  return visit
}

/** As days of receipt: the calendar counts working days, and a day that is none counts as the one before. */
function withAge(age: keyof typeof AGES): RawBuilder<unknown> {
  const { from, to } = AGES[age]
  const dayOf = (ago: number) =>
    sql`(select day from spine.calendar where working and n = (select n from spine.calendar where day = spine.today()) - ${sql.lit(ago)})`
  const latest = from === 0 ? sql`true` : sql`c.received_on < ${dayOf(from - 1)}`
  return to === null ? latest : sql`${latest} and c.received_on >= ${dayOf(to)}`
}

const withAllocated = (allocated: string): RawBuilder<unknown> => {
  if (allocated === 'nobody') return sql`c.allocated_to is null`
  if (allocated === 'somebody') return sql`c.allocated_to is not null`
  return allocated === 'me' ? sql`c.allocated_to = (select spine.me())` : sql`c.allocated_to = ${allocated}::uuid`
}

function conditionsOf(unit: number, filters: Filters): RawBuilder<unknown> {
  const { levels, states, stage, party, age, allocated } = filters
  const conditions = [
    sql`c.unit_id = ${unit}`,
    sql`c.closed_on is null`,
    ...(levels.length > 0 ? [sql`c.level = any (${levels}::text[])`] : []),
    ...(states.length > 0 ? [sql`c.state = any (${states}::text[])`] : []),
    ...(stage ? [withStage(unit, stage)] : []),
    ...(party ? [withParty(unit, party)] : []),
    ...(age ? [withAge(age)] : []),
    ...(filters.isLate ? [sql`c.target_on < (select spine.today())`] : []),
    ...(allocated ? [withAllocated(allocated)] : []),
    ...(filters.hasPriority ? [sql`c.priority`] : []),
    ...(filters.isRed
      ? [
          sql`c.id in (select w.case_id from vetting.waivers w join vetting.cases o on o.id = w.case_id and o.closed_on is null where w.unit_id = ${unit} and ${HAS_RUN_OUT})`,
        ]
      : []),
  ]
  return sql.join(conditions, sql` and `)
}

const KEYS: Record<Sort, (table: string) => RawBuilder<unknown>[]> = {
  age: table => [sql.ref(`${table}.received_on`), sql.ref(`${table}.id`)],
  target: table => [sql.ref(`${table}.target_on`), sql.ref(`${table}.id`)],
  level: table => [sql.ref(`${table}.level`), sql.ref(`${table}.received_on`), sql.ref(`${table}.id`)],
  ref: table => [sql.ref(`${table}.ref`)],
}

const valuesOf = ({ key, day, id }: Cursor, sort: Sort): RawBuilder<unknown>[] => {
  if (sort === 'ref') return [sql`${key}::text`]
  return [...(sort === 'level' ? [sql`${key}::text`] : []), sql`${day}::date`, sql`${id}::uuid`]
}

const orderOf = (sort: Sort, isBackwards: boolean, table: string) =>
  sql.join(KEYS[sort](table).map(key => (isBackwards ? sql`${key} desc` : key)))

type Row = Omit<QueueRow, 'receivedOn' | 'targetOn' | 'answeredOn' | 'dueOn'> &
  Record<'receivedOn', string> &
  Record<'targetOn' | 'answeredOn' | 'dueOn', string | null>

/** What stands in a row of the queue, of cases `c`. */
const COLUMNS = sql`c.id, c.unit_id as "unitId", c.ref, coalesce(s.family_name, '') as "familyName", coalesce(s.given_names, '') as "givenNames", c.level,
  c.state, c.received_on as "receivedOn", c.target_on as "targetOn", c.allocated_to as "allocatedTo", c.priority, c.version, coalesce(v.stages, '{}') as stages, coalesce(v.of_unit, '{}') as "unitStages",
  h.party, case when h.party not in ('unit', 'applicant') then v.other_name end as "partyName", q.answered_on as "answeredOn", q.due_on as "dueOn",
  coalesce(t.n - a.n, 0) as age, coalesce(t.n - f.n, 0) as "heldDays",
  exists (select from vetting.waivers w where w.case_id = c.id and ${HAS_RUN_OUT}) as "isRed"`
const BESIDE = sql`left join vetting.subjects s on s.id = c.subject_id ${HOLDER}
  left join spine.calendar t on t.day = spine.today() left join spine.calendar a on a.day = c.received_on left join spine.calendar f on f.day = w.since`
const PICKED = sql`c.id, c.unit_id, c.ref, c.subject_id, c.level, c.state, c.received_on, c.target_on, c.allocated_to, c.priority, c.version`

const rowOf = (row: Row): QueueRow => ({
  ...row,
  receivedOn: calendarDate(row.receivedOn),
  targetOn: dayOrNull(row.targetOn),
  answeredOn: dayOrNull(row.answeredOn),
  dueOn: dayOrNull(row.dueOn),
})

/** In the order that was asked for, from its place on; one more than `most` where there are more. */
export async function listQueue(tx: Tx, unit: number, asked: Asked, most: number): Promise<QueueRow[]> {
  const { sort, isBackwards, after } = asked
  const from = after
    ? sql`and (${sql.join(KEYS[sort]('c'))}) ${sql.raw(isBackwards ? '<' : '>')} (${sql.join(valuesOf(after, sort))})`
    : sql``
  const { rows } = await sql<Row>`
    with c as materialized (select ${PICKED} from vetting.cases c where ${conditionsOf(unit, asked)} ${from} order by ${orderOf(sort, isBackwards, 'c')} limit ${most + 1})
    select ${COLUMNS} from c ${BESIDE} order by ${orderOf(sort, isBackwards, 'c')}`.execute(tx)
  return rows.map(rowOf)
}

/** Up to one more than is counted: the end of a long queue is nobody's business here. */
export async function countQueue(tx: Tx, unit: number, filters: Filters): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from vetting.cases c where ${conditionsOf(unit, filters)} limit ${MOST_COUNTED + 1}) counted`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** Some cases by their ids, of any of the person's units, by their target. Closed ones are left out. */
export async function listRows(tx: Tx, condition: RawBuilder<unknown>, most: number): Promise<QueueRow[]> {
  const { rows } = await sql<Row>`
    with c as materialized (select ${PICKED} from vetting.cases c where c.closed_on is null and ${condition} order by c.target_on, c.id limit ${most})
    select ${COLUMNS} from c ${BESIDE} order by c.target_on, c.id`.execute(tx)
  return rows.map(rowOf)
}
