/** What a structure file would change is worked out and, when somebody says so, done: all of it or nothing. */

import { getToday } from '../../../../platform/db/queries.ts'
import type { Tx } from '../../../../platform/db/tx.ts'
import type { Sheet } from '../../../../values/sheet.ts'
import { closeFacts, insertEvents, insertFacts } from '../../facts/queries.ts'
import { linesOf } from '../engine/cells.ts'
import type { Change } from '../engine/corrections.ts'
import { NO_STRUCTURE, type StructurePlan } from '../engine/structure-held.ts'
import { planStructure } from '../engine/structure-plan.ts'
import { readStructureRow } from '../engine/structure-rows.ts'
import { type Planned, planned, STRUCTURE_COLUMNS } from '../rules.ts'
import { askMove, describeToday, insertOrganisations, openBodies, openUnits, readHeld, unitsByCode } from './queries.ts'

export async function planStructureOf(tx: Tx, sheet: Sheet): Promise<Planned<StructurePlan>> {
  const held = await readHeld(tx, await getToday(tx))
  const read = linesOf(sheet, STRUCTURE_COLUMNS).lines.map(line => readStructureRow(line, held.areas))
  const refused = read.flatMap(each => each.refused)
  return refused.length > 0
    ? planned(NO_STRUCTURE, refused)
    : planStructure(
        read.map(({ row }) => row),
        held,
      )
}

/** `why` stands beside each fact for good. */
export async function applyStructure(tx: Tx, plan: StructurePlan, why: string): Promise<void> {
  await openBodies(tx, plan.bodies)
  await openUnits(tx, plan.units)
  const units = await unitsByCode(tx, codesIn(plan))
  const idOf = (code: string): number => {
    const unit = units.get(code)
    if (!unit) throw new Error(`No unit ${code} after it was opened`)
    return unit.id
  }
  await insertOrganisations(
    tx,
    plan.organisations.map(({ code, ...rest }) => ({ ...rest, unit: idOf(code), body: units.get(code)?.body ?? 0 })),
  )
  await applyFacts(tx, plan, why, idOf)
  const described = plan.descriptions.map(({ subject }) => idOf(subject))
  await describeToday(tx, described)
  for (const { code, below, from } of plan.moves) await askMove(tx, { unit: idOf(code), below: idOf(below), from, why })
}

async function applyFacts(tx: Tx, plan: StructurePlan, why: string, idOf: (code: string) => number): Promise<void> {
  const closing = (changes: readonly Change<unknown>[]) => changes.flatMap(({ close }) => close.map(({ id }) => id))
  await closeFacts(tx, 'network.units', closing(plan.descriptions))
  await closeFacts(tx, 'network.parents', closing(plan.parents))
  await closeFacts(tx, 'network.cover', closing(plan.cover))
  await closeFacts(tx, 'network.successions', plan.successions.close)
  await insertFacts(
    tx,
    'network.units',
    plan.descriptions.flatMap(({ subject, add }) =>
      add.map(({ valid, value: { forceCode, ...value } }) => ({ ...value, force_code: forceCode, unit: idOf(subject), valid, why })),
    ),
  )
  await insertFacts(
    tx,
    'network.parents',
    plan.parents.flatMap(({ subject, add }) =>
      add.map(({ valid, value }) => ({ unit: idOf(subject), parent: idOf(value.parent), approximate: value.approximate, valid, why })),
    ),
  )
  await insertFacts(
    tx,
    'network.cover',
    plan.cover.flatMap(({ subject: area, add }) =>
      add.map(({ valid, value }) => ({ area, unit: idOf(value.unit), approximate: value.approximate, valid, why })),
    ),
  )
  await insertEvents(
    tx,
    'network.successions',
    plan.successions.add.map(({ before, after, onDay, approximate }) => ({
      ...{ before: idOf(before), after: idOf(after), approximate, why },
      on_day: onDay,
    })),
  )
}

const codesIn = ({ descriptions, parents, cover, organisations, successions, moves }: StructurePlan): string[] => [
  ...new Set([
    ...descriptions.map(({ subject }) => subject),
    ...parents.flatMap(({ subject, add }) => [subject, ...add.map(({ value }) => value.parent)]),
    ...cover.flatMap(({ add }) => add.map(({ value }) => value.unit)),
    ...organisations.map(({ code }) => code),
    ...successions.add.flatMap(({ before, after }) => [before, after]),
    ...moves.flatMap(({ code, below }) => [code, below]),
  ]),
]
