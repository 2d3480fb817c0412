/** Giving out many cases: to one person, or each to whom a proposal names. All of them in one transaction, or none. */
import type { Tx } from '../../../../platform/db/tx.ts'
import { notify } from '../../../../platform/mail/queries.ts'
import { counted } from '../../../../values/figures.ts'
import { notFound, orRefuse, Problem } from '../../../../values/problem.ts'
import { record } from '../../../ledger/index.ts'
import { countOpenOf } from '../../cases/queries.ts'
import { vettingPaths } from '../../paths.ts'
import { listColleagues } from '../../people/queries.ts'
import { STAGES } from '../../rules.ts'
import type { QueueRow } from '../rules.ts'
import { giveOut, listCases, listParts, listStaffToday, type Parts } from './queries.ts'
import { checkTakers, type Given, type Member, membersOf, type Proposed, propose, readGiven, readSeen, type ToGive } from './rules.ts'

export type SeenAllocation = {
  /** Of one unit: the first case's. What was sent of another is not shown. */
  unit: number
  rows: readonly QueueRow[]
  members: readonly Member[]
  proposed: readonly Proposed[]
}

/** The cases that were picked and who could take them; it changes nothing. */
export async function lookAtAllocation(tx: Tx, picked: readonly string[]): Promise<SeenAllocation> {
  const all = await listCases(
    tx,
    readSeen(picked).map(({ id }) => id),
  )
  const unit = all[0]?.unitId
  if (unit === undefined) throw nothingThere()
  const rows = all.filter(({ unitId }) => unitId === unit)
  const [colleagues, staff, open, partsOf] = await Promise.all([
    listColleagues(tx, unit),
    listStaffToday(tx, unit),
    countOpenOf(tx, unit),
    listParts(
      tx,
      rows.map(({ id }) => id),
    ),
    record(tx, { kind: 'allocation-looked-at', subjects: rows.map(({ id }) => id) }),
  ])
  const members = membersOf(colleagues, staff, open, Object.keys(STAGES))
  return {
    unit,
    rows,
    members,
    proposed: propose(
      rows.map(row => toGive(row, partsOf(row.id))),
      members,
    ),
  }
}

const toGive = ({ id, ref, state, unitStages, allocatedTo }: QueueRow, parts: Parts): ToGive => ({
  ...{ id, ref, state, allocatedTo, stages: unitStages },
  ...parts,
})

/** Refused as a whole where one of them has changed since it was seen, or where its new holder knows the person. */
export async function allocateMany(tx: Tx, texts: readonly string[]): Promise<number> {
  const given = orRefuse(readGiven(texts))
  const rows = await listCases(
    tx,
    given.map(({ id }) => id),
  )
  const [first] = rows
  if (!first) throw nothingThere()
  orRefuse(checkTakers(given, await listColleagues(tx, first.unitId)))
  const elsewhere = given.filter(({ id }) => rows.some(row => row.id === id && row.unitId !== first.unitId))
  if (elsewhere.length > 0) throw refused(elsewhere, rows, 'is of another unit', 'are of another unit')
  const partsOf = await listParts(
    tx,
    given.map(({ id }) => id),
  )
  const known = given.filter(({ id, to }) => partsOf(id).recused.has(to))
  if (known.length > 0) throw refused(known, rows, 'is for somebody who knows the person', 'are for somebody who knows the person')
  const done = await giveOut(tx, given)
  const missed = given.filter(({ id }) => !done.has(id))
  if (missed.length > 0) throw refused(missed, rows, 'has changed or was closed meanwhile', 'have changed or were closed meanwhile')
  for (const to of new Set(given.map(each => each.to))) await notify(tx, to, 'update', vettingPaths.mine)
  await record(tx, { kind: 'cases-allocated', subjects: given.map(({ id }) => id), detail: { cases: given.length } })
  return given.length
}

const nothingThere = () => notFound('None of these cases is open and yours to give out', 'Go back to the queue and select some.')

function refused(missed: readonly Given[], rows: readonly QueueRow[], one: string, many: string): Problem {
  const refs = missed.map(({ id }) => rows.find(row => row.id === id)?.ref).filter(ref => ref !== undefined)
  const message = `${counted(missed.length, 'case')} ${missed.length === 1 ? one : many}${refs.length > 0 ? ` (${refs.join(', ')})` : ''}: none was allocated`
  return new Problem('conflict', message, undefined, { errors: [{ field: 'give', message }] })
}
