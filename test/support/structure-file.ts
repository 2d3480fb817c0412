/** A register of two boroughs and the City, in memory, for tests of what a structure file would change. */
import assert from 'node:assert/strict'
import type { Fact } from '../../src/features/network/facts/rules.ts'
import type { Change } from '../../src/features/network/imports/engine/corrections.ts'
import type { HeldStructure, HeldUnit, StructurePlan } from '../../src/features/network/imports/engine/structure-held.ts'
import { planStructure } from '../../src/features/network/imports/engine/structure-plan.ts'
import type { StructureRow } from '../../src/features/network/imports/engine/structure-rows.ts'
import { calendarDate } from '../../src/values/date.ts'
import { before, type Period, since } from '../../src/values/period.ts'
import { CAMDEN, CITY, ISLINGTON } from './register.ts'

export const CHANGE = calendarDate('2019-01-01')

const area = (code: string, name: string) => [code, { code, name, ownForce: code === CITY, row: 1, column: 1 }] as const
const force: HeldUnit = { code: 'MPS', name: 'The force', below: null, descriptions: [], parents: [], hasOrganisation: false, held: null }
export const EMPTY: HeldStructure = {
  today: calendarDate('2026-11-01'),
  areas: new Map([area(CAMDEN, 'Camden'), area(ISLINGTON, 'Islington'), area(CITY, 'City of London')]),
  units: new Map([['MPS', force]]),
  ...{ cover: new Map(), successions: [], councils: new Map() },
}

let line = 1
const nextLine = () => {
  line += 1
  return line
}
export const row = (code: string, of: string, valid: Period, rest: Partial<StructureRow> = {}): StructureRow => ({
  ...{ line: nextLine(), relation: 'polices', area: of, code, belongsTo: 'MPS', valid, approximate: false },
  unit: { name: `Unit ${code}`, kind: 'bcu', forceCode: null, confirmed: true, source: null },
  ...rest,
})

/** What the register holds once the plan was applied. */
export function applied(held: HeldStructure, plan: StructurePlan): HeldStructure {
  let number = 0
  const after = <Value>(facts: readonly Fact<Value>[], change: Change<Value> | undefined): Fact<Value>[] => [
    ...facts.filter(({ id }) => !change?.close.some(closed => closed.id === id)),
    ...(change?.add ?? []).map(belief => ({ ...belief, id: `${plan.kind}-${number++}-${Math.random()}` })),
  ]
  const units = new Map(held.units)
  for (const { code, name } of plan.bodies) units.set(code, { ...force, code, name })
  for (const { code, name, below } of plan.units) units.set(code, { ...force, code, name, below })
  for (const [code, unit] of units)
    units.set(code, {
      ...unit,
      descriptions: after(
        unit.descriptions,
        plan.descriptions.find(({ subject }) => subject === code),
      ),
      parents: after(
        unit.parents,
        plan.parents.find(({ subject }) => subject === code),
      ),
      hasOrganisation: unit.hasOrganisation || plan.organisations.some(each => each.code === code),
    })
  const cover = new Map(held.cover)
  for (const change of plan.cover) cover.set(change.subject, after(cover.get(change.subject) ?? [], change))
  const successions = [
    ...held.successions.filter(({ id }) => !plan.successions.close.includes(id)),
    ...plan.successions.add.map(each => ({ ...each, id: `${each.before} ${each.after} ${each.onDay}` })),
  ]
  const councils = new Map([...held.councils, ...plan.organisations.flatMap(({ area: of, code }) => (of ? [[of, code] as const] : []))])
  return { ...held, units, cover, successions, councils }
}

export function accepted(rows: readonly StructureRow[], held: HeldStructure): StructurePlan {
  const { plan, refused } = planStructure(rows, held)
  assert.deepEqual(refused, [])
  assert.ok(plan)
  return plan
}

export const refusals = (rows: readonly StructureRow[], held = EMPTY) => planStructure(rows, held).refused.map(({ message }) => message)

export const CHANGED = [
  row('BOC-C', CAMDEN, before(CHANGE), { approximate: true }),
  row('BOC-I', ISLINGTON, before(CHANGE), { approximate: true }),
  row('BCU', CAMDEN, since(CHANGE), { approximate: true }),
  row('BCU', ISLINGTON, since(CHANGE), { approximate: true }),
]
export const CHANGED_REGISTER = applied(EMPTY, accepted(CHANGED, EMPTY))
