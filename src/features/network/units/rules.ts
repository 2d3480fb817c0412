/** What the keeper of the register says of a unit: its opening, name and kind, what it belongs to, its closing. */
import { addDays, type CalendarDate } from '../../../values/date.ts'
import { dayName } from '../../../values/figures.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { before, byStart, common, holds, isEmpty, joined, lastDay, type Period } from '../../../values/period.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'
import type { Correction, Fact } from '../facts/rules.ts'
import { UNIT_KINDS } from '../rules.ts'

/** Kinds that a unit below another one can be; those that stand for a body of their own come with the body. */
export const OPENABLE_KINDS = ['command', 'bcu', 'borough-command', 'team', 'vetting-unit', 'centre'] as const

const CODE = /^[A-Z0-9][A-Z0-9-]{0,19}$/
const LONGEST_NAME = 120
const LONGEST_FORCE_CODE = 20
const LONGEST_TEXT = 500
/** Nobody reads or means more at once. */
const MOST_BEFORE = 40

/** A unit that can be named in a form, with all the days of its life. */
export type Choice = { id: number; code: string; name: string; kind: string; life: Period }

export type Description = {
  name: string
  kind: string
  forceCode: string | null
  confirmed: boolean
  source: string | null
  approximate: boolean
}

type TypedDescription = {
  name: string
  kind: string
  forceCode: string
  unconfirmed: string
  source: string
  approximate: string
  why: string
}
export type TypedDays = TypedDay<'from'> & TypedDay<'until'>
export type TypedDescribing = TypedDescription & TypedDays & { ever: string }
export type TypedOpening = TypedDescription & { code: string; parent: string; ever: string; after: string } & TypedDay<'from'>
export type TypedFirstDay = { ever: string; why: string } & TypedDay<'from'>
export type TypedMove = { parent: string; approximate: string; why: string } & TypedDays
export type TypedClosing = { successor: string; approximate: string; why: string } & TypedDay<'last'>

export const isSameDescription = (a: Description, b: Description): boolean =>
  a.name === b.name &&
  a.kind === b.kind &&
  a.forceCode === b.forceCode &&
  a.confirmed === b.confirmed &&
  a.source === b.source &&
  a.approximate === b.approximate

/** The days of a unit, whose facts leave none out; nothing where it has no facts. */
export const lifeOf = (facts: readonly { valid: Period }[]): Period | undefined => joined(facts.map(({ valid }) => valid))[0]

/** The fact of a day; outside the unit's life the nearest one, which is what it was last or will be first. */
export function nearest<Of extends { valid: Period }>(facts: readonly Of[], day: CalendarDate): Of | undefined {
  const inOrder = [...facts].sort((a, b) => byStart(a.valid, b.valid))
  const begun = inOrder.filter(({ valid }) => valid.from === null || valid.from <= day)
  return begun.find(({ valid }) => holds(valid, day)) ?? begun.at(-1) ?? inOrder[0]
}

/** Makes the facts of a unit fill a life and no more: cut where they stick out, and the outermost drawn out to its ends. */
export function fitted<Value>(facts: readonly Fact<Value>[], life: Period): Correction<Value> {
  const inside = [...facts]
    .sort((a, b) => byStart(a.valid, b.valid))
    .flatMap(({ valid, ...fact }) => {
      const days = common(valid, life)
      return days ? [{ ...fact, valid: days }] : []
    })
  const wanted = inside.map(({ valid, ...fact }, at) => ({
    ...fact,
    valid: { from: at === 0 ? life.from : valid.from, until: at === inside.length - 1 ? life.until : valid.until },
  }))
  const stays = (fact: Fact<Value>) =>
    wanted.some(({ id, valid }) => id === fact.id && valid.from === fact.valid.from && valid.until === fact.valid.until)
  const staying = new Set(facts.filter(stays).map(({ id }) => id))
  return {
    close: facts.filter(({ id }) => !staying.has(id)).map(({ id }) => id),
    add: wanted.filter(({ id }) => !staying.has(id)).map(({ valid, value }) => ({ valid, value })),
  }
}

export type Opening = { code: string; parent: Choice; life: Period; description: Description; after: readonly Choice[]; why: string }

export function readOpening(typed: TypedOpening, choices: readonly Choice[]): Outcome<Opening> {
  const errors: Reason[] = []
  const description = readDescription(typed, OPENABLE_KINDS, errors)
  const code = typed.code.trim().toUpperCase()
  if (!CODE.test(code)) errors.push({ field: 'code', message: 'Enter a code of up to 20 letters, figures and dashes, such as MPS-CTOC' })
  const parent = readUnit(typed.parent, choices, { field: 'parent', missing: 'Enter the unit it belongs to' }, errors)
  const life = readFirstDay(typed, null, errors)
  if (parent && life && !isWithin(life, parent.life))
    errors.push({ field: 'parent', message: `${parent.name} exists ${lifeWords(parent.life)}. A unit can only belong to it in these days` })
  const after = readUnits(typed.after, choices, errors)
  const why = readWhy(typed.why, errors)
  if (errors.length > 0 || !parent || !life) return refuse(...errors)
  return accept({ code, parent, life, description, after, why })
}

export type Describing = { description: Description; during: Period; why: string }

/** `life` is absent for a unit that nobody has described yet: what is typed is then the whole of it, up to when it was closed. */
export function readDescribing(typed: TypedDescribing, life: Period | undefined, closedOn: CalendarDate | null): Outcome<Describing> {
  const errors: Reason[] = []
  const description = readDescription(typed, Object.keys(UNIT_KINDS), errors)
  const during = life ? readDays(typed, life, errors) : readFirstDay(typed, closedOn, errors)
  const why = readWhy(typed.why, errors)
  return errors.length > 0 || !during ? refuse(...errors) : accept({ description, during, why })
}

export type Moving = { parent: Choice; during: Period; approximate: boolean; why: string }

export function readMove(typed: TypedMove, unit: Choice, choices: readonly Choice[]): Outcome<Moving> {
  const errors: Reason[] = []
  const parent = readUnit(typed.parent, choices, { field: 'parent', missing: 'Enter the unit it will belong to' }, errors)
  if (parent?.id === unit.id) errors.push({ field: 'parent', message: 'A unit cannot be below itself' })
  const during = readDays(typed, unit.life, errors)
  if (parent && during && !isWithin(during, parent.life))
    errors.push({ field: 'parent', message: `${parent.name} exists ${lifeWords(parent.life)}. A unit can only belong to it in these days` })
  const why = readWhy(typed.why, errors)
  if (errors.length > 0 || !parent || !during) return refuse(...errors)
  return accept({ parent, during, approximate: typed.approximate === 'yes', why })
}

export type Closing = { life: Period; until: CalendarDate; successor: Choice | undefined; approximate: boolean; why: string }

export function readClosing(typed: TypedClosing, unit: Choice, choices: readonly Choice[]): Outcome<Closing> {
  const errors: Reason[] = []
  const last = readDay(typed, { name: 'last', called: 'Its last day' }, errors)
  if (last === undefined && errors.length === 0) errors.push({ field: 'last-day', message: 'Enter its last day' })
  if (last !== undefined && unit.life.from !== null && last < unit.life.from)
    errors.push({ field: 'last-day', message: `It opened on ${dayName(unit.life.from)}. Its last day must be that day or later` })
  const successor =
    typed.successor.trim() === '' ? undefined : readUnit(typed.successor, choices, { field: 'successor', missing: '' }, errors)
  if (successor?.id === unit.id) errors.push({ field: 'successor', message: 'A unit cannot come after itself' })
  else if (successor && last !== undefined && !isWithin({ from: addDays(last, 1), until: addDays(last, 2) }, successor.life))
    errors.push({
      field: 'successor',
      message: `${successor.name} does not exist on the day after. It exists ${lifeWords(successor.life)}`,
    })
  const why = readWhy(typed.why, errors)
  if (errors.length > 0 || last === undefined) return refuse(...errors)
  const until = addDays(last, 1)
  return accept({ life: { from: unit.life.from, until }, until, successor, approximate: typed.approximate === 'yes', why })
}

function readDescription(typed: TypedDescription, kinds: readonly string[], errors: Reason[]): Description {
  const [name, forceCode, source] = [typed.name.trim(), typed.forceCode.trim(), typed.source.trim()]
  if (name === '') errors.push({ field: 'name', message: 'Enter the name' })
  else if ([...name].length > LONGEST_NAME) errors.push({ field: 'name', message: `The name must be ${LONGEST_NAME} characters or fewer` })
  if (!kinds.includes(typed.kind)) errors.push({ field: 'kind', message: 'Select what kind of unit it is' })
  if ([...forceCode].length > LONGEST_FORCE_CODE)
    errors.push({ field: 'forceCode', message: `The force’s own code must be ${LONGEST_FORCE_CODE} characters or fewer` })
  if ([...source].length > LONGEST_TEXT) errors.push({ field: 'source', message: `The source must be ${LONGEST_TEXT} characters or fewer` })
  return {
    name,
    kind: typed.kind,
    forceCode: forceCode || null,
    confirmed: typed.unconfirmed !== 'yes',
    source: source || null,
    approximate: typed.approximate === 'yes',
  }
}

export function readFirstDayOf(typed: TypedFirstDay, unit: Choice): Outcome<{ life: Period; why: string }> {
  const errors: Reason[] = []
  const life = readFirstDay(typed, unit.life.until, errors)
  const why = readWhy(typed.why, errors)
  return errors.length > 0 || !life ? refuse(...errors) : accept({ life, why })
}

function readFirstDay(typed: TypedDay<'from'> & { ever: string }, until: CalendarDate | null, errors: Reason[]): Period | undefined {
  const told = errors.length
  const from = readDay(typed, { name: 'from', called: 'The first day' }, errors)
  if (errors.length > told) return undefined
  if (from !== undefined && typed.ever === 'yes')
    errors.push({ field: 'from-day', message: 'Enter a first day, or say that it was there before the register begins, not both' })
  else if (from !== undefined && until !== null && from >= until)
    errors.push({ field: 'from-day', message: `It was closed on ${dayName(until)}. Its first day must be before that` })
  else if (from !== undefined || typed.ever === 'yes') return { from: from ?? null, until }
  else errors.push({ field: 'from-day', message: 'Enter the first day, or say that it was there before the register begins' })
  return undefined
}

/** From the first to the last day typed, which may each be left out; within `life`. */
export function readDays(typed: TypedDays, life: Period, errors: Reason[]): Period | undefined {
  const told = errors.length
  const first = readDay(typed, { name: 'from', called: 'The first day' }, errors)
  const last = readDay(typed, { name: 'until', called: 'The last day' }, errors)
  if (errors.length > told) return undefined
  const days = { from: first ?? life.from, until: last === undefined ? life.until : addDays(last, 1) }
  if (isEmpty(days)) errors.push({ field: 'until-day', message: 'The last day must be the first day or later' })
  else if (!isWithin(days, life))
    errors.push({ field: 'from-day', message: `The unit exists ${lifeWords(life)}. Choose days within these` })
  else return days
  return undefined
}

/** By its code: long lists cannot be chosen from, and people know codes. */
export function readUnit(
  typed: string,
  choices: readonly Choice[],
  { field, missing }: { field: string; missing: string },
  errors: Reason[],
): Choice | undefined {
  const code = typed.trim().toUpperCase()
  if (code === '') {
    errors.push({ field, message: missing })
    return undefined
  }
  const found = choices.find(choice => choice.code.toUpperCase() === code)
  if (!found) errors.push({ field, message: `There is no unit with the code ${code} in the register` })
  return found
}

function readUnits(typed: string, choices: readonly Choice[], errors: Reason[]): Choice[] {
  const codes = [...new Set(typed.split(/[\s,;]+/).filter(code => code !== ''))]
  if (codes.length > MOST_BEFORE) errors.push({ field: 'after', message: `Enter ${MOST_BEFORE} units or fewer` })
  return codes.slice(0, MOST_BEFORE).flatMap(code => readUnit(code, choices, { field: 'after', missing: '' }, errors) ?? [])
}

export function readWhy(typed: string, errors: Reason[]): string {
  const why = typed.trim()
  if (why === '') errors.push({ field: 'why', message: 'Enter the reason' })
  else if ([...why].length > LONGEST_TEXT) errors.push({ field: 'why', message: `The reason must be ${LONGEST_TEXT} characters or fewer` })
  return why
}

export const isWithin = (days: Period, life: Period): boolean => {
  const inside = common(days, life)
  return inside !== undefined && inside.from === days.from && inside.until === days.until
}

/** "from 1 January 2019", "up to 31 December 2018", "on every day". */
export function lifeWords(life: Period): string {
  const last = lastDay(life)
  if (life.from === null) return last === null ? 'on every day' : `up to ${dayName(last)}`
  return last === null ? `from ${dayName(life.from)}` : `from ${dayName(life.from)} to ${dayName(last)}`
}

/** What ends with a unit: of each fact that goes on after it, the days before its end. */
export function endedBy<Value>(facts: readonly Fact<Value>[], until: CalendarDate): Correction<Value> {
  const going = facts.filter(({ valid }) => valid.until === null || valid.until > until)
  return {
    close: going.map(({ id }) => id),
    add: going.flatMap(({ valid, value }) => {
      const days = common(valid, before(until))
      return days ? [{ valid: days, value }] : []
    }),
  }
}
