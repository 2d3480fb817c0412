/** What a manager does with the unit's staff. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { CalendarDate } from '../../../values/date.ts'
import { invalid, notFound, orRefuse, Problem } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { type Colleague, listColleagues } from '../people/queries.ts'
import { type Chosen, chooseManagedUnit } from '../units/actions.ts'
import { dropLeave, getMember, insertLeave, insertMember, listStaff, updateMember } from './queries.ts'
import { type Member, readLeave, readMember, type TypedLeave, type TypedMember } from './rules.ts'

export type SeenStaff = Chosen & { staff: readonly Member[]; today: CalendarDate }

export async function lookAtStaff(tx: Tx, asked: string): Promise<SeenStaff> {
  const chosen = await chooseManagedUnit(tx, asked)
  const [staff, today] = await Promise.all([listStaff(tx, chosen.unit.id), getToday(tx)])
  await record(tx, { kind: 'staff-listed', subjects: staff.map(({ id }) => id) })
  return { ...chosen, staff, today }
}

/** Those who have come to the unit's pages at least once: before that nobody's account is known behind the wall. */
export async function findColleagues(tx: Tx, asked: string): Promise<Chosen & { colleagues: readonly Colleague[] }> {
  const chosen = await chooseManagedUnit(tx, asked)
  return { ...chosen, colleagues: await listColleagues(tx, chosen.unit.id) }
}

export async function addMember(tx: Tx, asked: string, typed: TypedMember): Promise<string> {
  const { unit, colleagues } = await findColleagues(tx, asked)
  if (!colleagues.some(({ account }) => account === typed.account)) throw missingPerson()
  const id = await insertMember(tx, unit.id, typed.account, orRefuse(readMember(typed)))
  await record(tx, { kind: 'staff-added', subjects: [id, typed.account] })
  return id
}

const missingPerson = () => {
  const message = 'Select who it is'
  return new Problem('invalid', message, undefined, { errors: [{ field: 'account', message }] })
}

export async function lookAtMember(tx: Tx, id: string): Promise<{ member: Member; today: CalendarDate }> {
  const [member, today] = await Promise.all([getManagedMember(tx, id), getToday(tx)])
  await record(tx, { kind: 'staff-read', subjects: [id] })
  return { member, today }
}

export async function changeMember(tx: Tx, id: string, seen: number, typed: TypedMember): Promise<void> {
  await getManagedMember(tx, id)
  await updateMember(tx, id, seen, orRefuse(readMember(typed)))
  await record(tx, { kind: 'staff-changed', subjects: [id] })
}

export async function addLeave(tx: Tx, id: string, typed: TypedLeave): Promise<void> {
  const member = await getManagedMember(tx, id)
  const away = orRefuse(readLeave(typed))
  if (member.leave.some(each => each.away.from === away.from && each.away.until === away.until))
    throw invalid('This leave is in the list already')
  await insertLeave(tx, member, away)
  await record(tx, { kind: 'leave-added', subjects: [id] })
}

export async function removeLeave(tx: Tx, id: string, leave: string): Promise<void> {
  await getManagedMember(tx, id)
  if (!(await dropLeave(tx, id, leave))) throw notFound('This leave is not in the list any more', 'Load the page again.')
  await record(tx, { kind: 'leave-dropped', subjects: [id, leave] })
}

/** Staff see each other for giving out cases; only whoever manages the unit comes here. */
async function getManagedMember(tx: Tx, id: string): Promise<Member> {
  const member = await getMember(tx, id)
  const { units } = await chooseManagedUnit(tx, '')
  if (!units.some(unit => unit.id === member.unitId)) throw notFound('This person is not among your staff', 'Open the list of staff.')
  return member
}
