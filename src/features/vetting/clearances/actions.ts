/** Looking at clearances, and what staff note of one: suspended, in force again, ended. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { CalendarDate } from '../../../values/date.ts'
import { notFound, orRefuse, Problem } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { namesOfPeople } from '../people/queries.ts'
import { listStaffUnits, ruleOn, type Unit } from '../queries.ts'
import { listReviewsOf } from '../reviews/queries.ts'
import type { Review } from '../reviews/rules.ts'
import { listWithdrawalsOf, type Withdrawal } from '../withdrawals/queries.ts'
import {
  countStandings,
  findGrantRule,
  type GrantRule,
  getClearance,
  insertEvent,
  listClearances,
  listEvents,
  type StandingCount,
} from './queries.ts'
import { type Asked, type Clearance, type ClearanceEvent, type Cursor, checkEvent, PAGE_ROWS, readEvent, type TypedEvent } from './rules.ts'

export type RenewalDays = { lead: number; earliest: number }

/** How many days before its end a renewal usually begins, and at the earliest: by the rules of today. */
export async function renewalDays(tx: Tx, today: CalendarDate): Promise<RenewalDays> {
  const [lead, earliest] = await Promise.all([
    ruleOn<number>(tx, 'vetting-renewal', 'lead-days', today),
    ruleOn<number>(tx, 'vetting-renewal', 'earliest-days', today),
  ])
  return { lead: lead.value, earliest: earliest.value }
}

/** The unit that is asked for where the person works there; else their first. */
export async function unitOf(tx: Tx, asked: number | undefined): Promise<{ unit: Unit; units: readonly Unit[] }> {
  const units = await listStaffUnits(tx)
  const unit = units.find(({ id }) => id === asked) ?? units[0]
  if (!unit) throw notFound('There is no vetting unit here for you')
  return { unit, units }
}

export type SeenList = {
  unit: Unit
  units: readonly Unit[]
  clearances: readonly Clearance[]
  next: Cursor | undefined
  counts: readonly StandingCount[]
  days: RenewalDays
}

export async function lookAtList(tx: Tx, asked: Asked, most: number = PAGE_ROWS): Promise<SeenList> {
  const [{ unit, units }, today] = await Promise.all([unitOf(tx, asked.unit), getToday(tx)])
  const days = await renewalDays(tx, today)
  const [found, counts] = [await listClearances(tx, unit.id, asked, days, most), await countStandings(tx, unit.id)]
  const clearances = found.slice(0, most)
  const last = clearances.at(-1)
  if (clearances.length > 0) await record(tx, { kind: 'clearances-listed', subjects: clearances.map(({ id }) => id) })
  return { unit, units, clearances, counts, days, next: found.length > most && last ? { until: last.until, id: last.id } : undefined }
}

export type SeenClearance = {
  clearance: Clearance
  rule: GrantRule | undefined
  events: readonly ClearanceEvent[]
  reviews: readonly Review[]
  withdrawals: readonly Withdrawal[]
  names: ReadonlyMap<string, string>
  days: RenewalDays
  today: CalendarDate
}

/** One entry for each look. */
export async function lookAtClearance(tx: Tx, id: string): Promise<SeenClearance> {
  const clearance = await getClearance(tx, id)
  const [rule, events, reviews, withdrawals, names, today] = await Promise.all([
    findGrantRule(tx, clearance.policy),
    listEvents(tx, id),
    listReviewsOf(tx, id),
    listWithdrawalsOf(tx, id),
    namesOfPeople(tx),
    getToday(tx),
    record(tx, { kind: 'clearance-read', subjects: [id, clearance.caseId, clearance.subjectId] }),
  ])
  return { clearance, rule, events, reviews, withdrawals, names, today, days: await renewalDays(tx, today) }
}

export async function noteEvent(tx: Tx, id: string, typed: TypedEvent): Promise<void> {
  const clearance = await getClearance(tx, id)
  const { kind, why } = orRefuse(readEvent(typed))
  const outcome = checkEvent(clearance.standing, kind)
  if (!outcome.ok)
    throw new Problem('conflict', outcome.errors[0]?.message ?? '', 'Load the page again to see how the clearance stands.', {
      rule: 'illegal-move',
    })
  await insertEvent(tx, clearance, { kind, why })
  await record(tx, { kind: `clearance-${kind}`, subjects: [id, clearance.caseId] })
}
