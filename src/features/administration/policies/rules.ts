/** Rules that are dated rows: what they are called, and how a change of one is read from a form. */
import type { CalendarDate } from '../../../values/date.ts'
import { calendarDate } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'

export type PolicyValue = number | readonly string[] | Readonly<Record<string, string>>

type Words = {
  name: string
  says: string
  /** Of a number. */
  unit?: string
  least?: number
  most?: number
}

/** By kind/key. A feature that brings a rule adds its words here. */
const WORDS: Readonly<Record<string, Words>> = {
  'session/idle-minutes': {
    name: 'Session without use',
    says: 'After so long without a click a session ends',
    unit: 'minutes',
    least: 5,
    most: 720,
  },
  'session/longest-hours': { name: 'Longest session', says: 'After so long a session ends in any case', unit: 'hours', least: 1, most: 24 },
  'sign-in/staff-strengths': {
    name: 'What staff sign in with',
    says: 'What the sign-in provider must say of how they signed in (its claim acr), one on each line',
  },
  'sign-in/decisive-minutes': {
    name: 'Recent sign-in',
    says: 'Whoever approves or settles something must have signed in within so long',
    unit: 'minutes',
    least: 5,
    most: 720,
  },
  'sign-in/link-minutes': {
    name: 'Links for signing in',
    says: 'So long after it was sent a link for people outside is good',
    unit: 'minutes',
    least: 2,
    most: 10,
  },
  'sign-in/links-an-hour': {
    name: 'Links an hour',
    says: 'As many links are sent to one person outside in an hour',
    unit: 'links',
    least: 1,
    most: 20,
  },
  'sign-in/factor-tries-an-hour': {
    name: 'Tries at a second factor',
    says: 'As often somebody outside may try their code or passkey in an hour',
    unit: 'tries',
    least: 5,
    most: 30,
  },
  'idempotency/keep-hours': {
    name: 'Forms sent twice',
    says: 'For so long a form that comes again has no second effect',
    unit: 'hours',
    least: 1,
    most: 168,
  },
  'forecast/upload-days': {
    name: 'Uploaded case logs',
    says: 'So long after its upload the content of a case log is erased',
    unit: 'days',
    least: 1,
    most: 730,
  },
  'calendar/extra-bank-holidays': {
    name: 'Extra bank holidays',
    says: 'Days that the published bank holidays do not hold yet, one on each line: 2027-05-10 = Name of the holiday',
  },
}

export const policyWords = (kind: string, key: string): Words =>
  WORDS[`${kind}/${key}`] ?? { name: `${kind}, ${key}`.replaceAll('-', ' '), says: '' }

export type Policy = {
  id: string
  kind: string
  key: string
  value: PolicyValue
  from: CalendarDate
  /** The last day, included. */
  last: CalendarDate | null
  source: string
  askedBy: string | null
  askedByName: string | null
  approvedByName: string | null
  approvedAt: string | null
  starting: boolean
}

/** As a form shows it. */
export function valueText(value: PolicyValue): string {
  if (typeof value === 'number') return String(value)
  if (isList(value)) return value.join('\n')
  return Object.entries(value)
    .map(([name, word]) => `${name} = ${word}`)
    .join('\n')
}

const isList = (value: PolicyValue): value is readonly string[] => Array.isArray(value)

/** In a sentence: "30 minutes". */
export function valueWords({ kind, key, value }: Pick<Policy, 'kind' | 'key' | 'value'>): string {
  const { unit } = policyWords(kind, key)
  if (typeof value === 'number') return unit ? `${value} ${unit}` : String(value)
  const lines = valueText(value).split('\n').filter(Boolean)
  return lines.length === 0 ? 'None' : lines.join(', ')
}

export type TypedPolicy = { value: string; source: string } & TypedDay<'starts'>
export type PolicyRequest = { value: PolicyValue; source: string; starts: CalendarDate }

const LONGEST_SOURCE = 500
const MOST_LINES = 100

/** A new value has the form of the one it follows. */
export function readPolicy(typed: TypedPolicy, now: Pick<Policy, 'kind' | 'key' | 'value'>, today: CalendarDate): Outcome<PolicyRequest> {
  const errors: Reason[] = []
  const value = readValue(typed.value, now, errors)
  const starts = readDay(typed, { name: 'starts', called: 'The first day' }, errors)
  if (starts === undefined && !errors.some(({ field }) => field === 'starts-day'))
    errors.push({ field: 'starts-day', message: 'Enter the first day' })
  if (starts !== undefined && starts < today) errors.push({ field: 'starts-day', message: 'The first day must be today or later' })
  const source = typed.source.trim()
  if (source === '') errors.push({ field: 'source', message: 'Enter where this is decided' })
  else if ([...source].length > LONGEST_SOURCE)
    errors.push({ field: 'source', message: `It must be ${LONGEST_SOURCE} characters or fewer` })
  if (errors.length > 0 || value === undefined || starts === undefined) return refuse(...errors)
  return accept({ value, source, starts })
}

function readValue(typed: string, { kind, key, value }: Pick<Policy, 'kind' | 'key' | 'value'>, errors: Reason[]): PolicyValue | undefined {
  if (typeof value === 'number') return readNumber(typed, policyWords(kind, key), errors)
  const lines = typed
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  if (lines.length > MOST_LINES) errors.push({ field: 'value', message: `Enter ${MOST_LINES} lines or fewer` })
  if (!isList(value)) return readHolidays(lines, errors)
  if (lines.length === 0) errors.push({ field: 'value', message: 'Enter at least one' })
  return [...new Set(lines)]
}

function readNumber(typed: string, { least = 0, most = 1_000_000, unit = '' }: Words, errors: Reason[]): number | undefined {
  const number = Number(typed.trim())
  if (/^\d{1,7}$/.test(typed.trim()) && number >= least && number <= most) return number
  errors.push({ field: 'value', message: `Enter a whole number of ${unit} from ${least} to ${most}`.replace(' of  ', ' ') })
  return undefined
}

function readHolidays(lines: readonly string[], errors: Reason[]): Record<string, string> {
  const days: Record<string, string> = {}
  for (const line of lines) {
    const [day = '', name = ''] = line.split('=').map(part => part.trim())
    try {
      if (name === '') throw new RangeError('no name')
      days[calendarDate(day)] = name
    } catch {
      errors.push({ field: 'value', message: `“${line}” is not a day and a name, such as 2027-05-10 = Name of the holiday` })
    }
  }
  return days
}

/** Why this administrator cannot approve it; the database says the same, whoever asks it. */
export function whyNotApprove({ askedBy, from }: Pick<Policy, 'askedBy' | 'from'>, me: string, today: CalendarDate): string | undefined {
  if (askedBy === me) return 'You asked for it, so another administrator must approve it.'
  if (from < today) return 'Its first day has gone by. Ask for it again with a later one.'
  return undefined
}
