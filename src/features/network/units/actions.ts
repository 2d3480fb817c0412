/** What the keeper of the register does with units. The database checks each act whole before it is stored; what is refused here is refused in better words. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { refuse } from '../../../values/outcome.ts'
import type { Period } from '../../../values/period.ts'
import { conflict, orRefuse, Problem, stale } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { closeFacts, insertEvents, insertFacts } from '../facts/queries.ts'
import { type Correction, changesNothing, correct, type Fact } from '../facts/rules.ts'
import { fitted, isWithin, lifeOf } from '../lives/rules.ts'
import { endContactsOf, endHoldingsOf } from '../places/actions.ts'
import { firstOf } from '../rules.ts'
import {
  askMove,
  describeScopes,
  findWaitingMove,
  getScopeUnit,
  listBelow,
  listChoices,
  listCoverOfUnit,
  listSuccessions,
  listUnitFacts,
  openScopeUnit,
  type ScopeUnit,
  type UnitFacts,
  unitVersion,
} from './queries.ts'
import {
  type Choice,
  type Description,
  isSameDescription,
  readClosing,
  readDescribing,
  readFirstDayOf,
  readMove,
  readOpening,
  type TypedClosing,
  type TypedDescribing,
  type TypedFirstDay,
  type TypedMove,
  type TypedOpening,
} from './rules.ts'

const NOW = { known: null }
type Parent = { parent: number; approximate: boolean }

/** Gives the number of the new unit. */
export async function openUnit(tx: Tx, typed: TypedOpening): Promise<number> {
  const { code, parent, life, description, after, why } = orRefuse(readOpening(typed, await listChoices(tx)))
  const unit = await openScopeUnit(tx, code, description.name, parent.id)
  await addDescriptions(tx, unit, [{ valid: life, value: description }], why)
  await addParents(tx, unit, [{ valid: life, value: { parent: parent.id, approximate: description.approximate } }], why)
  const day = life.from
  if (day !== null)
    await insertEvents(
      tx,
      'network.successions',
      after.map(({ id }) => ({ before: id, after: unit, on_day: day, approximate: description.approximate, why })),
    )
  await describeScopes(tx, unit)
  return unit
}

/** Also the first time, for a unit that was in the tree of scopes before it was in the register. */
export async function describeUnit(tx: Tx, id: string, typed: TypedDescribing, seen: number): Promise<void> {
  const { scope, facts, life } = await unitAsSeen(tx, id, seen)
  const { description, during: days, why } = orRefuse(readDescribing(typed, life, scope.closedOn))
  const change = correct(facts.descriptions, { during: days, value: description }, isSameDescription)
  if (changesNothing(change)) throw saysSoAlready()
  await applyDescriptions(tx, scope.id, change, why)
  if (!life && scope.parent !== null)
    await addParents(tx, scope.id, [{ valid: days, value: { parent: scope.parent, approximate: description.approximate } }], why)
  await describeScopes(tx, scope.id)
  await record(tx, { kind: 'unit-name-recorded', subjects: [], detail: { unit: scope.id } })
}

/** In the register at once. Who may see the unit's records follows when an administrator has agreed. */
export async function moveUnit(tx: Tx, id: string, typed: TypedMove, seen: number): Promise<void> {
  const { scope, facts, unit, choices } = await choiceAsSeen(tx, id, seen)
  if (scope.parent === null)
    throw conflict('This unit stands for a body of its own', 'It belongs to no other unit, and cannot be moved below one.')
  const { parent, during, approximate, why } = orRefuse(readMove(typed, unit, choices))
  const change = correct(facts.parents, { during, value: { parent: parent.id, approximate } }, isSameParent)
  const asks = await followInScopes(tx, scope, facts.parents, change, why)
  if (changesNothing(change) && !asks) throw saysSoAlready()
  await applyParents(tx, scope.id, change, why)
  await record(tx, { kind: 'unit-moved-in-register', subjects: [], detail: { unit: scope.id, below: parent.id } })
}

/** With it end the roles held in it, its contacts, and what it belongs to. Areas and units below it must have gone elsewhere first. */
export async function closeUnit(tx: Tx, id: string, typed: TypedClosing, seen: number): Promise<void> {
  const { scope, facts, unit, choices } = await choiceAsSeen(tx, id, seen)
  const { life, until, successor, approximate, why } = orRefuse(readClosing(typed, unit, choices))
  await refuseWhatIsLeft(tx, unit, life, { choices, field: 'last-day' })
  const isChanged = await setLife(tx, scope.id, approximate ? roughly(facts) : facts, life, why)
  const isFollowed = successor ? await follow(tx, scope.id, successor.id, { day: until, approximate, why }) : false
  if (!isChanged && !isFollowed) throw saysSoAlready()
  const holdings = await endHoldingsOf(tx, scope.id, until, why)
  await endContactsOf(tx, scope.id, until, why)
  await describeScopes(tx, scope.id)
  await record(tx, { kind: 'unit-closed', subjects: holdings, detail: { unit: scope.id, until } })
}

/** The day it opened was recorded wrongly, or is known more exactly now. */
export async function correctFirstDay(tx: Tx, id: string, typed: TypedFirstDay, seen: number): Promise<void> {
  const { scope, facts, unit, choices } = await choiceAsSeen(tx, id, seen)
  const { life, why } = orRefuse(readFirstDayOf(typed, unit))
  await refuseWhatIsLeft(tx, unit, life, { choices, field: 'from-day' })
  if (!(await setLife(tx, scope.id, facts, life, why))) throw saysSoAlready()
  await describeScopes(tx, scope.id)
  await record(tx, { kind: 'unit-first-day-corrected', subjects: [], detail: { unit: scope.id } })
}

/** The day of an end that is not known exactly. */
const roughly = ({ descriptions, parents }: UnitFacts): UnitFacts => ({
  descriptions: descriptions.map((fact, at) =>
    at === descriptions.length - 1 ? { ...fact, value: { ...fact.value, approximate: true } } : fact,
  ),
  parents,
})

async function setLife(tx: Tx, unit: number, facts: UnitFacts, life: Period, why: string): Promise<boolean> {
  const [descriptions, parents] = [fitted(facts.descriptions, life), fitted(facts.parents, life)]
  await applyDescriptions(tx, unit, descriptions, why)
  await applyParents(tx, unit, parents, why)
  return !(changesNothing(descriptions) && changesNothing(parents))
}

/** Named, so that the keeper knows where to go first. */
async function refuseWhatIsLeft(tx: Tx, { id, name }: Choice, life: Period, { choices, field }: Telling): Promise<void> {
  const isLeft = ({ valid }: { valid: Period }) => !isWithin(valid, life)
  const [cover, below] = await Promise.all([listCoverOfUnit(tx, id, NOW), listBelow(tx, id)])
  const boroughs = new Set(cover.filter(isLeft).map(area => area.name))
  const names = new Set(below.filter(isLeft).map(({ unit }) => choices.find(choice => choice.id === unit)?.name ?? 'Another unit'))
  const errors = [
    ...(boroughs.size === 0
      ? []
      : [
          {
            field,
            message: `${name} would police ${firstOf([...boroughs])} in days on which it does not exist. Say first who polices there then`,
          },
        ]),
    ...(names.size === 0
      ? []
      : [
          {
            field,
            message: `${firstOf([...names])} would belong to ${name} in days on which it does not exist. Move or close these first`,
          },
        ]),
  ]
  if (errors.length > 0) orRefuse(refuse(...errors))
}

type Telling = { choices: readonly Choice[]; field: string }

/** A succession of these two on another day was an error. */
async function follow(
  tx: Tx,
  before: number,
  after: number,
  { day, approximate, why }: { day: string; approximate: boolean; why: string },
): Promise<boolean> {
  const known = (await listSuccessions(tx, before, NOW)).after.find(({ unit }) => unit === after)
  if (known?.day === day && known.approximate === approximate) return false
  if (known) await closeFacts(tx, 'network.successions', [known.id])
  await insertEvents(tx, 'network.successions', [{ before, after, on_day: day, approximate, why }])
  return true
}

/** Whether anything was asked. The tree of scopes knows one coming move of a unit: the next that the register has. */
async function followInScopes(
  tx: Tx,
  scope: ScopeUnit,
  facts: readonly Fact<Parent>[],
  change: Correction<Parent>,
  why: string,
): Promise<boolean> {
  const today = await getToday(tx)
  const coming = [...facts.filter(({ id }) => !change.close.includes(id)), ...change.add]
    .filter(({ valid }) => valid.until === null || valid.until > today)
    .sort((a, b) => ((a.valid.from ?? '') < (b.valid.from ?? '') ? -1 : 1))
  const next = coming.find(({ value }) => value.parent !== scope.parent)
  const waiting = await findWaitingMove(tx, scope.id)
  const starts = next?.valid.from ?? today
  if (next ? waiting?.below === next.value.parent && waiting.starts === starts : !waiting) return false
  // Where nothing is to come any more, asking for where it is drops what waits.
  await askMove(tx, scope.id, next?.value.parent ?? scope.parent ?? 0, starts, why)
  return true
}

const isSameParent = (a: Parent, b: Parent): boolean => a.parent === b.parent && a.approximate === b.approximate

export const saysSoAlready = () => new Problem('invalid', SAYS_SO, undefined, { errors: [{ field: '', message: SAYS_SO }] })
const SAYS_SO = 'The register says so already. Nothing was changed'

async function unitAsSeen(tx: Tx, id: string, seen: number) {
  const scope = await getScopeUnit(tx, id)
  const facts = await listUnitFacts(tx, scope.id, NOW)
  if ((await unitVersion(tx, scope.id)) !== seen) throw stale()
  return { scope, facts, life: lifeOf(facts.descriptions) }
}

async function choiceAsSeen(tx: Tx, id: string, seen: number) {
  const { scope, facts } = await unitAsSeen(tx, id, seen)
  const choices = await listChoices(tx)
  const unit = choices.find(choice => choice.id === scope.id)
  if (!unit) throw conflict('Nobody has described this unit yet', 'Say first what it is and since when.')
  return { scope, facts, unit, choices }
}

type Added<Value> = readonly { valid: Period; value: Value }[]

async function applyDescriptions(tx: Tx, unit: number, { close, add }: Correction<Description>, why: string): Promise<void> {
  await closeFacts(tx, 'network.units', close)
  await addDescriptions(tx, unit, add, why)
}

async function addDescriptions(tx: Tx, unit: number, add: Added<Description>, why: string): Promise<void> {
  await insertFacts(
    tx,
    'network.units',
    add.map(({ valid, value: { forceCode, ...value } }) => ({ unit, ...value, force_code: forceCode, valid, why })),
  )
}

async function applyParents(tx: Tx, unit: number, { close, add }: Correction<Parent>, why: string): Promise<void> {
  await closeFacts(tx, 'network.parents', close)
  await addParents(tx, unit, add, why)
}

async function addParents(tx: Tx, unit: number, add: Added<Parent>, why: string): Promise<void> {
  await insertFacts(
    tx,
    'network.parents',
    add.map(({ valid, value }) => ({ unit, ...value, valid, why })),
  )
}
