/**
 * Who could take which case: a proposal that a person looks at and confirms. It looks at what a case needs next, at who may and can do that, and at how
 * much they have already; never at how fast anybody is.
 */
import { accept, type Outcome, refuse } from '../../../../values/outcome.ts'
import { STAGES, type State, stageName } from '../../rules.ts'

/** Of the unit, by name; with the roles they have there. */
export type Colleague = { account: string; name: string; roles: readonly string[] }

export type ToGive = {
  id: string
  ref: string
  state: State
  /** Stages that are the unit's and open now. */
  stages: readonly string[]
  allocatedTo: string | null
  /** Who has said that they know the person. */
  recused: ReadonlySet<string>
  /** Who did work on it, and who decided in it: nobody does both. */
  workers: ReadonlySet<string>
  deciders: ReadonlySet<string>
}

export type Member = {
  account: string
  name: string
  skills: readonly string[]
  /** Of full time. */
  share: number
  isAway: boolean
  /** Open cases that are theirs now. */
  open: number
}

export type Proposed = { id: string; ref: string; to: string | null; reasons: readonly string[] }

const DECIDING: readonly State[] = ['decision', 'second-decision']
const RESEARCH_ROLE = 'vetting-researcher'

const isForDecision = ({ state }: Pick<ToGive, 'state'>): boolean => DECIDING.includes(state)

/** What somebody must be able to do for the case to go on. */
export const needsOf = ({ state, stages }: Pick<ToGive, 'state' | 'stages'>): readonly string[] =>
  DECIDING.includes(state) ? ['decision'] : Object.keys(STAGES).filter(stage => stage !== 'decision' && stages.includes(stage))

type StaffRow = { skills: readonly string[]; share: number; isAway: boolean }

/** Where the unit keeps no list of what its staff can do, roles say it: researchers do the stages, the others decide. */
export function membersOf(
  colleagues: readonly Colleague[],
  staff: ReadonlyMap<string, StaffRow>,
  open: ReadonlyMap<string, number>,
  stages: readonly string[],
): Member[] {
  return colleagues.flatMap(({ account, name, roles }) => {
    const row = staff.get(account)
    if (!row && staff.size > 0) return []
    const skills = row?.skills ?? [
      ...(roles.includes(RESEARCH_ROLE) ? stages : []),
      ...(roles.some(role => role !== RESEARCH_ROLE) ? ['decision'] : []),
    ]
    return [{ account, name, skills, share: row?.share ?? 1, isAway: row?.isAway ?? false, open: open.get(account) ?? 0 }]
  })
}

/** Case by case in the order given, each to whoever then has the least for their hours; ties by name, so that it comes out the same each time. */
export function propose(cases: readonly ToGive[], members: readonly Member[]): Proposed[] {
  const open = new Map(members.map(({ account, open: now }) => [account, now]))
  const loadOf = ({ account, share }: Member) => (open.get(account) ?? 0) / share
  return cases.map(each => {
    const able = members.filter(member => whyNot(each, member) === undefined)
    const [first, ...others] = able.toSorted((a, b) => loadOf(a) - loadOf(b) || compare(a.name, b.name) || compare(a.account, b.account))
    if (!first) return { id: each.id, ref: each.ref, to: null, reasons: reasonsAgainst(each, members) }
    const reasons = reasonsFor(each, first, { has: open.get(first.account) ?? 0, of: others.length + 1 })
    if (each.allocatedTo !== first.account) open.set(first.account, (open.get(first.account) ?? 0) + 1)
    return { id: each.id, ref: each.ref, to: first.account, reasons }
  })
}

/** Where nothing is open that needs a skill, it is still work and no decision: whoever did it could not decide the case. */
const canDo = (skills: readonly string[], needs: readonly string[]): boolean =>
  needs.length === 0 ? skills.some(skill => skill !== 'decision') : needs.every(need => skills.includes(need))

type Against = 'skill' | 'away' | 'recused' | 'hand'

function whyNot(each: ToGive, { account, skills, isAway }: Member): Against | undefined {
  if (!canDo(skills, needsOf(each))) return 'skill'
  if (each.recused.has(account)) return 'recused'
  // Who worked on a case does not decide it, nor the other way round: the database would refuse them.
  if ((isForDecision(each) ? each.workers : each.deciders).has(account) || (isForDecision(each) && each.deciders.has(account)))
    return 'hand'
  return isAway ? 'away' : undefined
}

function reasonsFor(each: ToGive, { share }: Member, { has, of }: { has: number; of: number }): string[] {
  const needs = needsOf(each)
  return [
    needs.length > 0 ? `Can do: ${needs.map(stageName).join(', ')}` : 'Nothing is open that needs a skill',
    `${has === 1 ? '1 open case' : `${has} open cases`}${share < 1 ? ` in ${Math.round(share * 100)}% of full time` : ''}`,
    of === 1 ? 'Nobody else could take it' : `The least for their hours, of ${of} who could take it`,
  ]
}

const AGAINST: Readonly<Record<Against, (count: number) => string>> = {
  skill: count => `${people(count)} cannot do what is open`,
  away: count => `${people(count)} ${count === 1 ? 'is' : 'are'} on leave`,
  recused: count => `${people(count)} ${count === 1 ? 'knows' : 'know'} the person`,
  hand: count => `${people(count)} had another part in the case`,
}
const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)

function reasonsAgainst(each: ToGive, members: readonly Member[]): string[] {
  const reasons = members.map(member => whyNot(each, member))
  const told = (Object.keys(AGAINST) as Against[]).flatMap(against => {
    const count = reasons.filter(reason => reason === against).length
    return count === 0 ? [] : [AGAINST[against](count)]
  })
  return told.length > 0 ? told : ['Nobody is in the unit’s staff list']
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A case as it was seen, as it stands in an address or a form. */
export type SeenAt = { id: string; version: number }
const SEEN = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})~(\d{1,9})$/
export const seenText = ({ id, version }: SeenAt): string => `${id}~${version}`

/** Each once, whatever was sent. */
export function readSeen(texts: readonly string[]): SeenAt[] {
  const seen = texts.flatMap(text => {
    const [, id, version] = SEEN.exec(text) ?? []
    return id === undefined || version === undefined ? [] : [{ id, version: Number(version) }]
  })
  return [...new Map(seen.map(each => [each.id, each])).values()]
}

export type Given = SeenAt & { to: string }

/** `id~version~account`, as a form sends it; one without an account leaves the case as it is. */
export function readGiven(texts: readonly string[]): Outcome<Given[]> {
  const given = texts.flatMap(text => {
    const at = text.lastIndexOf('~')
    const [seen] = readSeen([text.slice(0, at)])
    const to = text.slice(at + 1)
    return seen && to !== '' ? [{ ...seen, to }] : []
  })
  const once = [...new Map(given.map(each => [each.id, each])).values()]
  return once.length > 0 ? accept(once) : refuse({ field: 'give', message: 'Select who takes at least one of the cases' })
}

export function checkTakers(given: readonly Given[], colleagues: readonly Pick<Colleague, 'account'>[]): Outcome<readonly Given[]> {
  const known = new Set(colleagues.map(({ account }) => account))
  return given.every(({ to }) => known.has(to)) ? accept(given) : refuse({ field: 'give', message: 'Select people of the unit' })
}
