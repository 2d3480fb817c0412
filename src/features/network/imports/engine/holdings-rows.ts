/** The lines of a file of holdings, each by itself and against what the register knows of roles and places. */
import { type Period, without } from '../../../../values/period.ts'
import { STANDINGS, type Standing } from '../../rules.ts'
import type { HoldingsColumn, Line, Refusal } from '../rules.ts'
import { Cells } from './cells.ts'
import { daysWords } from './days-words.ts'
import type { HeldHoldings } from './holdings-held.ts'

export type HoldingRow = {
  line: number
  roleKind: string
  place: string
  standing: Standing
  name: string
  rank: string | null
  valid: Period
  approximate: boolean
  source: string | null
}

export function readHoldingRow(
  line: Line<HoldingsColumn>,
  held: Pick<HeldHoldings, 'roleKinds' | 'areas' | 'units'>,
): { row: HoldingRow; refused: readonly Refusal[] } {
  const cells = new Cells(line)
  const valid = cells.period('first_day', 'last_day')
  if (line.cells.first_day === '') cells.refuse('first_day', 'The first day is missing')
  const row = {
    line: line.line,
    roleKind: cells.needed('role_kind', { most: 40, called: 'The role' }),
    place: cells.needed('place', { most: 40, called: 'The place' }),
    standing: cells.oneOf('standing', Object.keys(STANDINGS) as Standing[]) ?? ('holder' as const),
    name: cells.needed('person', { most: 120, called: 'The person’s name' }),
    rank: cells.text('rank', { most: 60, called: 'The rank' }),
    valid,
    approximate: cells.yes('approximate', false),
    source: cells.text('source', { most: 500, called: 'The source' }),
  }
  if (cells.refused.length === 0) checkPlace(cells, row, held)
  return { row, refused: cells.refused }
}

type Known = Pick<HeldHoldings, 'roleKinds' | 'areas' | 'units'>

function checkPlace(cells: Cells<HoldingsColumn>, { roleKind, place, valid }: HoldingRow, { roleKinds, areas, units }: Known): void {
  const role = roleKinds.get(roleKind)
  if (!role) cells.refuse('role_kind', `There is no role “${roleKind}”: the register has ${[...roleKinds.keys()].sort().join(', ')}`)
  else if (role.place === 'area') {
    if (!areas.has(place)) cells.refuse('place', `${role.name} is held for a borough, and “${place}” is no ONS code of one`)
  } else if (areas.has(place)) cells.refuse('place', `${role.name} is held in a unit: give its code`)
  else checkUnit(cells, { place, valid }, units.get(place))
}

function checkUnit(cells: Cells<HoldingsColumn>, { place, valid }: Pick<HoldingRow, 'place' | 'valid'>, unit: UnitHeld | undefined): void {
  if (!unit) cells.refuse('place', `There is no unit with the code “${place}”`)
  else if (unit.life === null) cells.refuse('place', `The register does not say yet what ${place} is: describe it first`)
  else if (without(valid, [unit.life]).length > 0) cells.refuse('first_day', `${unit.name} exists ${daysWords(unit.life)} only`)
}

type UnitHeld = { name: string; life: Period | null }
