/** Reads one part or one entry as it was typed. */
import type { CalendarDate } from '../../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../../values/outcome.ts'
import { readDay } from '../../../../values/typed-day.ts'
import type { Address, Relation } from '../../form/rules.ts'
import { type About, type Answers, type Finance, type Job, KIND_OF, type ListPart, type QuestionPart, withDone } from './rules.ts'

export type Typed = Readonly<Record<string, string>>

type Field = { field: string; missing?: string; most: number; called: string }

function text(typed: Typed, { field, missing, most, called }: Field, errors: Reason[]): string {
  const value = typed[field]?.trim() ?? ''
  if (value === '' && missing !== undefined) errors.push({ field, message: missing })
  if ([...value].length > most) errors.push({ field, message: `${called} must be ${most} characters or fewer` })
  return value
}

function choice(typed: Typed, field: string, missing: string, errors: Reason[]): 'yes' | 'no' {
  const value = typed[field]
  if (value !== 'yes' && value !== 'no') errors.push({ field, message: missing })
  return value === 'yes' ? 'yes' : 'no'
}

const settled = <T>(value: T, errors: Reason[]): Outcome<T> => (errors.length > 0 ? refuse(...errors) : accept(value))

function readAbout(typed: Typed, errors: Reason[]): About {
  const phone = text(typed, { field: 'phone', missing: 'Enter your telephone number', most: 30, called: 'The number' }, errors)
  if (phone !== '' && !/^[+\d][\d\s()-]{4,29}$/.test(phone))
    errors.push({ field: 'phone', message: 'Enter a telephone number, like 01632 960 001 or +44 808 157 0192' })
  return {
    fullName: text(typed, { field: 'fullName', missing: 'Enter your full name', most: 160, called: 'Your name' }, errors),
    otherNames: text(typed, { field: 'otherNames', most: 300, called: 'Other names' }, errors),
    phone,
    nationality: text(typed, { field: 'nationality', missing: 'Enter your nationality', most: 80, called: 'It' }, errors),
    placeOfBirth: text(typed, { field: 'placeOfBirth', missing: 'Enter where you were born', most: 120, called: 'It' }, errors),
  }
}

function readFinance(typed: Typed, errors: Reason[]): Finance {
  const debts = choice(typed, 'debts', 'Select yes if you have debts that you cannot pay as agreed', errors)
  const judgments = choice(typed, 'judgments', 'Select yes if you have had a court judgment, bankruptcy or arrangement about debts', errors)
  const words = text(typed, { field: 'words', most: 2000, called: 'What you write' }, errors)
  if ((debts === 'yes' || judgments === 'yes') && words === '') errors.push({ field: 'words', message: 'Say what it is about' })
  return { debts, judgments, words }
}

/** A part with questions is finished once they are answered. */
export function readPart(typed: Typed, part: QuestionPart, answers: Answers): Outcome<Answers> {
  const errors: Reason[] = []
  if (part === 'about') return settled(withDone({ ...answers, about: readAbout(typed, errors) }, part), errors)
  if (part === 'finance') return settled(withDone({ ...answers, finance: readFinance(typed, errors) }, part), errors)
  if (typed.consent !== 'yes') errors.push({ field: 'consent', message: 'Select that you have read this and agree' })
  return settled(withDone({ ...answers, consent: true }, part), errors)
}

type Days = { from: CalendarDate; last: CalendarDate | null }

function readDays(typed: Typed, today: CalendarDate, called: { from: string; last: string }, errors: Reason[]): Days | undefined {
  const before = errors.length
  const from = readDay(typed as never, { name: 'from', called: called.from }, errors)
  const last = readDay(typed as never, { name: 'last', called: called.last }, errors) ?? null
  if (from === undefined && errors.length === before) errors.push({ field: 'from-day', message: `Enter ${called.from.replace(/^T/, 't')}` })
  if (from !== undefined && from > today) errors.push({ field: 'from-day', message: `${called.from} must be today or earlier` })
  if (from !== undefined && last !== null && last < from)
    errors.push({ field: 'last-day', message: `${called.last} must not be before the first` })
  return from === undefined ? undefined : { from, last }
}

export function readEntry(typed: Typed, part: ListPart, today: CalendarDate): Outcome<Address | Relation | Job> {
  const errors: Reason[] = []
  if (part === 'family' || part === 'associates') return settled(readRelation(typed, part, errors), errors)
  const days = readDays(typed, today, { from: 'The first day', last: 'The last day' }, errors) ?? { from: today, last: null }
  return part === 'addresses'
    ? settled({ ...days, ...readPlace(typed, errors) }, errors)
    : settled({ ...days, ...readJob(typed, errors) }, errors)
}

function readPlace(typed: Typed, errors: Reason[]): Pick<Address, 'lines' | 'country' | 'overseasService'> {
  const country = typed.country?.trim() ?? ''
  if (!/^[A-Z]{2}$/.test(country)) errors.push({ field: 'country', message: 'Select the country' })
  const lines = text(typed, { field: 'lines', missing: 'Enter the address', most: 300, called: 'The address' }, errors)
  return { lines, country, overseasService: country !== 'GB' && typed.overseasService === 'yes' }
}

const readJob = (typed: Typed, errors: Reason[]): Pick<Job, 'employer' | 'role'> => ({
  employer: text(typed, { field: 'employer', missing: 'Enter the employer, or what you did instead', most: 160, called: 'It' }, errors),
  role: text(typed, { field: 'role', most: 120, called: 'Your work' }, errors),
})

function readRelation(typed: Typed, part: 'family' | 'associates', errors: Reason[]): Relation {
  const name = text(typed, { field: 'name', missing: 'Enter their name', most: 160, called: 'Their name' }, errors)
  const relation = text(typed, { field: 'relation', missing: 'Enter what they are to you', most: 60, called: 'It' }, errors)
  const born = readDay(typed as never, { name: 'born', called: 'Their date of birth' }, errors) ?? null
  return { kind: KIND_OF[part], name, relation, born }
}

/** An entry in the fields it was typed in. */
export function typedEntry(entry: Address | Relation | Job | undefined): Typed {
  if (!entry) return {}
  const typed: Record<string, string> = {}
  for (const [name, value] of Object.entries(entry)) {
    if (typeof value === 'boolean') typed[name] = value ? 'yes' : ''
    else if (name === 'from' || name === 'last' || name === 'born') Object.assign(typed, dayFieldsOf(name, value))
    else typed[name] = value ?? ''
  }
  return typed
}

function dayFieldsOf(name: string, day: string | null): Typed {
  const [year = '', month = '', dayOfMonth = ''] = day?.split('-') ?? []
  return { [`${name}-day`]: dayOfMonth.replace(/^0/, ''), [`${name}-month`]: month.replace(/^0/, ''), [`${name}-year`]: year }
}
