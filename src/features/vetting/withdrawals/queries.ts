/** Withdrawals and their steps. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { notFound } from '../../../values/problem.ts'
import type { Clearance } from '../clearances/rules.ts'
import type { Level, Regime } from '../rules.ts'
import { type NewStep, numberOf, type Step, type Taken } from './rules.ts'

export type Withdrawal = {
  id: string
  clearanceId: string
  unitId: number
  regime: Regime
  openedOn: CalendarDate
  why: string
  openedBy: string
  level: Level
  ref: string
  familyName: string
  givenNames: string
  /** How many steps were taken, and how it was decided where it was. */
  steps: number
  withdrawIt: boolean | null
}

const WITHDRAWALS = sql`
  select w.id, w.clearance_id as "clearanceId", w.unit_id as "unitId", w.regime, w.opened_on as "openedOn", w.why, w.opened_by as "openedBy", c.level, k.ref,
    s.family_name as "familyName", s.given_names as "givenNames",
    (select count(*)::int from vetting.withdrawal_steps t where t.withdrawal_id = w.id) as steps,
    (select t.withdraw_it from vetting.withdrawal_steps t where t.withdrawal_id = w.id and t.step = 5) as "withdrawIt"
  from vetting.withdrawals w join vetting.clearances c on c.id = w.clearance_id join vetting.cases k on k.id = c.case_id
    join vetting.subjects s on s.id = c.subject_id`

type Row = Omit<Withdrawal, 'openedOn'> & { openedOn: string }
const withdrawalOf = (row: Row): Withdrawal => ({ ...row, openedOn: calendarDate(row.openedOn) })

export async function getWithdrawal(tx: Tx, id: string): Promise<Withdrawal> {
  const { rows } = await sql<Row>`${WITHDRAWALS} where w.id = ${id}`.execute(tx)
  if (!rows[0]) throw notFound('This withdrawal is not here, or not for you')
  return withdrawalOf(rows[0])
}

/** Of one clearance, the latest first. */
export async function listWithdrawalsOf(tx: Tx, clearance: string): Promise<Withdrawal[]> {
  const { rows } = await sql<Row>`${WITHDRAWALS} where w.clearance_id = ${clearance} order by w.opened_on desc, w.id`.execute(tx)
  return rows.map(withdrawalOf)
}

export const MOST_WITHDRAWALS = 200

/** Of the person's units: those under way first, the longest at the top. */
export async function listWithdrawals(tx: Tx): Promise<Withdrawal[]> {
  const { rows } =
    await sql<Row>`select * from (${WITHDRAWALS}) w order by steps = 6, case when steps < 6 then "openedOn" end, "openedOn" desc, id
    limit ${MOST_WITHDRAWALS}`.execute(tx)
  return rows.map(withdrawalOf)
}

export async function insertWithdrawal(
  tx: Tx,
  { id, unitId, regime }: Pick<Clearance, 'id' | 'unitId' | 'regime'>,
  why: string,
): Promise<string> {
  const withdrawal = randomUUID()
  await tx.insertInto('vetting.withdrawals').values({ id: withdrawal, clearance_id: id, unit_id: unitId, regime, why }).execute()
  return withdrawal
}

export type TakenStep = Taken & { words: string; accompaniedBy: string | null; doneBy: string }

/** In their order. */
export async function listSteps(tx: Tx, withdrawal: string): Promise<TakenStep[]> {
  const { rows } = await sql<Omit<TakenStep, 'onDay' | 'step'> & { onDay: string; step: string }>`
    select t.name as step, t.on_day as "onDay", t.words, t.accompanied_by as "accompaniedBy", t.withdraw_it as "withdrawIt", t.done_by as "doneBy"
    from vetting.withdrawal_steps t where t.withdrawal_id = ${withdrawal} order by t.step`.execute(tx)
  return rows.map(row => ({ ...row, step: row.step as Step, onDay: calendarDate(row.onDay) }))
}

/** A step whose step before is missing, and a decision by whoever took one, are refused by the database. */
export async function insertStep(
  tx: Tx,
  { id, unitId }: Pick<Withdrawal, 'id' | 'unitId'>,
  { step, words, accompaniedBy, withdrawIt }: NewStep,
) {
  await tx
    .insertInto('vetting.withdrawal_steps')
    .values({
      ...{ withdrawal_id: id, unit_id: unitId, step: numberOf(step), words },
      ...{ accompanied_by: accompaniedBy, withdraw_it: withdrawIt },
    })
    .execute()
}

/** All steps before it are taken, and somebody who took none must decide. */
export async function countToDecide(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from vetting.withdrawal_steps t where t.step = 4
      and not exists (select from vetting.withdrawal_steps d where d.withdrawal_id = t.withdrawal_id and d.step = 5)`.execute(tx)
  return rows[0]?.n ?? 0
}
