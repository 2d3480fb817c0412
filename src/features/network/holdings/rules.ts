/** Who may be recorded in a seat, and for which days. */
import { addDays } from '../../../values/date.ts'
import { dayName } from '../../../values/figures.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { lastDay, type Period, upTo } from '../../../values/period.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'
import type { Holding, Standing } from '../rules.ts'
import { STANDINGS } from '../rules.ts'

/** One kind of role in one unit or for one borough, as this reader may see it. */
export type Seat = {
  id: string
  roleKind: string
  roleName: string
  about: string
  published: boolean
  unit: number | null
  area: string | null
  placeName: string
  /** Of a unit: nobody has published its name. */
  unconfirmed: boolean
  /** Of a unit, as believed now. */
  life: Period | null
  holdersShown: boolean
  mayWrite: boolean
}

/** A holding with how it came to be believed; `until` and what replaced it are null while it still is. */
export type Belief = Holding & {
  recordedFrom: string
  recordedUntil: string | null
  why: string
  /** Null where this reader may not know it. */
  by: string | null
  mine: boolean
  replacedWhy: string | null
  replacedBy: string | null
  replacedByMe: boolean
}

export type TypedSeat = { role: string; place: string }

/** A place stands in a form as `unit:4` or `area:E09000007`, as the database writes it. Whether the role is held there is the database's rule. */
export function readSeat({ role, place }: TypedSeat): Outcome<{ roleKind: string; unit: number | null; area: string | null }> {
  const errors: Reason[] = []
  if (role === '') errors.push({ field: 'role', message: 'Select the role' })
  const found = readPlace(place)
  if (!found) errors.push({ field: 'place', message: 'Select the unit or the borough' })
  return errors.length > 0 || !found ? refuse(...errors) : accept({ roleKind: role, ...found })
}

export type Place = { unit: number; area: null } | { unit: null; area: string }

/** Nothing for what is no place. */
export function readPlace(text: string): Place | undefined {
  const [, unit, area] = /^(?:(?:unit:)?(\d{1,9})|(?:area:)?(E09\d{6}))$/.exec(text.trim()) ?? []
  if (unit !== undefined) return { unit: Number(unit), area: null }
  return area === undefined ? undefined : { unit: null, area }
}

export type TypedPerson = { q: string; person: string; name: string; rank: string; account: string; another: string }
type TypedGround = { approximate: string; source: string; why: string }
export type TypedHolding = TypedPerson & TypedGround & { standing: string } & TypedDay<'from'> & TypedDay<'until'>

/** Somebody whom the register knows, or somebody new. */
export type Chosen = { id: string } | { name: string; rank: string | null; account: string | null; another: boolean }
export type HoldingRequest = {
  standing: Standing
  chosen: Chosen
  valid: Period
  approximate: boolean
  source: string | null
  why: string
}

export const SOMEBODY_NEW = 'new'
export const LONGEST_WHY = 500
const LONGEST = { name: 120, rank: 60, source: 500 }
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isStanding = (text: string): text is Standing => Object.hasOwn(STANDINGS, text)

/** The errors stand in the order of the fields. */
export function readHolding(typed: TypedHolding, { life }: Pick<Seat, 'life'>): Outcome<HoldingRequest> {
  const errors: Reason[] = []
  const chosen = readChosen(typed, errors)
  const standing = isStanding(typed.standing) ? typed.standing : undefined
  if (!standing) errors.push({ field: 'standing', message: 'Select whether they are the holder, the deputy or covering' })
  const valid = readDays(typed, life, errors)
  const source = readText(typed.source, { field: 'source', called: 'The source', most: LONGEST.source }, errors)
  const why = readWhy(typed.why, errors)
  if (errors.length > 0 || !standing || !chosen || !valid) return refuse(...errors)
  return accept({ standing, chosen, valid, approximate: typed.approximate !== '', source: source || null, why })
}

function readChosen(typed: TypedPerson, errors: Reason[]): Chosen | undefined {
  if (UUID.test(typed.person)) return { id: typed.person }
  if (typed.person !== SOMEBODY_NEW) {
    errors.push({ field: 'person', message: 'Select a person, or somebody new' })
    return undefined
  }
  const name = readText(typed.name, { field: 'name', called: 'The name', most: LONGEST.name }, errors)
  if (name === '') errors.push({ field: 'name', message: 'Enter their name' })
  const rank = readText(typed.rank, { field: 'rank', called: 'The rank', most: LONGEST.rank }, errors)
  const account = typed.account.trim().toLowerCase()
  if (account !== '' && !UUID.test(account))
    errors.push({ field: 'account', message: 'The reference of their account has 36 characters, as in its address' })
  return { name, rank: rank || null, account: account || null, another: typed.another !== '' }
}

function readDays(typed: TypedDay<'from'> & TypedDay<'until'>, life: Period | null, errors: Reason[]): Period | undefined {
  const before = errors.length
  const from = readDay(typed, { name: 'from', called: 'The first day' }, errors)
  if (from === undefined && errors.length === before) errors.push({ field: 'from-day', message: 'Enter the first day' })
  const last = readDay(typed, { name: 'until', called: 'The last day' }, errors)
  if (errors.length > before || from === undefined) return undefined
  if (last !== undefined && last < from) {
    errors.push({ field: 'until-day', message: 'The last day must be the first day or later' })
    return undefined
  }
  const valid = upTo(from, last ?? null)
  checkLife(valid, life, errors)
  return valid
}

/** The database says the same when the act ends, but then no field would be named. */
function checkLife({ from, until }: Period, life: Period | null, errors: Reason[]): void {
  if (life === null) return
  if (life.from !== null && (from === null || from < life.from))
    errors.push({ field: 'from-day', message: `The unit exists only from ${dayName(life.from)} on` })
  if (life.until !== null && (until === null || until > life.until))
    errors.push({
      field: 'until-day',
      message: `The unit exists only up to ${dayName(addDays(life.until, -1))}: enter this day or an earlier one`,
    })
}

export type TypedEnd = { approximate: string; why: string } & TypedDay<'last'>

/** Gives the holding with its new end. The last day is included. */
export function readEnd(typed: TypedEnd, holding: Holding): Outcome<{ valid: Period; approximate: boolean; why: string }> {
  const errors: Reason[] = []
  const last = readDay(typed, { name: 'last', called: 'The last day' }, errors)
  if (last === undefined && errors.length === 0) errors.push({ field: 'last-day', message: 'Enter the last day' })
  const { from } = holding.valid
  if (last !== undefined && from !== null && last < from)
    errors.push({ field: 'last-day', message: 'The last day must be the first day or later' })
  if (last !== undefined && last === lastDay(holding.valid))
    errors.push({ field: 'last-day', message: 'The register has this last day already' })
  const why = readWhy(typed.why, errors)
  if (errors.length > 0 || last === undefined) return refuse(...errors)
  return accept({ valid: upTo(from, last), approximate: holding.approximate || typed.approximate !== '', why })
}

/** Whether a correction would leave everything as it is. */
export const isSameHolding = (
  a: Pick<Holding, 'person' | 'valid' | 'approximate' | 'source'>,
  b: Pick<Holding, 'person' | 'valid' | 'approximate' | 'source'>,
): boolean =>
  a.person === b.person &&
  a.valid.from === b.valid.from &&
  a.valid.until === b.valid.until &&
  a.approximate === b.approximate &&
  a.source === b.source

/** Why a holding is taken out and nothing put in its place. Chosen and not written: it stands in the ledger, which holds no text of a person. */
export const NEVER_SO: Readonly<Record<string, string>> = {
  'another-role': 'They held another role',
  'never-started': 'They never took it up',
  'recorded-twice': 'It was recorded twice',
}

export function readWithdrawal(typed: string): Outcome<string> {
  return Object.hasOwn(NEVER_SO, typed) ? accept(typed) : refuse({ field: 'because', message: 'Select why it never was so' })
}

/** A text, at most so many characters; anything longer is told. */
export function readText(
  typed: string,
  { field, called, most }: { field: string; called: string; most: number },
  errors: Reason[],
): string {
  const text = typed.trim()
  if ([...text].length > most) errors.push({ field, message: `${called} must be ${most} characters or fewer` })
  return text
}

/** What was decided and why stays beside the fact, so it is asked for with each change. */
export function readWhy(typed: string, errors: Reason[]): string {
  const why = readText(typed, { field: 'why', called: 'The reason', most: LONGEST_WHY }, errors)
  if (why === '') errors.push({ field: 'why', message: 'Enter the reason' })
  return why
}

const STANDS: Readonly<Record<Standing, string>> = {
  holder: 'holds this role',
  deputy: 'is deputy in this role',
  cover: 'covers this role',
}

/** What is said of days that are taken: by whom and for how long, where this reader may know it. */
export function clashWords({ name, standing, valid }: Pick<Holding, 'name' | 'standing' | 'valid'>): string {
  const last = lastDay(valid)
  const days = [
    ...(valid.from === null ? [] : [`from ${dayName(valid.from)}`]),
    ...(last === null ? ['with no end recorded'] : [`to ${dayName(last)}`]),
  ]
  return `${name ?? 'Somebody else'} ${STANDS[standing]} ${days.join(' ')}`
}
