/** What is asked of an applicant: from a list, so that it can be counted; with a day by which it is wanted. */
import type { CalendarDate } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'

/** In words, for the codes that the dated rule lists. One that is new there is shown as its code says. */
const WANTS: Readonly<Record<string, string>> = {
  'proof-of-identity': 'Proof of identity',
  'proof-of-address': 'Proof of address',
  'right-to-work': 'Right to work',
  'address-history': 'Address history',
  'employment-history': 'Employment history',
  'financial-statement': 'Financial statement',
  'family-details': 'Details of family',
  'associate-details': 'Details of associates',
  explanation: 'An explanation',
  photograph: 'Photograph',
}
export const wantName = (code: string): string => WANTS[code] ?? code.replaceAll('-', ' ').replace(/^./, first => first.toUpperCase())

export type CaseRequest = {
  id: string
  wants: readonly string[]
  words: string
  askedOn: CalendarDate
  dueOn: CalendarDate
  askedBy: string
  answeredOn: CalendarDate | null
  answeredBy: string | null
  /** In the applicant's own words, where they gave it on their pages. */
  answer: string
  withdrawnOn: CalendarDate | null
  reminders: number
  lastReminderOn: CalendarDate | null
  version: number
}

export type RequestStanding = 'open' | 'overdue' | 'answered' | 'withdrawn'

/** On its last day it is not overdue yet. */
export function standingOf({ answeredOn, withdrawnOn, dueOn }: CaseRequest, today: CalendarDate): RequestStanding {
  if (answeredOn !== null) return 'answered'
  if (withdrawnOn !== null) return 'withdrawn'
  return dueOn < today ? 'overdue' : 'open'
}

export const isOpenRequest = ({ answeredOn, withdrawnOn }: CaseRequest): boolean => answeredOn === null && withdrawnOn === null

export type TypedRequest = { wants: readonly string[]; words: string }

export function readRequest(typed: TypedRequest, items: readonly string[]): Outcome<{ wants: string[]; words: string }> {
  const errors: Reason[] = []
  const wants = items.filter(item => typed.wants.includes(item))
  if (wants.length === 0) errors.push({ field: 'wants', message: 'Select what you need from the applicant' })
  const words = typed.words.trim()
  if ([...words].length > 1000)
    errors.push({ field: 'words', message: 'What you write to the applicant must be 1,000 characters or fewer' })
  return errors.length > 0 ? refuse(...errors) : accept({ wants, words })
}
