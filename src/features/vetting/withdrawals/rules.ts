/** Taking a clearance away: steps that follow one another, none of which can be left out, and what each of them must say. */
import { addDays, type CalendarDate } from '../../../values/date.ts'
import { dayName } from '../../../values/figures.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readReason } from '../cases/rules.ts'
import type { Regime } from '../rules.ts'

/** In their order. The database counts them from 1, and refuses one whose step before was not taken. */
export const STEPS = {
  assessment: { name: 'Assessment', does: 'What is known is put together and weighed' },
  'harm-test': { name: 'Harm test', does: 'What harm could come of leaving the clearance in force, and of taking it away' },
  notice: { name: 'Notice', does: 'The holder is told in writing what is considered and until when they can answer' },
  representations: { name: 'Representations', does: 'The holder is heard or answers in writing, or their time goes by' },
  decision: { name: 'Decision', does: 'Somebody who took none of the steps before decides' },
  told: { name: 'Told', does: 'The holder and whoever answers for them are told' },
} as const
export type Step = keyof typeof STEPS
export const STEP_ORDER = Object.keys(STEPS) as Step[]
export const numberOf = (step: Step): number => STEP_ORDER.indexOf(step) + 1

/** By whose law the clearance is taken away, and who may come with the holder. The routes of appeal stand with appeals. */
export const BY_REGIME: Record<Regime, { law: string; companion: string }> = {
  officer: { law: 'Police (Vetting) Regulations 2025', companion: 'A police friend' },
  staff: { law: 'Vetting practice, and the contract', companion: 'A trade union representative or colleague' },
  'non-police': { law: 'Vetting practice', companion: 'A representative' },
  'national-security': { law: 'National security vetting: the force’s part of it', companion: 'A representative' },
}

export type Taken = { step: Step; onDay: CalendarDate; withdrawIt: boolean | null }

export const nextStep = (taken: readonly Pick<Taken, 'step'>[]): Step | undefined => STEP_ORDER[taken.length]
export const isOver = (taken: readonly Pick<Taken, 'step'>[]): boolean => nextStep(taken) === undefined

/** Refused with the step that is next, so that nobody has to guess. */
export function checkStep(taken: readonly Pick<Taken, 'step'>[], wanted: Step): Outcome<Step> {
  const next = nextStep(taken)
  if (next === wanted) return accept(wanted)
  const message = next
    ? `“${STEPS[wanted].name}” does not follow now: the next step is “${STEPS[next].name.toLowerCase()}”`
    : 'All steps have been taken: nothing follows'
  return refuse({ field: 'step', message })
}

/** The last day for representations. */
export const answerBy = (noticeOn: CalendarDate, days: number): CalendarDate => addDays(noticeOn, days)

/** How the holder was heard. */
export const HEARD = {
  heard: 'Heard, or answered in writing',
  'gone-by': 'Their time has gone by without an answer',
} as const

export type TypedStep = { step: string; words: string; heard: string; accompaniedBy: string; withdrawIt: string }
export type NewStep = { step: Step; words: string; accompaniedBy: string | null; withdrawIt: boolean | null }
type Known = { today: CalendarDate; answerBy: CalendarDate | undefined }

export const readStepName = (typed: string): Step | undefined => STEP_ORDER.find(step => step === typed)

export function readStep(typed: TypedStep, known: Known): Outcome<NewStep> {
  const errors: Reason[] = []
  const step = readStepName(typed.step)
  if (!step) return refuse({ field: 'step', message: 'This is not a step of a withdrawal' })
  const accompaniedBy = step === 'representations' ? readHeard(typed, known, errors) : null
  const withdrawIt = step === 'decision' ? readDecision(typed.withdrawIt, errors) : null
  const words = readReason(typed.words, errors, { field: 'words', missing: MISSING[step], most: 4000 })
  return errors.length > 0 ? refuse(...errors) : accept({ step, words, accompaniedBy, withdrawIt })
}

const MISSING: Record<Step, string> = {
  assessment: 'Enter what is known and how it is weighed',
  'harm-test': 'Enter what harm could come of either',
  notice: 'Enter the grounds, as the holder is told them',
  representations: 'Enter what the holder said, or how they were asked',
  decision: 'Enter the grounds of the decision, as the holder is told them',
  told: 'Enter who was told, and how',
}

/** Nobody is cut short: without an answer it goes on when the time has gone by, and not before. */
function readHeard({ heard, accompaniedBy }: TypedStep, { today, answerBy: last }: Known, errors: Reason[]): string | null {
  if (heard === 'gone-by') {
    if (last === undefined || today <= last)
      errors.push({
        field: 'heard',
        message: `The holder can answer until ${last ? dayName(last) : 'the day in their notice'}: wait, or hear them`,
      })
    return null
  }
  if (heard !== 'heard') {
    errors.push({ field: 'heard', message: 'Select how the holder was heard' })
    return null
  }
  return readReason(accompaniedBy, errors, {
    field: 'accompaniedBy',
    missing: 'Enter who came with the holder, or that they wanted nobody',
    most: 120,
  })
}

function readDecision(typed: string, errors: Reason[]): boolean | null {
  if (typed === 'yes' || typed === 'no') return typed === 'yes'
  errors.push({ field: 'withdrawIt', message: 'Select whether the clearance is withdrawn' })
  return null
}
