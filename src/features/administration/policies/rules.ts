/** Rules that are dated rows: what they are called, and how a change of one is read from a form. */
import type { CalendarDate } from '../../../values/date.ts'
import { calendarDate } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'
import { policyWords } from './naming/rules.ts'
import type { Words } from './words/rules.ts'

export type PolicyValue = number | readonly string[] | Readonly<Record<string, string>>

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
  const { unit, codes } = policyWords(kind, key)
  if (typeof value === 'number') return unit ? `${value} ${value === 1 ? unit.replace(/s$/, '') : unit}` : String(value)
  const lines = valueText(value).split('\n').filter(Boolean)
  return lines.length === 0 ? 'None' : lines.map(line => (codes ? line.replaceAll('-', ' ') : line)).join(', ')
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
  const { codes, among } = policyWords(kind, key)
  if (codes) checkCodes(lines, among, errors)
  return [...new Set(lines)]
}

/** A slip in a code would name a check that nobody knows. */
function checkCodes(lines: readonly string[], among: readonly string[] | undefined, errors: Reason[]): void {
  for (const line of lines) {
    if (among && !among.includes(line)) errors.push({ field: 'value', message: `“${line}” is none of: ${among.join(', ')}` })
    else if (!/^[a-z][a-z0-9-]{1,39}$/.test(line))
      errors.push({ field: 'value', message: `“${line}” is not a code: small letters, digits and hyphens, such as nothing-adverse` })
  }
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
