/** A check that is waived: for some days, asked for by one person and approved by another. After its end the case is shown in red until the check is done. */
import { addDays, type CalendarDate } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'
import { readReason } from '../cases/rules.ts'
import type { Stage } from '../rules.ts'

export type Waiver = {
  id: string
  caseId: string
  stage: Stage
  /** The last day on which it holds. */
  until: CalendarDate
  why: string
  askedBy: string
  askedOn: CalendarDate
  approvedBy: string | null
  approvedOn: CalendarDate | null
}

export type WaiverStanding = 'asked' | 'in-force' | 'run-out'

export function standingOf({ approvedOn, until }: Pick<Waiver, 'approvedOn' | 'until'>, today: CalendarDate): WaiverStanding {
  if (until < today) return 'run-out'
  return approvedOn === null ? 'asked' : 'in-force'
}

export type TypedWaiver = { stage: string; why: string } & TypedDay<'until'>

export function readWaiver(
  typed: TypedWaiver,
  stages: readonly string[],
  today: CalendarDate,
): Outcome<{ stage: Stage; until: CalendarDate; why: string }> {
  const errors: Reason[] = []
  const stage = stages.find(known => known === typed.stage)
  if (stage === undefined) errors.push({ field: 'stage', message: 'Select the check' })
  const until = readDay(typed, { name: 'until', called: 'The last day' }, errors)
  if (until === undefined && !errors.some(({ field }) => field === 'until-day'))
    errors.push({ field: 'until-day', message: 'Enter the last day of the waiver' })
  if (until !== undefined && until < addDays(today, 1))
    errors.push({ field: 'until-day', message: 'The last day must be tomorrow or later' })
  const why = readReason(typed.why, errors, { missing: 'Enter why the check can wait', most: 1000 })
  if (errors.length > 0 || until === undefined || stage === undefined) return refuse(...errors)
  return accept({ stage: stage as Stage, until, why })
}
