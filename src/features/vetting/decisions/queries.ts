/** Decisions by their seats, what came of them, and what was found. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { rangeText } from '../../../values/period.ts'
import type { Case } from '../cases/rules.ts'
import type { Decision, OutcomeKind, Seat, Seated } from './rules.ts'

const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS"Z"'
type Owner = Pick<Case, 'id' | 'unitId'>

/** In the order of the seats. */
export async function listDecisions(tx: Tx, caseId: string): Promise<Seated[]> {
  const { rows } = await sql<Seated>`
    select seat, decided_by as "decidedBy", adverse, grant_it as grant, reasons, rationale, to_char(at at time zone 'UTC', ${INSTANT}) as at
    from vetting.decisions where case_id = ${caseId} order by seat`.execute(tx)
  return rows
}

/** The database stamps who decides, and refuses whoever may not. */
export async function insertDecision(
  tx: Tx,
  { id, unitId }: Owner,
  seat: Seat,
  { adverse, grant, reasons, rationale }: Decision,
): Promise<void> {
  await tx
    .insertInto('vetting.decisions')
    .values({ case_id: id, unit_id: unitId, seat, adverse, grant_it: grant, reasons: [...reasons], rationale })
    .execute()
}

export async function insertOutcome(
  tx: Tx,
  { id, unitId }: Owner,
  { granted, adverse, validity }: { granted: boolean; adverse: boolean; validity: string | null },
): Promise<void> {
  await tx.insertInto('vetting.outcomes').values({ case_id: id, unit_id: unitId, granted, adverse, validity }).execute()
}

export type Grant = { from: CalendarDate; until: CalendarDate; policy: string }

/** With the rule that made its days: a later rule does not change them. */
export async function insertClearance(
  tx: Tx,
  found: Pick<Case, 'id' | 'unitId' | 'subjectId' | 'level' | 'regime'>,
  grant: Grant,
): Promise<void> {
  const { id, unitId, subjectId, level, regime } = found
  await tx
    .insertInto('vetting.clearances')
    .values({ case_id: id, unit_id: unitId, subject_id: subjectId, level, regime, valid: rangeText(grant), policy: grant.policy })
    .execute()
}

export type KeptOutcome = { granted: boolean; adverse: boolean; decidedOn: CalendarDate }

export async function findOutcome(tx: Tx, caseId: string): Promise<KeptOutcome | undefined> {
  const row = await tx
    .selectFrom('vetting.outcomes')
    .select(['granted', 'adverse', 'decided_on'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row && { granted: row.granted, adverse: row.adverse, decidedOn: calendarDate(row.decided_on as unknown as string) }
}

export type OutcomeCount = { level: string; outcome: OutcomeKind; cases: number; adverse: number; overturned: number }

/** How cases ended whose last day lies in a period, by level. What was overturned on appeal is counted among the refused, and apart. */
export async function countOutcomes(tx: Tx, from: CalendarDate, last: CalendarDate): Promise<OutcomeCount[]> {
  const { rows } = await sql<OutcomeCount>`
    select c.level, c.state as outcome, count(*)::int as cases, count(*) filter (where o.adverse)::int as adverse,
      count(*) filter (where exists (select from vetting.appeal_outcomes p join vetting.appeals a on a.id = p.appeal_id
        where p.case_id = c.id and p.upheld and a.about <> 'withdrawal'))::int as overturned
    from vetting.cases c left join vetting.outcomes o on o.case_id = c.id
    where c.closed_on between ${from} and ${last} group by c.level, c.state order by c.level, c.state`.execute(tx)
  return rows
}
