/** The lines of a structure file, each by itself. */
import type { Period } from '../../../../values/period.ts'
import { type Area, UNIT_KINDS } from '../../rules.ts'
import type { Line, Refusal, StructureColumn } from '../rules.ts'
import { Cells } from './cells.ts'

const RELATIONS = ['polices', 'council'] as const

export type StructureRow = {
  line: number
  relation: (typeof RELATIONS)[number]
  area: string
  code: string
  unit: SaidOfUnit
  /** Null: it stands for itself. */
  belongsTo: string | null
  valid: Period
  approximate: boolean
}

/** What a file says of a unit besides its days. */
export type SaidOfUnit = { name: string; kind: string; forceCode: string | null; confirmed: boolean; source: string | null }

const CODE = /^[A-Z0-9][A-Z0-9-]{1,39}$/
const COUNCIL_KIND = 'local-authority'

export function readStructureRow(
  line: Line<StructureColumn>,
  areas: ReadonlyMap<string, Area>,
): { row: StructureRow; refused: readonly Refusal[] } {
  const cells = new Cells(line)
  const relation = cells.oneOf('relation', RELATIONS) ?? 'polices'
  const area = readArea(cells, areas)
  const code = readCode(cells, 'unit_code') ?? ''
  if (code === '') cells.refuse('unit_code', 'The unit’s code is missing')
  const kind = cells.oneOf('unit_kind', Object.keys(UNIT_KINDS)) ?? ''
  const belongsTo = readCode(cells, 'belongs_to')
  if (kind !== '' && (relation === 'council') !== (kind === COUNCIL_KIND))
    cells.refuse('unit_kind', relation === 'council' ? 'A council is of the kind local-authority' : 'A council polices no borough')
  if (relation === 'council' && belongsTo !== null) cells.refuse('belongs_to', 'A council stands for itself: leave this empty')
  if (belongsTo !== null && belongsTo === code) cells.refuse('belongs_to', 'A unit cannot belong to itself')
  const unit = {
    name: cells.needed('unit', { most: 120, called: 'The unit’s name' }),
    kind,
    forceCode: cells.text('force_code', { most: 20, called: 'The force’s code' }),
    confirmed: cells.yes('confirmed', true),
    source: cells.text('source', { most: 450, called: 'The source' }),
  }
  const valid = cells.period('first_day', 'last_day')
  const approximate = cells.yes('approximate', false)
  return { row: { line: line.line, relation, area, code, unit, belongsTo, valid, approximate }, refused: cells.refused }
}

function readArea(cells: Cells<StructureColumn>, areas: ReadonlyMap<string, Area>): string {
  const code = cells.needed('area_code', { most: 20, called: 'The borough’s code' })
  const name = cells.text('area', { most: 120, called: 'The borough’s name' })
  const area = areas.get(code)
  if (code !== '' && !area) cells.refuse('area_code', `There is no borough of London with the ONS code “${code.slice(0, 20)}”`)
  if (area && name !== null && name.toLowerCase() !== area.name.toLowerCase())
    cells.refuse('area', `${code} is ${area.name}, not “${name.slice(0, 40)}”`)
  return code
}

function readCode(cells: Cells<StructureColumn>, column: 'unit_code' | 'belongs_to'): string | null {
  const code = cells.text(column, { most: 40, called: 'The code' })
  if (code !== null && code.length <= 40 && !CODE.test(code)) cells.refuse(column, 'A code has capital letters, figures and hyphens only')
  return code
}
