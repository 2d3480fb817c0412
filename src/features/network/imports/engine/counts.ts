/** How much a plan would change, by what is changed. */
import type { Change } from './corrections.ts'
import { type Happening, happening } from './happens.ts'
import type { HeldBy, HoldingsPlan } from './holdings-held.ts'
import type { Belonging, Covering, Description, StructurePlan } from './structure-held.ts'

export type Plan = StructurePlan | HoldingsPlan

export const happensToCover = (change: Change<Covering>): Happening => happening(change, ({ unit }) => unit)
export const happensToParent = (change: Change<Belonging>): Happening => happening(change, ({ parent }) => parent)
/** A unit with another name is the same unit. */
export const happensToUnit = (change: Change<Description>): Happening => happening(change, () => '')
export const happensToHolding = (change: Change<HeldBy>): Happening => happening(change, ({ holder }) => holder.id ?? holder.name)

/** In the order in which they are shown. */
export const COUNTED = [
  ...['units opened', 'units ended', 'units corrected', 'units moved', 'boroughs with their first unit', 'boroughs moved'],
  ...['boroughs with dates corrected', 'successions recorded', 'holdings added', 'holdings ended', 'holdings corrected'],
  ...['roles opened in a place', 'people entered'],
] as const

export const countsOf = (plan: Plan): Record<string, number> => (plan.kind === 'structure' ? ofStructure(plan) : ofHoldings(plan))

function ofStructure(plan: StructurePlan): Record<string, number> {
  const cover = tally(plan.cover.map(happensToCover))
  const units = tally(plan.descriptions.map(happensToUnit))
  return {
    'units opened': plan.bodies.length + plan.units.length,
    'units ended': units.ended,
    'units corrected': units.corrected,
    'units moved': tally(plan.parents.map(happensToParent)).moved,
    'boroughs with their first unit': cover.added,
    'boroughs moved': cover.moved,
    'boroughs with dates corrected': cover.corrected + cover.ended,
    'successions recorded': plan.successions.add.length,
  }
}

function ofHoldings(plan: HoldingsPlan): Record<string, number> {
  const happens = tally(plan.holdings.map(happensToHolding))
  return {
    'holdings added': plan.holdings.filter(({ close }) => close.length === 0).reduce((sum, { add }) => sum + add.length, 0),
    'holdings ended': happens.ended,
    'holdings corrected': happens.corrected + happens.moved + happens['taken back'],
    'roles opened in a place': plan.seats.length,
    'people entered': plan.people.length,
  }
}

function tally(happenings: readonly Happening[]): Record<Happening, number> {
  const counts: Record<Happening, number> = { added: 0, moved: 0, ended: 0, corrected: 0, 'taken back': 0 }
  for (const each of happenings) counts[each] += 1
  return counts
}
