/** Which of their units somebody asks about. */
import type { Tx } from '../../../platform/db/tx.ts'
import { notFound } from '../../../values/problem.ts'
import { listManagedUnits, listStaffUnits, type Unit } from '../queries.ts'

export type Chosen = { unit: Unit; units: readonly Unit[] }

/** By its code; the first where none is asked for. A unit that is not theirs is not there. */
export const chooseUnit = async (tx: Tx, asked: string): Promise<Chosen> => chosen(await listStaffUnits(tx), asked)
export const chooseManagedUnit = async (tx: Tx, asked: string): Promise<Chosen> => chosen(await listManagedUnits(tx), asked)

function chosen(units: readonly Unit[], asked: string): Chosen {
  const unit = asked === '' ? units[0] : units.find(({ code }) => code === asked)
  if (!unit) throw notFound('This vetting unit is not here, or not for you', 'Open the page from the navigation.')
  return { unit, units }
}
