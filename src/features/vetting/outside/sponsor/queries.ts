/** What sponsors asked for. A sponsor finds their own, staff those of their unit. */
import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import { changedOrStale } from '../../../../platform/db/versions.ts'
import { calendarDate } from '../../../../values/date.ts'
import { notFound } from '../../../../values/problem.ts'
import { dayOrNull } from '../../cases/rules.ts'
import type { Asked, ClearanceRequest, VettingUnit } from './rules.ts'

export async function listVettingUnits(tx: Tx): Promise<VettingUnit[]> {
  return (await sql<VettingUnit>`select id, name from spine.vetting_units()`.execute(tx)).rows
}

export async function insertClearanceRequest(tx: Tx, { unit, personName, email, level, regime, postRef }: Asked): Promise<string> {
  const row = await tx
    .insertInto('vetting.clearance_requests')
    .values({ unit_id: unit, person_name: personName, email, level, regime, post_ref: postRef })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

type Row = Omit<ClearanceRequest, 'askedOn' | 'settledOn'> & { askedOn: string; settledOn: string | null }

const REQUESTS = sql`
  select id, unit_id as unit, sponsor, person_name as "personName", email, level, regime, post_ref as "postRef", asked_on as "askedOn", state,
    settled_on as "settledOn", turned_down_why as "turnedDownWhy", case_id as "caseId", version from vetting.clearance_requests`

const read = (row: Row): ClearanceRequest => ({ ...row, askedOn: calendarDate(row.askedOn), settledOn: dayOrNull(row.settledOn) })

/** Newest first. */
export async function listOwnRequests(tx: Tx): Promise<ClearanceRequest[]> {
  const { rows } = await sql<Row>`${REQUESTS} where sponsor = spine.me() order by asked_on desc, id`.execute(tx)
  return rows.map(read)
}

/** Those that wait for the person's unit, the oldest first. */
export async function listAskedOfUnit(tx: Tx): Promise<ClearanceRequest[]> {
  const { rows } =
    await sql<Row>`${REQUESTS} where state = 'asked' and unit_id = any (vetting.staff_units()) order by asked_on, id`.execute(tx)
  return rows.map(read)
}

export async function getAskedOfUnit(tx: Tx, id: string): Promise<ClearanceRequest> {
  const { rows } = await sql<Row>`${REQUESTS} where id = ${id} and unit_id = any (vetting.staff_units())`.execute(tx)
  if (!rows[0]) throw notFound('This request is not here, or not for your unit')
  return read(rows[0])
}

type Settling = { state: 'opened'; caseId: string } | { state: 'turned-down'; why: string }

export async function settleAsked(tx: Tx, id: string, seen: number, settling: Settling): Promise<void> {
  const how = settling.state === 'opened' ? { case_id: settling.caseId } : { turned_down_why: settling.why }
  const result = await tx
    .updateTable('vetting.clearance_requests')
    .set({ state: settling.state, settled_on: sql<string>`spine.today()`, ...how })
    .where('id', '=', id)
    .where('version', '=', seen)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  await changedOrStale(result, seen, () => getAskedOfUnit(tx, id))
}
