/** Which units of a file are new, in which order they can be opened, and which stand for a body. */
import { ALWAYS } from '../../../../values/period.ts'
import type { Refusal } from '../rules.ts'
import type { Change } from './corrections.ts'
import type { Description, HeldStructure, StructurePlan } from './structure-held.ts'
import type { Living } from './structure-lives.ts'

type Openings = Pick<StructurePlan, 'bodies' | 'units' | 'organisations'> & {
  /** Forces that lines belong to and of which the register says nothing yet. */
  roots: Change<Description>[]
  refused: Refusal[]
}

export function openings(living: readonly Living[], held: HeldStructure): Openings {
  const isNew = ({ code }: Living) => !held.units.has(code)
  const bodies = living.filter(unit => isNew(unit) && parentOf(unit) === null)
  const { ordered, left } = inOrder(
    living.filter(unit => isNew(unit) && parentOf(unit) !== null),
    new Set([...held.units.keys(), ...bodies.map(({ code }) => code)]),
  )
  const roots = rootsToDescribe(living, held)
  return {
    bodies: bodies.map(({ code, rows }) => ({ code, name: rows[0]?.unit.name ?? code })),
    units: ordered.map(unit => ({ code: unit.code, name: unit.rows[0]?.unit.name ?? unit.code, below: parentOf(unit) ?? '' })),
    organisations: [
      ...roots
        .filter(code => !held.units.get(code)?.hasOrganisation)
        .map(code => ({ code, kind: 'force' as const, area: null, source: null })),
      ...living.filter(unit => parentOf(unit) === null && !unit.held?.hasOrganisation).map(organisationOf),
    ],
    roots: roots.map(code => ({ subject: code, close: [], add: [{ valid: ALWAYS, value: force(held.units.get(code)?.name ?? code) }] })),
    refused: [...left.map(unit => unplaced(unit, living)), ...misplaced(living, held), ...councilsTwice(living, held)],
  }
}

const parentOf = ({ rows }: Living): string | null => rows[0]?.belongsTo ?? null

const force = (name: string): Description => ({ name, kind: 'force', forceCode: null, confirmed: true, source: null, approximate: false })

function inOrder(units: readonly Living[], known: Set<string>): { ordered: Living[]; left: Living[] } {
  const ordered: Living[] = []
  let left = [...units]
  for (;;) {
    const ready = left.filter(unit => known.has(parentOf(unit) ?? ''))
    if (ready.length === 0) return { ordered, left }
    for (const unit of ready) known.add(unit.code)
    ordered.push(...ready)
    left = left.filter(unit => !ready.includes(unit))
  }
}

const at = ({ rows }: Living, column: string, message: string): Refusal => ({ line: rows[0]?.line ?? 0, column, message })

function unplaced(unit: Living, living: readonly Living[]): Refusal {
  const parent = parentOf(unit) ?? ''
  const isInFile = living.some(({ code }) => code === parent)
  return at(unit, 'belongs_to', isInFile ? `${unit.code} would be below itself` : `There is no unit with the code “${parent}”`)
}

function rootsToDescribe(living: readonly Living[], { units }: HeldStructure): string[] {
  const inFile = new Set(living.map(({ code }) => code))
  const parents = new Set(living.flatMap(unit => parentOf(unit) ?? []))
  return [...parents].filter(code => {
    const unit = units.get(code)
    return !inFile.has(code) && unit?.below === null && unit.descriptions.length === 0
  })
}

/** A unit that stands for itself goes on doing so, and any other stays below something. */
function misplaced(living: readonly Living[], { units }: HeldStructure): Refusal[] {
  return living.flatMap(unit => {
    const parent = parentOf(unit)
    if (unit.held && unit.held.below === null && parent !== null)
      return [at(unit, 'belongs_to', `${unit.code} stands for itself in the register: leave this empty`)]
    if (unit.held && unit.held.below !== null && parent === null)
      return [at(unit, 'belongs_to', `${unit.code} belongs to ${unit.held.below} in the register: say what it belongs to`)]
    const above = parent === null ? undefined : units.get(parent)
    if (above && above.below !== null && above.descriptions.length === 0 && !living.some(({ code }) => code === parent))
      return [at(unit, 'belongs_to', `The register does not say yet what ${parent} is: describe it first`)]
    return []
  })
}

function councilsTwice(living: readonly Living[], { councils }: HeldStructure): Refusal[] {
  return living.flatMap(unit =>
    unit.rows.flatMap(({ relation, area, line }) => {
      const known = relation === 'council' ? councils.get(area) : undefined
      const isOther = relation === 'council' && (known === undefined ? unit.held?.hasOrganisation : known !== unit.code)
      if (!isOther) return []
      const message = known === undefined ? `${unit.code} stands for another organisation` : `The council of this borough is ${known}`
      return [{ line, column: 'unit_code', message }]
    }),
  )
}

function organisationOf({ code, rows }: Living): StructurePlan['organisations'][number] {
  const row = rows[0]
  const isCouncil = row?.relation === 'council'
  return { code, kind: isCouncil ? 'local-authority' : 'force', area: isCouncil ? row.area : null, source: row?.unit.source ?? null }
}
