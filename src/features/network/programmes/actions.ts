/** What the register's keeper does with programmes. A date that moves is closed and another recorded, in one act, with the reason. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { conflict, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { closeFacts, insertEvents } from '../facts/queries.ts'
import { listUnits } from '../queries.ts'
import { getMilestone, getProgramme, insertMilestone, insertProgramme } from './queries.ts'
import {
  type DateThen,
  dateNow,
  type NewDate,
  type NewMilestone,
  readChange,
  readMilestone,
  readProgramme,
  readReached,
  type TypedDate,
  type TypedMilestone,
  type TypedProgramme,
} from './rules.ts'

export async function addProgramme(tx: Tx, typed: TypedProgramme): Promise<string> {
  const id = await insertProgramme(tx, orRefuse(readProgramme(typed)))
  await record(tx, { kind: 'programme-added', subjects: [id] })
  return id
}

export async function addMilestone(tx: Tx, programme: string, typed: TypedMilestone): Promise<void> {
  const { id } = await getProgramme(tx, programme, { known: null })
  const units = await listUnits(tx, { at: await getToday(tx), known: null })
  await storeMilestone(tx, id, { ...orRefuse(readMilestone(typed, units)), reached: false })
}

export async function storeMilestone(
  tx: Tx,
  programme: string,
  { reached, ...milestone }: NewMilestone & { reached: boolean },
): Promise<string> {
  const { due, approximate, why } = milestone
  const id = await insertMilestone(tx, programme, milestone)
  await insertEvents(tx, 'network.milestone_dates', [{ milestone: id, due, approximate, reached, why }])
  await record(tx, { kind: 'milestone-added', subjects: [id, programme] })
  return id
}

/** `seen` is the date that the person saw when they decided; when another has come meanwhile, nothing is stored. Gives the programme. */
export async function changeDate(tx: Tx, milestone: string, seen: string, typed: TypedDate): Promise<string> {
  const { programme, now } = await getSeen(tx, milestone, seen)
  await storeDate(tx, milestone, now, { ...orRefuse(readChange(typed, now)), reached: false })
  await record(tx, { kind: 'milestone-moved', subjects: [milestone, programme] })
  return programme
}

export async function markReached(tx: Tx, milestone: string, seen: string, typed: TypedDate): Promise<string> {
  const { programme, now } = await getSeen(tx, milestone, seen)
  await storeDate(tx, milestone, now, { ...orRefuse(readReached(typed, await getToday(tx))), reached: true })
  await record(tx, { kind: 'milestone-reached', subjects: [milestone, programme] })
  return programme
}

async function getSeen(tx: Tx, id: string, seen: string): Promise<{ programme: string; now: DateThen }> {
  const milestone = await getMilestone(tx, id)
  const now = dateNow(milestone)
  if (now.id !== seen) throw conflict('Somebody else has just given this milestone another date', 'Load the page again to see it.')
  return { programme: milestone.programme, now }
}

async function storeDate(tx: Tx, milestone: string, now: DateThen, date: NewDate & { reached: boolean }): Promise<void> {
  await closeFacts(tx, 'network.milestone_dates', [now.id])
  await insertEvents(tx, 'network.milestone_dates', [{ milestone, ...date }])
}
