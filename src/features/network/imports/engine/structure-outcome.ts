/** Whether the register would still be whole: every borough with a unit on every day, nothing outside the life of what it hangs on, the City by itself. */
import { ALWAYS, joined, type Period, without } from '../../../../values/period.ts'
import type { Belief } from '../../facts/rules.ts'
import type { Refusal } from '../rules.ts'
import { hullOf } from './corrections.ts'
import { daysWords } from './days-words.ts'
import { groupBy } from './group-by.ts'
import type { Belonging, HeldStructure } from './structure-held.ts'
import type { CoverByArea, Living } from './structure-lives.ts'
import type { StructureRow } from './structure-rows.ts'

type Outcome = {
  rows: readonly StructureRow[]
  living: readonly Living[]
  cover: CoverByArea
  held: HeldStructure
  belongings: readonly { unit: Living; after: readonly Belief<Belonging>[] }[]
}

export const checkOutcome = (outcome: Outcome): Refusal[] => [
  ...holes(outcome),
  ...outsideTheParent(outcome),
  ...whatHangsOnIt(outcome),
  ...mixedForces(outcome),
]

function holes({ rows, cover, held }: Outcome): Refusal[] {
  const policed = groupBy(
    rows.filter(({ relation }) => relation === 'polices'),
    ({ area }) => area,
  )
  return [...policed].flatMap(([area, [first]]) => {
    const [hole] = without(ALWAYS, joined((cover.get(area) ?? []).map(({ valid }) => valid)))
    if (!hole || !first) return []
    const name = held.areas.get(area)?.name ?? area
    return [{ line: first.line, column: 'first_day', message: `${name} would have no unit ${daysWords(hole)}` }]
  })
}

const isInside = (inner: Period, outer: Period | undefined): boolean => outer !== undefined && without(inner, [outer]).length === 0

function outsideTheParent({ belongings, living, held }: Outcome): Refusal[] {
  const lives = new Map(living.map(({ code, life }) => [code, life]))
  const lifeOfParent = (code: string): Period | undefined => {
    const unit = held.units.get(code)
    const isRoot = unit?.below === null && unit.descriptions.length === 0
    return lives.get(code) ?? (isRoot ? ALWAYS : hullOf(unit?.descriptions.map(({ valid }) => valid) ?? []))
  }
  return belongings.flatMap(({ unit, after }) => {
    const outside = after.find(({ valid, value }) => !isInside(valid, lifeOfParent(value.parent)))
    if (!outside) return []
    const message = `${outside.value.parent} does not exist on all days on which ${unit.code} would belong to it`
    return [{ line: unit.rows[0]?.line ?? 0, column: 'belongs_to', message }]
  })
}

/** Where a unit that is in the register would end earlier, or begin later. */
function whatHangsOnIt({ living, held, belongings }: Outcome): Refusal[] {
  const inFile = new Set(belongings.map(({ unit }) => unit.code))
  const below = groupBy(
    [...held.units.values()]
      .filter(({ code }) => !inFile.has(code))
      .flatMap(({ code, parents }) => parents.map(fact => ({ ...fact, code }))),
    ({ value }) => value.parent,
  )
  return living.flatMap(({ code, rows, life, held: known }) => {
    const line = rows.at(-1)?.line ?? 0
    const child = below.get(code)?.find(({ valid }) => !isInside(valid, life))
    return [
      ...(known?.held && !isInside(known.held, life)
        ? [
            {
              line,
              column: 'last_day',
              message: `Somebody holds a role in ${rows[0]?.unit.name ?? code} outside these days: correct or end these holdings first`,
            },
          ]
        : []),
      ...(child
        ? [{ line, column: 'last_day', message: `${child.code} belongs to ${code} outside these days: close or move it first` }]
        : []),
    ]
  })
}

/** By who stands at the top: a force that polices the City polices nothing else. */
function mixedForces({ rows, cover, held, living }: Outcome): Refusal[] {
  const parents = new Map(living.map(unit => [unit.code, unit.rows[0]?.belongsTo ?? null]))
  const topOf = (code: string): string => {
    let top = code
    for (let steps = 0; steps < 50; steps += 1) {
      const above = parents.has(top) ? parents.get(top) : held.units.get(top)?.below
      if (above === null || above === undefined) break
      top = above
    }
    return top
  }
  const own = new Set<string>()
  const others = new Set<string>()
  for (const [area, beliefs] of cover)
    for (const { value } of beliefs) (held.areas.get(area)?.ownForce ? own : others).add(topOf(value.unit))
  return rows
    .filter(({ relation, code }) => relation === 'polices' && own.has(topOf(code)) && others.has(topOf(code)))
    .filter(({ area }, _, all) => held.areas.get(area)?.ownForce === true || !all.some(row => held.areas.get(row.area)?.ownForce))
    .map(({ line }) => ({
      line,
      column: 'unit_code',
      message: 'The City of London is policed by a force of its own, which polices nothing else',
    }))
}
