/** Cases, their visits and what is released of them. Which rows somebody finds is decided by the database. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { changedOrStale } from '../../../platform/db/versions.ts'
import type { CalendarDate } from '../../../values/date.ts'
import { calendarDate } from '../../../values/date.ts'
import { rangeText, upTo } from '../../../values/period.ts'
import { notFound, Problem } from '../../../values/problem.ts'
import type { CaseForm } from '../form/rules.ts'
import type { Kind, Level, Regime, Stage, State } from '../rules.ts'
import { type Case, dayOrNull, type LevelRules, type NewSubject, type ReleasedOutcome } from './rules.ts'

type CaseRow = Omit<Case, 'born' | 'receivedOn' | 'closedOn'> & { born: string | null; receivedOn: string; closedOn: string | null }

export async function findCase(tx: Tx, id: string): Promise<Case | undefined> {
  const { rows } = await sql<CaseRow>`
    select c.id, c.unit_id as "unitId", u.name as unit, c.ref, c.subject_id as "subjectId", coalesce(s.family_name, '') as "familyName",
      coalesce(s.given_names, '') as "givenNames", s.born, c.level, c.regime, c.kind, c.sponsor, c.sponsor_ref as "sponsorRef",
      c.received_on as "receivedOn", c.state, c.closed_on as "closedOn", c.closed_why as "closedWhy", c.allocated_to as "allocatedTo",
      c.priority, c.applicant, c.renews, c.version
    from vetting.cases c join spine.units u on u.id = c.unit_id left join vetting.subjects s on s.id = c.subject_id where c.id = ${id}`.execute(
    tx,
  )
  const [row] = rows
  return row && { ...row, born: dayOrNull(row.born), receivedOn: calendarDate(row.receivedOn), closedOn: dayOrNull(row.closedOn) }
}

export async function getCase(tx: Tx, id: string): Promise<Case> {
  const found = await findCase(tx, id)
  if (!found) throw notFound('This case is not here, or not for you', 'Check the address, or look for the case in your unit’s queue.')
  return found
}

/** The rules of that day, in one look. Refuses a level that had none. */
export async function levelRules(tx: Tx, level: string, day: CalendarDate): Promise<LevelRules> {
  const { rows } = await sql<{ kind: string; policy: string | null; value: never }>`
    select k.kind, p.id as policy, p.value from (values ('residency'), ('validity'), ('checks'), ('target')) as k (kind),
      lateral spine.policy_on('vetting-' || k.kind, ${level}, ${day}) p`.execute(tx)
  const rule = <Value>(kind: string): { policy: string; value: Value } => {
    const row = rows.find(each => each.kind === kind)
    if (!row?.policy) throw unknownLevel()
    return { policy: row.policy, value: row.value }
  }
  const [residency, validity, checks, target] = [
    rule<number>('residency'),
    rule<number>('validity'),
    rule<Stage[]>('checks'),
    rule<number>('target'),
  ]
  return {
    residency: { policy: residency.policy, years: residency.value },
    validity: { policy: validity.policy, months: validity.value },
    checks: { policy: checks.policy, stages: checks.value },
    target: { policy: target.policy, days: target.value },
  }
}

const unknownLevel = () => {
  const message = 'There is no such level on the day of receipt'
  return new Problem('invalid', message, undefined, { errors: [{ field: 'level', message }], rule: 'unknown-level' })
}

export async function findUnitCode(tx: Tx, unit: number): Promise<string | undefined> {
  const row = await tx.selectFrom('spine.units').select('code').where('id', '=', unit).executeTakeFirst()
  return row?.code
}

export async function insertSubject(tx: Tx, id: string, unit: number, subject: NewSubject): Promise<void> {
  const { familyName, givenNames, born, email = null, phone = null } = subject
  await tx
    .insertInto('vetting.subjects')
    .values({ id, unit_id: unit, family_name: familyName, given_names: givenNames, born, email, phone })
    .execute()
}

export type CaseValues = {
  id: string
  unit: number
  ref: string
  subject: string
  level: Level
  regime: Regime
  kind: Kind
  receivedOn: CalendarDate
  sponsor: string | null
  sponsorRef: string | null
  applicant: string | null
  renews: string | null
}

/** False where the unit has another case of this reference. */
export async function insertCase(tx: Tx, values: CaseValues): Promise<boolean> {
  const { id, unit, ref, subject, level, regime, kind, receivedOn, sponsor, sponsorRef, applicant, renews } = values
  const result = await tx
    .insertInto('vetting.cases')
    .values({
      id,
      unit_id: unit,
      ref,
      subject_id: subject,
      level,
      regime,
      kind,
      received_on: receivedOn,
      sponsor,
      sponsor_ref: sponsorRef,
      applicant,
      renews,
    })
    .onConflict(conflict => conflict.columns(['unit_id', 'ref']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** What people outside see from the first day: facts they brought themselves. */
export async function insertReleased(
  tx: Tx,
  { id, unit, ref, level, receivedOn, sponsor, sponsorRef, applicant }: CaseValues,
  turn: string,
): Promise<void> {
  await tx
    .insertInto('vetting.released')
    .values({
      case_id: id,
      unit_id: unit,
      ref,
      level,
      received_on: receivedOn,
      form_on: turn === 'applicant' ? null : receivedOn,
      turn,
      sponsor,
      sponsor_ref: sponsorRef,
      applicant,
    })
    .execute()
}

export async function insertForm(tx: Tx, { id, unitId }: Pick<Case, 'id' | 'unitId'>, { addresses, relations }: CaseForm): Promise<void> {
  const owner = { case_id: id, unit_id: unitId }
  if (addresses.length > 0)
    await tx
      .insertInto('vetting.addresses')
      .values(
        addresses.map(({ from, last, country, overseasService, lines }) => ({
          ...owner,
          ...{ lived: rangeText(upTo(from, last)), country, overseas_service: overseasService, lines },
        })),
      )
      .execute()
  if (relations.length > 0)
    await tx
      .insertInto('vetting.relations')
      .values(relations.map(({ kind, relation, name, born }) => ({ ...owner, kind, relation, name, born })))
      .execute()
}

/** Refuses to write over another's work: `seen` is the version that the change was made from. */
export async function updateCase(tx: Tx, id: string, seen: number, change: CaseChange): Promise<void> {
  const result = await tx.updateTable('vetting.cases').set(change).where('id', '=', id).where('version', '=', seen).executeTakeFirst()
  await changedOrStale(result, seen, () => getCase(tx, id))
}

export type CaseChange = {
  state?: State
  closed_on?: string | null
  closed_why?: string | null
  allocated_to?: string | null
  priority?: boolean
  applicant?: string | null
  level?: Level
}

export type Released = { turn: string; outcome: ReleasedOutcome | null }

/**
 * What the applicant knows, and nothing else, decides whose turn it is: whether their form is awaited, what they were asked, how it ended. A row
 * that would stay as it is, is left alone: not even its version tells that somebody worked on the case.
 */
export async function updateReleased(tx: Tx, caseId: string, change: ReleasedChange): Promise<void> {
  const { formOn, outcome, outcomeOn, applicant, sponsor, sponsorRef, level } = change
  const kept = <Value>(value: Value | undefined, column: string) => (value === undefined ? sql.ref(column) : sql`${value}`)
  await sql`
    update vetting.released r set form_on = n.form_on, turn = n.turn, outcome = n.outcome, outcome_on = n.outcome_on, applicant = n.applicant, sponsor = n.sponsor,
      sponsor_ref = n.sponsor_ref, level = n.level
    from (
      select f.form_on, case when ${kept(outcome, 'k.outcome')}::text is not null then 'closed'
          when f.form_on is null or exists (select from vetting.requests q where q.case_id = k.case_id and q.answered_on is null and q.withdrawn_on is null)
          then 'applicant' else 'unit' end as turn,
        ${kept(outcome, 'k.outcome')}::text as outcome,
        ${outcome === undefined ? sql.ref('k.outcome_on') : outcome === null ? sql`null` : sql`${outcomeOn ?? sql`spine.today()`}`}::date as outcome_on,
        ${kept(applicant, 'k.applicant')}::uuid as applicant, ${kept(sponsor, 'k.sponsor')}::uuid as sponsor,
        ${kept(sponsorRef, 'k.sponsor_ref')}::text as sponsor_ref, ${kept(level, 'k.level')}::text as level
      from vetting.released k left join vetting.cases c on c.id = k.case_id, lateral (select coalesce(k.form_on, ${formOn ?? null}::date,
        case when c.state not in ('intake', 'discontinued', 'withdrawn') then spine.today() end) as form_on) f
      where k.case_id = ${caseId}
    ) n
    where r.case_id = ${caseId} and (r.form_on, r.turn, r.outcome, r.outcome_on, r.applicant, r.sponsor, r.sponsor_ref, r.level)
      is distinct from (n.form_on, n.turn, n.outcome, n.outcome_on, n.applicant, n.sponsor, n.sponsor_ref, n.level)`.execute(tx)
}

export type ReleasedChange = {
  /** The day the applicant sent their form; one that came by post is noticed by itself. */
  formOn?: CalendarDate
  /** Null where an appeal opened the case again. */
  outcome?: ReleasedOutcome | null
  /** Today where nothing is said. */
  outcomeOn?: CalendarDate
  applicant?: string | null
  sponsor?: string | null
  sponsorRef?: string | null
  level?: Level
}

/** Open cases that are the person's own work. */
export async function countAllocated(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from vetting.cases where allocated_to = spine.me() and closed_on is null`.execute(tx)
  return rows[0]?.n ?? 0
}

/** How many open cases each account of a unit has: for whoever gives out another one. */
export async function countOpenOf(tx: Tx, unit: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ account: string; n: number }>`
    select allocated_to as account, count(*)::int as n from vetting.cases where unit_id = ${unit} and closed_on is null and allocated_to is not null
    group by allocated_to`.execute(tx)
  return new Map(rows.map(({ account, n }) => [account, n]))
}
