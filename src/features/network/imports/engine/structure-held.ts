/** What the register holds of the structure, and what a structure file would change of it. Units are known by their codes: new ones have nothing else yet. */
import type { CalendarDate } from '../../../../values/date.ts'
import type { Fact } from '../../facts/rules.ts'
import type { Area } from '../../rules.ts'
import type { Change } from './corrections.ts'
import type { SaidOfUnit } from './structure-rows.ts'

export type Description = SaidOfUnit & { approximate: boolean }
export type Belonging = { parent: string; approximate: boolean }
export type Covering = { unit: string; approximate: boolean }

export type HeldUnit = {
  code: string
  name: string
  /** Where its roles reach from; null for a unit that stands for itself. */
  below: string | null
  descriptions: readonly Fact<Description>[]
  parents: readonly Fact<Belonging>[]
  hasOrganisation: boolean
  /** From the first to the last day on which somebody holds a role in it. */
  held: { from: CalendarDate | null; until: CalendarDate | null } | null
}

export type Succession = { before: string; after: string; onDay: CalendarDate; approximate: boolean }

export type HeldStructure = {
  today: CalendarDate
  areas: ReadonlyMap<string, Area>
  units: ReadonlyMap<string, HeldUnit>
  /** By area. */
  cover: ReadonlyMap<string, readonly Fact<Covering>[]>
  successions: readonly (Succession & { id: string })[]
  /** Area -> the code of its council. */
  councils: ReadonlyMap<string, string>
}

export type StructurePlan = {
  kind: 'structure'
  /** Units that stand for themselves. */
  bodies: readonly { code: string; name: string }[]
  /** Each after the one it is below. */
  units: readonly { code: string; name: string; below: string }[]
  organisations: readonly { code: string; kind: 'force' | 'local-authority'; area: string | null; source: string | null }[]
  descriptions: readonly Change<Description>[]
  parents: readonly Change<Belonging>[]
  cover: readonly Change<Covering>[]
  successions: { close: readonly string[]; add: readonly Succession[] }
  /** Units that are to belong elsewhere: what people see follows once an administrator has agreed. */
  moves: readonly { code: string; below: string; from: CalendarDate }[]
  /** What the codes of units and boroughs stand for, as it would be then. */
  names: Readonly<Record<string, string>>
}

export const NO_STRUCTURE: StructurePlan = {
  ...{ kind: 'structure', bodies: [], units: [], organisations: [], descriptions: [], parents: [], cover: [], moves: [] },
  ...{ successions: { close: [], add: [] }, names: {} },
}

export const isSameDescription = (a: Description, b: Description): boolean => a.approximate === b.approximate && isSaidAlike(a, b)
export const isSaidAlike = (a: SaidOfUnit, b: SaidOfUnit): boolean =>
  a.name === b.name && a.kind === b.kind && a.forceCode === b.forceCode && a.confirmed === b.confirmed && a.source === b.source
export const isSameBelonging = (a: Belonging, b: Belonging): boolean => a.parent === b.parent && a.approximate === b.approximate
export const isSameCovering = (a: Covering, b: Covering): boolean => a.unit === b.unit && a.approximate === b.approximate

export const changesNothing = ({ bodies, units, organisations, descriptions, parents, cover, successions }: StructurePlan): boolean =>
  [bodies, units, organisations, descriptions, parents, cover, successions.close, successions.add].every(({ length }) => length === 0)
