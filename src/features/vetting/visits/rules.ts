/** Stages of one case: which checks its level needs, how far each has come, and whether it can be decided. */
import type { CalendarDate } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { PARTIES, type Party, STAGES, type Stage, stageName } from '../rules.ts'

export const RESULTS = {
  clear: { name: 'Clear', says: 'Nothing was found' },
  trace: { name: 'Something was found', says: 'Record what under Findings' },
  'not-needed': { name: 'Not needed', says: 'The level or the person’s history does not call for it' },
  returned: { name: 'Returned', says: 'What was waited for has come' },
  stopped: { name: 'Stopped', says: 'It was begun by mistake or leads nowhere; the check is not done' },
} as const
export type Result = keyof typeof RESULTS

export type Visit = {
  id: string
  stage: Stage
  party: Party
  /** With which force or body, where it is another's turn. */
  partyName: string | null
  startedOn: CalendarDate
  startedAt: string
  begunBy: string
  result: Result | null
  endedOn: CalendarDate | null
  endedAt: string | null
  doneBy: string | null
}

export type WaivedStage = { stage: string; until: CalendarDate; isApproved: boolean }

export type Check = {
  stage: Stage
  /** The latest; none where it was never begun. */
  visit: Visit | undefined
  standing: 'to-begin' | 'under-way' | 'done' | 'waived' | 'run-out'
  waivedUntil: CalendarDate | undefined
}

/** Those that the level needs, then those that were begun besides. */
export function checksOf(
  needed: readonly string[],
  visits: readonly Visit[],
  waivers: readonly WaivedStage[],
  today: CalendarDate,
): Check[] {
  const besides = visits.map(({ stage }) => stage).filter(stage => !needed.includes(stage) && !NO_CHECK.has(stage))
  return [...new Set([...needed, ...besides] as Stage[])].map(stage => checkOf(stage, visits, waivers, today))
}

/** The wait for a form is over before checks begin, and a decision ends by itself. */
const NO_CHECK: ReadonlySet<string> = new Set(['form', 'decision', 'request', 'residency'])

function checkOf(stage: Stage, visits: readonly Visit[], waivers: readonly WaivedStage[], today: CalendarDate): Check {
  const visit = visits.findLast(each => each.stage === stage)
  const waivedUntil = waivers
    .filter(each => each.stage === stage && each.isApproved)
    .map(({ until }) => until)
    .sort()
    .at(-1)
  return { stage, visit, waivedUntil, standing: standingOf(visit, waivedUntil, today) }
}

/** A waiver that has run out stands out until the check is done after all. */
function standingOf(visit: Visit | undefined, waivedUntil: CalendarDate | undefined, today: CalendarDate): Check['standing'] {
  if (visit?.result && visit.result !== 'stopped') return 'done'
  if (waivedUntil !== undefined) return waivedUntil < today ? 'run-out' : 'waived'
  return visit && visit.result === null ? 'under-way' : 'to-begin'
}

/** A waiver in this case has run out and its check was never done: the case is shown in red. */
export const isRed = (checks: readonly Check[]): boolean => checks.some(({ standing }) => standing === 'run-out')

/** What still stands in the way of a decision, in words; empty when nothing does. */
export function whatIsMissing(checks: readonly Check[], needed: readonly string[], openRequests: number): string[] {
  const missing = checks
    .filter(
      ({ stage, standing }) => standing === 'under-way' || standing === 'run-out' || (standing === 'to-begin' && needed.includes(stage)),
    )
    .map(({ stage, standing }) => `${stageName(stage)}${standing === 'run-out' ? ': its waiver has run out' : ''}`)
  if (openRequests > 0)
    missing.push(openRequests === 1 ? 'One request to the applicant is open' : `${openRequests} requests to the applicant are open`)
  return missing
}

/** What can be begun by hand: the form, residency, requests and the decision have ways of their own. */
export const STARTABLE = (Object.keys(STAGES) as Stage[]).filter(stage => !NO_CHECK.has(stage))

export type TypedVisit = { stage: string; party: string; partyName: string }

export function readVisit(
  typed: TypedVisit,
  visits: readonly Visit[],
): Outcome<{ stage: Stage; party: Party; partyName: string | undefined }> {
  const errors: Reason[] = []
  const stage = STARTABLE.find(known => known === typed.stage)
  if (!stage) errors.push({ field: 'stage', message: 'Select the stage that begins' })
  else if (visits.some(visit => visit.stage === stage && visit.result === null))
    errors.push({ field: 'stage', message: `“${stageName(stage)}” is under way already` })
  const party = (Object.keys(PARTIES) as Party[]).find(known => known === typed.party)
  if (typed.party !== '' && !party) errors.push({ field: 'party', message: 'Select who is waited on' })
  const partyName = typed.partyName.trim()
  if ([...partyName].length > 80) errors.push({ field: 'partyName', message: 'The name must be 80 characters or fewer' })
  if (errors.length > 0 || !stage) return refuse(...errors)
  return accept({ stage, party: party ?? STAGES[stage].party, partyName: partyName || undefined })
}

export function readResult(typed: string): Outcome<Result> {
  const result = (Object.keys(RESULTS) as Result[]).find(known => known === typed)
  return result ? accept(result) : refuse({ field: 'result', message: 'Select how it ended' })
}
