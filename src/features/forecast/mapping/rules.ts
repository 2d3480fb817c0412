/** Correcting how a log is read: what a form says about columns and dates, as what the reading takes. */
import { DAY_MS, dayNumber } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { offsetFinder } from '../../../values/time-zone.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'
import { type CaseOutcome, OUTCOMES, type Reading, type ReadingOptions } from '../case-log/rules.ts'

export const EVENT_PARTS = ['case', 'stage', 'start', 'end', 'received', 'closed', 'outcome', 'class', 'resource', 'party'] as const
export const CASE_PARTS = ['case', 'received', 'closed', 'outcome', 'class', 'resource'] as const
export type Part = (typeof EVENT_PARTS)[number]

/** What a person typed; every field is text. */
export type TypedMapping = Record<Part | 'shape' | 'dates' | 'timeZone' | 'sheet' | 'objectType' | 'closingStage' | 'outcomes', string> & {
  stages: readonly string[]
} & TypedDay<'asOf'>

/** The headings to choose from; none for event logs, whose attributes are typed. */
export type Headings = readonly string[]

export function readMapping(typed: TypedMapping, headings: Headings, before: ReadingOptions): Outcome<ReadingOptions> {
  const errors: Reason[] = []
  // In the order of the form: so does the summary above it list what is wrong.
  const mapping = headings.length > 0 ? tableMapping(typed, headings, errors) : attributeMapping(typed)
  const timeZone = typed.timeZone.trim()
  const isKnown = isTimeZone(timeZone)
  if (!isKnown) errors.push({ field: 'timeZone', message: 'Enter a time zone such as Europe/London' })
  const asOf = isKnown ? readAsOf(typed, timeZone, before.now, errors) : undefined
  const outcomes = readOutcomes(typed.outcomes, errors)
  if (errors.length > 0) return refuse(...errors)
  return accept({
    now: before.now,
    timeZone,
    mapping,
    ...(typed.dates === 'day-first' || typed.dates === 'month-first' ? { dates: typed.dates } : {}),
    ...filled({ sheet: typed.sheet, objectType: typed.objectType, closingStage: typed.closingStage }),
    ...(Object.keys(outcomes).length > 0 ? { outcomes } : {}),
    ...(asOf === undefined ? {} : { asOf }),
  })
}

type Mapping = NonNullable<ReadingOptions['mapping']>

/** All parts are told, an empty one as empty: what the person took away must not be found again. */
function tableMapping(typed: TypedMapping, headings: Headings, errors: Reason[]): Mapping {
  const shape = typed.shape === 'cases' ? 'cases' : 'events'
  const parts = shape === 'cases' ? CASE_PARTS : EVENT_PARTS
  for (const part of parts)
    if (typed[part] !== '' && !headings.includes(typed[part])) errors.push({ field: part, message: 'Select a column of the file' })
  if (typed.case === '') errors.push({ field: 'case', message: 'Select the column that holds the reference of the case' })
  if (shape === 'cases' && typed.received === '')
    errors.push({ field: 'received', message: 'Select the column that holds the date of receipt' })
  if (shape === 'events' && typed.start === '' && typed.end === '')
    errors.push({ field: 'end', message: 'Select the column that holds the date or time of each event' })
  errors.push(...playedTwice(typed, parts))
  const told = Object.fromEntries(parts.map(part => [part, typed[part]]))
  return { shape, ...told, ...(shape === 'cases' ? { stages: headings.filter(name => typed.stages.includes(name)) } : {}) } as Mapping
}

function playedTwice(typed: TypedMapping, parts: readonly Part[]): Reason[] {
  const seen = new Set<string>()
  return parts.flatMap(part => {
    const name = typed[part]
    if (name === '' || !seen.has(name)) {
      seen.add(name)
      return []
    }
    return [{ field: part, message: `“${name}” is already selected for something else` }]
  })
}

const attributeMapping = (typed: TypedMapping): Mapping =>
  ({ shape: 'events', ...filled(Object.fromEntries(EVENT_PARTS.map(part => [part, typed[part].trim()]))) }) as Mapping

const filled = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts)
      .map(([name, text]) => [name, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  )

const MOST_WORDS = 100

/** One word a line: "Cleared = granted". */
function readOutcomes(text: string, errors: Reason[]): Record<string, CaseOutcome> {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  const read = lines.slice(0, MOST_WORDS).map(line => {
    const at = line.lastIndexOf('=')
    const meaning = line
      .slice(at + 1)
      .trim()
      .toLowerCase()
    const outcome = OUTCOMES.find(known => known === meaning)
    const word = line.slice(0, Math.max(0, at)).trim()
    return word !== '' && outcome ? ([word, outcome] as const) : undefined
  })
  if (read.includes(undefined) || lines.length > MOST_WORDS)
    errors.push({
      field: 'outcomes',
      message: `Enter a word and what it means on each line, such as “Cleared = granted”. Meanings: ${OUTCOMES.join(', ')}`,
    })
  return Object.fromEntries(read.filter(pair => pair !== undefined))
}

/** The end of the day, as the log's own clocks show it. */
function readAsOf(typed: TypedMapping, timeZone: string, now: number, errors: Reason[]): number | undefined {
  const date = readDay(typed, { name: 'asOf', called: 'The day on which the log ends' }, errors)
  if (date === undefined) return undefined
  const wall = dayNumber(date) * DAY_MS + DAY_MS - 1
  const offsetAt = offsetFinder(timeZone)
  const instant = wall - offsetAt(wall - offsetAt(wall))
  if (instant > now + DAY_MS) errors.push({ field: 'asOf-day', message: 'The day on which the log ends must be in the past' })
  return instant
}

function isTimeZone(text: string): boolean {
  try {
    return /^[A-Za-z]/.test(text) && new Intl.DateTimeFormat('en-GB', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The form as it is first shown: what was told, and where nothing was, what the file showed. */
export function typedMapping(options: ReadingOptions, reading: Reading | undefined, asOfDate: string | undefined): TypedMapping {
  const mapping: Record<string, unknown> = { ...(reading?.mapping ?? {}), ...(options.mapping ?? {}) }
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const parts = Object.fromEntries(EVENT_PARTS.map(part => [part, text(mapping[part])])) as Record<Part, string>
  const [year = '', month = '', day = ''] = asOfDate?.split('-') ?? []
  return {
    ...parts,
    shape: text(mapping.shape) === 'cases' ? 'cases' : 'events',
    stages: Array.isArray(mapping.stages) ? mapping.stages.map(String) : [],
    dates: options.dates ?? '',
    timeZone: options.timeZone ?? reading?.timeZone ?? '',
    sheet: options.sheet ?? reading?.sheet ?? '',
    objectType: options.objectType ?? '',
    closingStage: options.closingStage ?? '',
    outcomes: Object.entries(options.outcomes ?? {})
      .map(([word, meaning]) => `${word} = ${meaning}`)
      .join('\n'),
    'asOf-day': day,
    'asOf-month': month,
    'asOf-year': year,
  }
}
