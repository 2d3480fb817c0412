/** What administrators do with units. */
import type { Tx } from '../../../platform/db/tx.ts'
import { type Reason, refuse } from '../../../values/outcome.ts'
import { notFound, orRefuse } from '../../../values/problem.ts'
import { listOpenUnits, type Unit } from '../queries.ts'
import { readReason } from '../roles/rules.ts'
import { closeUnit, openUnit } from './queries.ts'
import { readUnit, type TypedUnit } from './rules.ts'

export const open = async (tx: Tx, typed: TypedUnit): Promise<void> => openUnit(tx, orRefuse(readUnit(typed, await listOpenUnits(tx))))

export async function getOpenUnit(tx: Tx, id: string): Promise<Unit> {
  const unit = (await listOpenUnits(tx)).find(each => String(each.id) === id)
  if (!unit) throw notFound('There is no such open unit')
  return unit
}

export async function close(tx: Tx, id: string, typed: string): Promise<void> {
  const errors: Reason[] = []
  const why = readReason(typed, errors)
  if (errors.length > 0) orRefuse(refuse(...errors))
  await closeUnit(tx, (await getOpenUnit(tx, id)).id, why)
}
