/** What is looked at again while a clearance lasts: once a year, and when its holder reports a change. */
import { addDays, type CalendarDate } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'
import { readReason } from '../cases/rules.ts'
import type { Level } from '../rules.ts'

export const REVIEW_KINDS = { annual: 'Annual review', change: 'Change of circumstances', random: 'Review by chance' } as const
export type ReviewKind = keyof typeof REVIEW_KINDS

export const RESULTS = {
  'nothing-new': { name: 'Nothing that touches the clearance', follows: 'It stays as it is.' },
  'new-case': { name: 'It must be vetted anew', follows: 'A case of the kind “change of circumstances” is opened.' },
  withdrawal: { name: 'It may have to be withdrawn', follows: 'A withdrawal is opened, which you will not be able to decide.' },
} as const
export type Result = keyof typeof RESULTS

export type Review = {
  id: string
  clearanceId: string
  unitId: number
  ref: string
  familyName: string
  givenNames: string
  level: Level
  kind: ReviewKind
  dueOn: CalendarDate
  toldOn: CalendarDate | null
  words: string | null
  doneOn: CalendarDate | null
  result: Result | null
  doneBy: string | null
  version: number
}

export type ReviewStanding = 'done' | 'overdue' | 'due'
export const standingOf = ({ doneOn, dueOn }: Pick<Review, 'doneOn' | 'dueOn'>, today: CalendarDate): ReviewStanding =>
  doneOn !== null ? 'done' : dueOn < today ? 'overdue' : 'due'

/** A reported change is looked at within so many days of the day it was told. */
export const changeDueOn = (toldOn: CalendarDate, days: number): CalendarDate => addDays(toldOn, days)

/** Of a change, what was told stays; what came of it is written below. Both find room in what is kept. */
const MOST_WORDS = 900
const CAME_OF_IT = '\n\nWhat came of it: '

export type TypedChange = { words: string } & TypedDay<'told'>

export function readChange(
  typed: TypedChange,
  { today, from }: { today: CalendarDate; from: CalendarDate },
): Outcome<{ toldOn: CalendarDate; words: string }> {
  const errors: Reason[] = []
  const toldOn = readDay(typed, { name: 'told', called: 'The day on which it was told' }, errors)
  if (toldOn === undefined && errors.length === 0) errors.push({ field: 'told-day', message: 'Enter the day on which it was told' })
  if (toldOn !== undefined && (toldOn > today || toldOn < from))
    errors.push({ field: 'told-day', message: 'The day must lie between the grant and today' })
  const words = readReason(typed.words, errors, { field: 'words', missing: 'Enter what has changed', most: MOST_WORDS })
  return errors.length > 0 || toldOn === undefined ? refuse(...errors) : accept({ toldOn, words })
}

export type TypedResult = { result: string; words: string }

export function readResult(typed: TypedResult): Outcome<{ result: Result; words: string }> {
  const errors: Reason[] = []
  const result = Object.keys(RESULTS).find(known => known === typed.result) as Result | undefined
  if (!result) errors.push({ field: 'result', message: 'Select what the review came to' })
  const words = readReason(typed.words, errors, { field: 'words', missing: 'Enter what was looked at and what it shows', most: MOST_WORDS })
  return errors.length > 0 || !result ? refuse(...errors) : accept({ result, words })
}

export const wordsAfter = ({ words }: Pick<Review, 'words'>, outcome: string): string =>
  words === null ? outcome : `${words}${CAME_OF_IT}${outcome}`

/** What is listed: the overdue alone, or all that are open. */
export type AskedReviews = {
  unit: number | undefined
  kind: ReviewKind | undefined
  isOverdue: boolean
  after: { dueOn: string; id: string } | undefined
}
export type TypedReviews = { unit: string; kind: string; overdue: string; after: string }

export function readReviews(typed: TypedReviews): AskedReviews {
  const [, dueOn, id] = /^(\d{4}-\d\d-\d\d)~([0-9a-f-]{36})$/.exec(typed.after) ?? []
  return {
    unit: /^\d{1,9}$/.test(typed.unit) ? Number(typed.unit) : undefined,
    kind: Object.keys(REVIEW_KINDS).find(known => known === typed.kind) as ReviewKind | undefined,
    isOverdue: typed.overdue === 'yes',
    after: dueOn && id ? { dueOn, id } : undefined,
  }
}

export function queryOf({ unit, kind, isOverdue }: AskedReviews, after?: Pick<Review, 'dueOn' | 'id'>): string {
  const fields = new URLSearchParams()
  if (unit !== undefined) fields.set('unit', String(unit))
  if (kind) fields.set('kind', kind)
  if (isOverdue) fields.set('overdue', 'yes')
  if (after) fields.set('after', `${after.dueOn}~${after.id}`)
  const text = fields.toString()
  return text === '' ? '' : `?${text}`
}

export const PAGE_ROWS = 50
