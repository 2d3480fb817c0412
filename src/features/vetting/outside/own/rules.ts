/** What an applicant sees of their case: facts that they know already, and what they can do now. Nothing here asks what vetting found. */
import type { CalendarDate } from '../../../../values/date.ts'
import { dayName } from '../../../../values/figures.ts'
import { accept, type Outcome, refuse } from '../../../../values/outcome.ts'
import type { ReleasedOutcome, Turn } from '../../cases/rules.ts'
import type { Level } from '../../rules.ts'

/** One row of what is released. A sponsor reads the same. */
export type Released = {
  id: string
  unitId: number
  ref: string
  level: Level
  receivedOn: CalendarDate
  /** Null while the form is awaited. */
  formOn: CalendarDate | null
  turn: Turn
  outcome: ReleasedOutcome | null
  outcomeOn: CalendarDate | null
  expectedHalf: CalendarDate | null
  expectedMost: CalendarDate | null
  sponsorRef: string | null
}

const OUTCOMES: Record<ReleasedOutcome, string> = {
  granted: 'Clearance granted',
  refused: 'Clearance not granted',
  'not-progressed': 'Not taken further',
  discontinued: 'Stopped',
  withdrawn: 'Withdrawn',
}

/** What an outcome does not say by its name. */
export const OUTCOME_MEANS: Partial<Record<ReleasedOutcome, string>> = {
  'not-progressed': 'This is not a refusal. Another application can be made.',
  discontinued: 'This is not a refusal. Another application can be made.',
  withdrawn: 'By the applicant. Another application can be made.',
}

type Staged = Pick<Released, 'turn' | 'outcome' | 'formOn'>

/** In the same words for the applicant and for whoever asked for the clearance. */
export function stageOf({ turn, outcome, formOn }: Staged): { text: string; classes: string } {
  if (outcome !== null) return { text: OUTCOMES[outcome], classes: outcome === 'granted' ? 'govuk-tag--green' : 'govuk-tag--grey' }
  if (turn === 'unit') return { text: 'With the vetting unit', classes: 'govuk-tag--blue' }
  return { text: formOn === null ? 'Waiting for the form' : 'Waiting for information', classes: 'govuk-tag--yellow' }
}

/** From the dates that were worked out of released facts; nothing where there are none, or where it is over. */
export function expectedWords({
  outcome,
  expectedHalf,
  expectedMost,
}: Pick<Released, 'outcome' | 'expectedHalf' | 'expectedMost'>): string | null {
  if (outcome !== null || expectedHalf === null || expectedMost === null) return null
  return `Of applications like this, half are finished by ${dayName(expectedHalf)} and four in five by ${dayName(expectedMost)}`
}

const MOST_ANSWER = 4000

/** An answer is words, files, or both. */
export function readAnswer(typed: string, files: number): Outcome<string> {
  const answer = typed.trim()
  if ([...answer].length > MOST_ANSWER) return refuse({ field: 'answer', message: 'Your answer must be 4,000 characters or fewer' })
  if (answer === '' && files === 0) return refuse({ field: 'answer', message: 'Write your answer, or add a file' })
  return accept(answer)
}

export function readWithdrawal(typed: { sure: string; words: string }): Outcome<string> {
  const words = typed.words.trim()
  if (typed.sure !== 'yes') return refuse({ field: 'sure', message: 'Select that you want to withdraw' })
  if ([...words].length > 500) return refuse({ field: 'words', message: 'What you write must be 500 characters or fewer' })
  return accept(words)
}
