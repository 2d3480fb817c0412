/** Visits of cases to stages, with how each ended. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import type { CalendarDate } from '../../../values/date.ts'
import { calendarDate } from '../../../values/date.ts'
import { type Case, dayOrNull } from '../cases/rules.ts'
import type { Party, Stage } from '../rules.ts'
import type { Result, Visit } from '../visits/rules.ts'

type VisitRow = Omit<Visit, 'startedOn' | 'endedOn'> & { startedOn: string; endedOn: string | null }
const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS"Z"'
const LONDON = 'Europe/London'

/** In the order in which they began. */
export async function listVisits(tx: Tx, caseId: string): Promise<Visit[]> {
  const { rows } = await sql<VisitRow>`
    select v.id, v.stage, v.party, v.party_name as "partyName", (v.started_at at time zone ${LONDON})::date as "startedOn",
      to_char(v.started_at at time zone 'UTC', ${INSTANT}) as "startedAt", v.begun_by as "begunBy", r.result,
      (r.ended_at at time zone ${LONDON})::date as "endedOn", to_char(r.ended_at at time zone 'UTC', ${INSTANT}) as "endedAt", r.done_by as "doneBy"
    from vetting.visits v left join vetting.results r on r.visit_id = v.id where v.case_id = ${caseId} order by v.started_at, v.stage, v.id`.execute(
    tx,
  )
  return rows.map(row => ({ ...row, startedOn: calendarDate(row.startedOn), endedOn: dayOrNull(row.endedOn) }))
}

export type NewVisit = { stage: Stage; party: Party; partyName?: string | undefined }

/** `startedOn` where it began before it was noted, such as the wait for a form from the day of receipt. */
export async function insertVisits(
  tx: Tx,
  { id, unitId }: Pick<Case, 'id' | 'unitId'>,
  visits: readonly NewVisit[],
  startedOn?: CalendarDate,
): Promise<void> {
  if (visits.length === 0) return
  const started = startedOn === undefined ? sql<Date>`now()` : sql<Date>`least(now(), ${startedOn}::date::timestamp at time zone ${LONDON})`
  await tx
    .insertInto('vetting.visits')
    .values(
      visits.map(({ stage, party, partyName = null }) => ({
        case_id: id,
        unit_id: unitId,
        stage,
        party,
        party_name: partyName,
        started_at: started,
      })),
    )
    .execute()
}

/** Whoever ends a visit has worked on the case. `endedAt` where it ended before it was noted, such as a form that was sent and lay in the unit. */
export async function insertResult(
  tx: Tx,
  { id, unitId }: Pick<Case, 'id' | 'unitId'>,
  visit: string,
  result: Result,
  endedAt?: string,
): Promise<void> {
  const ended = endedAt === undefined ? {} : { ended_at: endedAt }
  await tx
    .insertInto('vetting.results')
    .values({ visit_id: visit, case_id: id, unit_id: unitId, result, ...ended })
    .execute()
}

/** Working days up to each of these days, so that the days between two are a difference. */
export async function countsOf(tx: Tx, days: readonly CalendarDate[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ day: string; n: number }>`select day, n from spine.calendar where day = any (${days}::date[])`.execute(tx)
  return new Map(rows.map(({ day, n }) => [day, n]))
}
