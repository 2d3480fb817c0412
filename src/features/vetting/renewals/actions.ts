/** Renewals that fall due, levelled by a manager, and begun. */
import { createHash } from 'node:crypto'
import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { CalendarDate } from '../../../values/date.ts'
import { refuse } from '../../../values/outcome.ts'
import { conflict, orRefuse, Problem, stale } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { renewalDays, unitOf } from '../clearances/actions.ts'
import { getClearance } from '../clearances/queries.ts'
import { isHeld, STANDINGS } from '../clearances/rules.ts'
import type { Unit } from '../queries.ts'
import { openCaseOf } from '../reviews/actions.ts'
import { insertStarts, listDues, listHolders } from './queries.ts'
import { acceptedOf, calendarOf, type Days, type Due, type Levelling, level, type TypedLevelling, type Week, whyMoved } from './rules.ts'

export type SeenRenewals = {
  unit: Unit
  units: readonly Unit[]
  days: Days
  weeks: readonly Week[]
  late: readonly Due[]
  levelling: Levelling
  today: CalendarDate
}

async function renewalsOf(tx: Tx, asked: number | undefined): Promise<SeenRenewals> {
  const [{ unit, units }, today] = await Promise.all([unitOf(tx, asked), getToday(tx)])
  const days = await renewalDays(tx, today)
  const dues = await listDues(tx, unit.id, days)
  return { unit, units, days, today, ...calendarOf(dues, days, today), levelling: level(dues, days, today) }
}

/** Counts alone: nobody is named. */
export const lookAtRenewals = (tx: Tx, asked: number | undefined): Promise<SeenRenewals> => renewalsOf(tx, asked)

export type SeenLevelling = SeenRenewals & { holders: ReadonlyMap<string, string>; print: string }

/** Names of those that would be moved stand on the page, so the look is one entry. */
export async function lookAtLevelling(tx: Tx, asked: number | undefined): Promise<SeenLevelling> {
  const seen = await renewalsOf(tx, asked)
  const ids = seen.levelling.moves.slice(0, MOST_SHOWN).map(({ id }) => id)
  const holders = await listHolders(tx, ids)
  if (ids.length > 0) await record(tx, { kind: 'renewals-listed', subjects: ids })
  return { ...seen, holders, print: printOf(seen.levelling) }
}

/** Beyond these a levelling is taken as a whole. */
export const MOST_SHOWN = 200

/** What was proposed, so that nobody accepts what they did not see. */
const printOf = ({ moves }: Levelling): string => createHash('sha256').update(JSON.stringify(moves)).digest('hex').slice(0, 32)

/** Gives how many were moved. Where the renewals have changed since it was proposed, it is shown again and nothing is moved. */
export async function acceptLevelling(tx: Tx, asked: number | undefined, typed: TypedLevelling & { print: string }): Promise<number> {
  const { unit, levelling } = await renewalsOf(tx, asked)
  if (typed.which !== 'all' && typed.which !== 'chosen') orRefuse(refuse({ field: 'which', message: 'Select which of them begin earlier' }))
  if (printOf(levelling) !== typed.print) throw stale()
  const moves = acceptedOf(levelling, typed)
  if (moves.length === 0) orRefuse(refuse({ field: 'which', message: 'Tick at least one renewal in the table, or select all' }))
  await insertStarts(tx, unit.id, moves, whyMoved(levelling))
  await record(tx, {
    kind: 'renewals-levelled',
    subjects: moves.map(({ id }) => id),
    detail: { moved: moves.length, proposed: levelling.moves.length, peakBefore: levelling.peakBefore, peakAfter: levelling.peakAfter },
  })
  return moves.length
}

/** Opens the case that renews it. Gives the case's id. */
export async function renew(tx: Tx, id: string): Promise<string> {
  const clearance = await getClearance(tx, id)
  if (clearance.renewal !== null) throw conflict('A case that renews this clearance is open already', 'Open the clearance to find it.')
  if (!isHeld(clearance.standing))
    throw new Problem(
      'conflict',
      `This clearance is “${STANDINGS[clearance.standing].toLowerCase()}”`,
      'Open a new case for the person instead.',
      {
        rule: 'illegal-move',
      },
    )
  const opened = await openCaseOf(tx, clearance, 'renewal')
  await record(tx, { kind: 'renewal-opened', subjects: [id, opened] })
  return opened
}
