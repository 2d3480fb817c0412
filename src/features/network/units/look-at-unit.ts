/** All that a reader sees of one unit, as at a day and as known at a day. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { holds, type Period } from '../../../values/period.ts'
import { notFound } from '../../../values/problem.ts'
import type { AsAt } from '../as-at/rules.ts'
import { listOldBeliefsOfUnit } from '../beliefs/queries.ts'
import type { OldBelief } from '../beliefs/rules.ts'
import { lifeOf, nearest } from '../lives/rules.ts'
import { lookAtPlace, type PlaceView, recordHoldingsRead } from '../places/actions.ts'
import { listHoldingFactsFrom } from '../places/queries.ts'
import { countKinds, listRegister } from '../register/queries.ts'
import type { KindCount, ListedUnit } from '../register/rules.ts'
import { firstOf, listed } from '../rules.ts'
import {
  findWaitingMove,
  getScopeUnit,
  listBelow,
  listChoices,
  listCoverOfUnit,
  listSuccessions,
  listUnitFacts,
  namesOf,
  type ScopeMove,
  type ScopeUnit,
  type Succession,
  type UnitFacts,
  unitVersion,
} from './queries.ts'
import type { Choice, Description } from './rules.ts'

export type UnitView = {
  scope: ScopeUnit
  facts: UnitFacts
  life: Period | undefined
  /** Of that day, or the nearest to it. */
  description: Description | undefined
  /** Whether the unit exists that day. */
  isThere: boolean
  cover: Awaited<ReturnType<typeof listCoverOfUnit>>
  below: readonly ListedUnit[]
  belowCounts: readonly KindCount[]
  successions: { before: readonly Succession[]; after: readonly Succession[] }
  /** Of the units that this reader sees. */
  names: ReadonlyMap<number, string>
  /** Of the unit above in the tree of scopes: no secret, though its page may be. */
  scopeParent: ScopeUnit | undefined
  place: PlaceView
  beliefs: readonly OldBelief[]
  /** Seen by those who keep the register or approve. */
  move: (ScopeMove & { belowName: string }) | undefined
}

/** Whose holders are shown stands in the ledger. Not there for a reader who may see none of its facts. */
export async function lookAtUnit(tx: Tx, id: string, when: AsAt): Promise<UnitView> {
  const scope = await getScopeUnit(tx, id)
  const unit = scope.id
  const below = { kind: '', name: '', below: unit }
  const [facts, now, cover, belowUnits, belowCounts, successions, place, beliefs, waiting] = await Promise.all([
    listUnitFacts(tx, unit, when),
    listUnitFacts(tx, unit, { known: null }),
    listCoverOfUnit(tx, unit, when),
    listRegister(tx, when, { ...below, page: 1 }),
    countKinds(tx, when, below),
    listSuccessions(tx, unit, when),
    lookAtPlace(tx, { unit }, when),
    listOldBeliefsOfUnit(tx, unit),
    findWaitingMove(tx, unit),
  ])
  if (now.descriptions.length === 0 && facts.descriptions.length === 0)
    throw notFound('There is no such unit', 'Look for it in the register.')
  await recordHoldingsRead(tx, place.holdings)
  const named = [...facts.parents.map(({ value }) => value.parent), ...[...successions.before, ...successions.after].map(each => each.unit)]
  return {
    ...{ scope, facts, cover, below: belowUnits, belowCounts, successions, place, beliefs },
    names: await namesOf(tx, named, when),
    life: lifeOf(facts.descriptions),
    description: nearest(facts.descriptions, when.at)?.value,
    isThere: facts.descriptions.some(({ valid }) => holds(valid, when.at)),
    scopeParent: scope.parent === null ? undefined : await getScopeUnit(tx, String(scope.parent)),
    move: waiting && { ...waiting, belowName: (await getScopeUnit(tx, String(waiting.below))).name },
  }
}

export type ChangeView = {
  scope: ScopeUnit
  /** Absent: nobody has described it yet. */
  unit: Choice | undefined
  /** Today's, or the nearest. */
  description: Description | undefined
  parents: UnitFacts['parents']
  choices: readonly Choice[]
  version: number
}

/** What a form for a unit starts from. */
export async function prepareChange(tx: Tx, id: string): Promise<ChangeView> {
  const scope = await getScopeUnit(tx, id)
  const [today, { descriptions, parents }, choices, version] = await Promise.all([
    getToday(tx),
    listUnitFacts(tx, scope.id, { known: null }),
    listChoices(tx),
    unitVersion(tx, scope.id),
  ])
  const unit = choices.find(choice => choice.id === scope.id)
  return { scope, unit, description: nearest(descriptions, today)?.value, parents, choices, version }
}

/** What must go elsewhere before a unit can be closed, as sentences, and how many roles end with it. */
export async function whatToSettle(tx: Tx, unit: number, choices: readonly Choice[]) {
  const today = await getToday(tx)
  const goesOn = ({ valid }: { valid: Period }) => valid.until === null || valid.until > today
  const [cover, below, holdings] = await Promise.all([
    listCoverOfUnit(tx, unit, { known: null }),
    listBelow(tx, unit),
    listHoldingFactsFrom(tx, unit, today),
  ])
  const boroughs = cover.filter(goesOn).map(({ name }) => name)
  const units = below.filter(goesOn).map(each => choices.find(choice => choice.id === each.unit)?.name ?? 'Another unit')
  return {
    first: [
      ...(boroughs.length === 0
        ? []
        : [`It polices ${listed([...new Set(boroughs)])}. Say on their pages who polices them after its last day`]),
      ...(units.length === 0 ? [] : [`These belong to it: ${firstOf([...new Set(units)])}. Move or close them up to its last day`]),
    ],
    holdings: holdings.length,
  }
}
