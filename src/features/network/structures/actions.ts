/** Reading the structures that are compared. Who leads what is a personal record, so each look at it is recorded. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays } from '../../../values/date.ts'
import { dayName } from '../../../values/figures.ts'
import { notFound } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import type { AsAt } from '../as-at/rules.ts'
import { listAreas, listCover, listHoldings, listRoleKinds, listUnits } from '../queries.ts'
import type { Area, CalendarDate, RoleKind } from '../rules.ts'
import { findVersion, getProposal } from './proposals/queries.ts'
import { structureOf } from './proposals/rules.ts'
import { type BoroughChange, compare, type Structure, structureOn } from './rules.ts'
import type { Side, Sides } from './sides/rules.ts'

export type Seen = {
  side: Side
  title: string
  structure: Structure
  /** The codes of boroughs that came to their unit, or left it, on a day that is not known exactly. */
  approximate: readonly string[]
}

export type Comparison = {
  before: Seen
  after: Seen
  changes: readonly BoroughChange[]
  areas: readonly Area[]
  roleKinds: readonly RoleKind[]
  today: CalendarDate
}

export async function lookAtComparison(tx: Tx, { before, after, known }: Sides): Promise<Comparison> {
  const [areas, roleKinds, today] = [await listAreas(tx), await listRoleKinds(tx), await getToday(tx)]
  const [then, now] = [await readSide(tx, before, known), await readSide(tx, after, known)]
  const shown = [then, now].flatMap(({ structure }) => [...(structure.leads?.values() ?? [])].flatMap(lead => (lead ? [lead.id] : [])))
  if (shown.length > 0) await record(tx, { kind: 'holdings-read', subjects: [...new Set(shown)] })
  return { before: then, after: now, changes: compare(then.structure, now.structure), areas, roleKinds, today }
}

async function readSide(tx: Tx, side: Side, known: CalendarDate | null): Promise<Seen> {
  if ('day' in side) {
    const { structure, approximate } = await readRegister(tx, { at: side.day, known })
    return { side, title: dayName(side.day), structure, approximate }
  }
  const proposal = await getProposal(tx, side.proposal)
  const version = await findVersion(tx, proposal.id, side.version ?? proposal.version)
  if (!version) throw notFound('Nothing is drawn there yet', 'Open the proposal and draw it, then compare it.')
  const unconfirmed = await unconfirmedNames(tx, { at: await getToday(tx), known })
  const title = `${proposal.name}${side.version === null ? '' : `, version ${side.version}`}`
  return { side, title, structure: structureOf(version.drawing, unconfirmed), approximate: [] }
}

/** The force's own structure on a day. */
export async function readRegister(tx: Tx, when: AsAt): Promise<Pick<Seen, 'structure' | 'approximate'>> {
  const [areas, units, cover, roleKinds] = [
    await listAreas(tx),
    await listUnits(tx, when),
    await listCover(tx, when),
    await listRoleKinds(tx),
  ]
  const leading = roleKinds.filter(({ leads }) => leads !== null).map(({ key }) => key)
  const holdings = await listHoldings(tx, {
    known: when.known,
    during: { from: when.at, until: addDays(when.at, 1) },
    roleKinds: leading,
  })
  const structure = structureOn(when.at, { areas, units, cover, holdings, roleKinds })
  return {
    structure,
    approximate: cover.filter(({ area, approximate }) => approximate && structure.cover.has(area)).map(({ area }) => area),
  }
}

/** Names of today's units, by code, that the force has not published: a proposal that keeps such a name is marked as well. */
export async function unconfirmedNames(tx: Tx, when: AsAt): Promise<ReadonlyMap<string, string>> {
  const units = await listUnits(tx, when)
  return new Map(units.filter(({ confirmed }) => !confirmed).map(({ code, name }) => [code, name]))
}
