/** Looking at a unit's queue: which set was shown is one entry, whatever it was asked for by. */
import type { Tx } from '../../../platform/db/tx.ts'
import { notFound } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { type Colleague, listColleagues, namesOfPeople } from '../people/queries.ts'
import { listStaffUnits, type Unit } from '../queries.ts'
import { countQueue, listQueue } from './queries.ts'
import { type Asked, type Cursor, cursorOf, FILE_ROWS, PAGE_ROWS, type QueueRow } from './rules.ts'
import { listViews, type SavedView } from './views/queries.ts'

export type SeenQueue = {
  unit: Unit
  units: readonly Unit[]
  rows: readonly QueueRow[]
  /** Of the filters, from the first page on. */
  count: number
  next: Cursor | undefined
  colleagues: readonly Colleague[]
  names: ReadonlyMap<string, string>
  views: readonly SavedView[]
}

/** Whoever works for several units sees one at a time. */
export async function unitOf(tx: Tx, asked: number | undefined): Promise<{ unit: Unit; units: readonly Unit[] }> {
  const units = await listStaffUnits(tx)
  const unit = asked === undefined ? units[0] : units.find(({ id }) => id === asked)
  if (!unit) throw notFound('This unit is not here, or not yours', 'Open the queue without choosing a unit.')
  return { unit, units }
}

export async function lookAtQueue(tx: Tx, asked: Asked): Promise<SeenQueue> {
  const { unit, units } = await unitOf(tx, asked.unit)
  const [found, count, colleagues, names, views] = await Promise.all([
    listQueue(tx, unit.id, asked, PAGE_ROWS),
    countQueue(tx, unit.id, asked),
    listColleagues(tx, unit.id),
    namesOfPeople(tx),
    listViews(tx),
  ])
  const rows = found.slice(0, PAGE_ROWS)
  const last = found.length > PAGE_ROWS ? rows.at(-1) : undefined
  await record(tx, { kind: 'queue-listed', subjects: rows.map(({ id }) => id), detail: { shown: rows.length } })
  return { unit, units, rows, count, next: last && cursorOf(last, asked.sort), colleagues, names, views }
}

/** From the first page on, as many as a file holds. */
export async function takeQueue(tx: Tx, asked: Asked): Promise<{ rows: QueueRow[]; names: ReadonlyMap<string, string> }> {
  const { unit } = await unitOf(tx, asked.unit)
  const [found, names] = await Promise.all([listQueue(tx, unit.id, { ...asked, after: undefined }, FILE_ROWS), namesOfPeople(tx)])
  const rows = found.slice(0, FILE_ROWS)
  await record(tx, { kind: 'queue-taken', subjects: rows.map(({ id }) => id), detail: { taken: rows.length } })
  return { rows, names }
}
