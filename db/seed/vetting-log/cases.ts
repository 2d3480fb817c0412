/** Who applies: the cases that arrive, and the way that each will go if nobody gives up. */

import type { Random } from '../../../src/features/vetting/seeding/engine/random.ts'
import type { CaseType, Level, WorkStage } from './parameters.ts'
import * as set from './parameters.ts'
import { closingOn, MINUTES_A_DAY, openingOn, WORKING_DAYS, weekdayOf } from './working-days.ts'

type Party = 'applicant' | 'vetting unit' | 'other force' | 'UKSV'
export type Outcome = 'granted' | 'refused' | 'withdrawn' | 'discontinued' | 'open'

/** Work has minutes and is done by the unit; a wait has calendar days and lies with somebody else. */
export type Step = { stage: WorkStage; minutes: number } | { stage: string; party: Party; days: number }

/** Working minutes throughout; `end` is NaN while the visit goes on. */
export type Visit = { stage: string; party: Party; officer: string; queued: number; start: number; end: number }

export type Case = {
  reference: string
  level: Level
  type: CaseType
  urgent: boolean
  received: number
  steps: Step[]
  /** What comes of it if the last step is reached. */
  decision: 'granted' | 'refused'
  givesUp: { at: number; outcome: 'withdrawn' | 'discontinued' } | undefined
  visits: Visit[]
  /** NaN while the case is open. */
  closed: number
  outcome: Outcome
}

export function listArrivals(random: Random): Case[] {
  const last = closingOn(set.LOG_ENDS)
  const cases: Case[] = []
  for (let day = 0; day * MINUTES_A_DAY < last; day += 1) {
    const count = random.poisson(expectedOn(WORKING_DAYS[day]!))
    const minutes = Array.from({ length: count }, () => day * MINUTES_A_DAY + random.between(0, MINUTES_A_DAY - 1))
    for (const minute of minutes.sort((a, b) => a - b)) cases.push(newCase(random, minute))
  }
  return nameCases(cases)
}

function expectedOn(date: string): number {
  const [year, month] = date.split('-') as [string, string]
  return set.ARRIVALS_PER_WORKING_DAY[year]! * set.SEASON[Number(month) - 1]! * set.WEEKDAY[weekdayOf(date)]!
}

/** Only cases of the log have a reference; those received before it keep the unit busy and are never shown. */
function nameCases(cases: Case[]): Case[] {
  const first = openingOn(set.LOG_BEGINS)
  let number = 0
  for (const each of cases) {
    if (each.received < first) continue
    number += 1
    each.reference = `IC-${String(number).padStart(5, '0')}`
  }
  return cases
}

function newCase(random: Random, received: number): Case {
  const level = random.weighted(set.LEVEL_SHARES)
  const type = random.weighted(set.TYPE_SHARES)
  const adverse = random.chance(set.SHARES.adverse)
  const steps = stepsOf(random, level, type, adverse)
  return {
    reference: '',
    level,
    type,
    urgent: random.chance(set.URGENT_SHARE),
    received,
    steps,
    decision: adverse && random.chance(set.SHARES.refusedWhenAdverse) ? 'refused' : 'granted',
    givesUp: givesUp(random, received),
    visits: [],
    closed: Number.NaN,
    outcome: 'open',
  }
}

function givesUp(random: Random, received: number): Case['givesUp'] {
  const { withdrawn, discontinued, days } = set.GIVES_UP
  const lot = random.uniform()
  if (lot >= withdrawn + discontinued) return undefined
  const minutes = Math.round(random.lognormal(days.median, days.sigma) * (5 / 7) * MINUTES_A_DAY)
  return { at: received + Math.max(30, minutes), outcome: lot < withdrawn ? 'withdrawn' : 'discontinued' }
}

function stepsOf(random: Random, level: Level, type: CaseType, adverse: boolean): Step[] {
  const shorter = type === 'Renewal' ? set.RENEWAL_WORK : 1
  const work = (stage: WorkStage): Step => ({
    stage,
    minutes: Math.max(5, Math.round(random.lognormal(set.WORK_MINUTES[stage] * shorter, set.WORK_SIGMA))),
  })
  const wait = (stage: string, party: Party, { median, sigma }: { median: number; sigma: number }): Step => ({
    stage,
    party,
    days: random.lognormal(median, sigma),
  })
  const when = (condition: boolean, ...steps: (() => Step)[]) => (condition ? steps.map(step => step()) : [])
  const thorough = set.RV_AND_ABOVE.includes(level)
  const livedElsewhere = type === 'Transferee' || random.chance(set.SHARES.livedElsewhere)

  return [
    wait('Documents from applicant', 'applicant', set.APPLICANT_DAYS.documents),
    work('ID check'),
    ...when(
      random.chance(set.SHARES.formReturned),
      () => wait('Form returned to applicant', 'applicant', set.APPLICANT_DAYS.correction),
      () => work('ID check'),
    ),
    work('Residency check'),
    work('Records check'),
    work('Local intelligence'),
    ...when(livedElsewhere, () => wait('Other force enquiry', 'other force', set.OTHER_FORCE_DAYS)),
    ...when(
      thorough,
      () => work('Finance check'),
      () => work('Counter-corruption check'),
    ),
    ...when(
      random.chance(set.SHARES.interview),
      () => wait('Interview arranged', 'applicant', set.APPLICANT_DAYS.interview),
      () => work('Interview'),
    ),
    ...when(isNational(level), () => wait('UKSV', 'UKSV', set.UKSV_DAYS[level as 'SC' | 'CTC' | 'DV'])),
    work('Decision'),
    ...when(adverse, () => work('Decision review')),
  ]
}

const isNational = (level: Level) => set.NATIONAL_SECURITY.includes(level)
