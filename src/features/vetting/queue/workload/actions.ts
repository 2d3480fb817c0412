/** The workload of a unit, for whoever gives out cases. */
import type { Tx } from '../../../../platform/db/tx.ts'
import { record } from '../../../ledger/index.ts'
import { listColleagues, namesOfPeople } from '../../people/queries.ts'
import type { Unit } from '../../queries.ts'
import { unitOf } from '../actions.ts'
import { listStaffToday } from '../allocation/queries.ts'
import { membersOf } from '../allocation/rules.ts'
import { listLoad } from './queries.ts'
import { type Load, loadsOf } from './rules.ts'

export async function lookAtWorkload(tx: Tx, asked: number | undefined): Promise<{ unit: Unit; units: readonly Unit[]; loads: Load[] }> {
  const { unit, units } = await unitOf(tx, asked)
  const [rows, colleagues, staff, names] = await Promise.all([
    listLoad(tx, unit.id),
    listColleagues(tx, unit.id),
    listStaffToday(tx, unit.id),
    namesOfPeople(tx),
  ])
  await record(tx, { kind: 'workload-seen', subjects: [] })
  return { unit, units, loads: loadsOf(rows, membersOf(colleagues, staff, new Map(), []), names) }
}
