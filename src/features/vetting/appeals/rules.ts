/** Appeals: what can be appealed, by which route, until when, and how a panel's decision is read. */
import { addDays, type CalendarDate } from '../../../values/date.ts'
import { dayName } from '../../../values/figures.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import type { Kind, Regime } from '../rules.ts'

export const ABOUTS = {
  refusal: 'A refusal of clearance',
  withdrawal: 'A withdrawal of clearance',
  residency: 'An application not progressed for residency',
} as const
export type About = keyof typeof ABOUTS
/** For a column. */
export const SHORT_ABOUTS: Record<About, string> = { refusal: 'Refusal', withdrawal: 'Withdrawal', residency: 'Residency' }

export const ROUTES = {
  'regulations-2025': {
    name: 'Police (Vetting) Regulations 2025',
    letter: 'for officers and special constables, under the Police (Vetting) Regulations 2025',
  },
  'vetting-practice': { name: 'Vetting practice', letter: 'to an appeal panel, under the national practice on police vetting' },
  contract: { name: 'The person’s contract', letter: 'under the procedure that your contract names' },
  internal: { name: 'Internal appeal', letter: 'to an internal appeal within the force, which comes first in national security vetting' },
  'security-vetting-appeals-panel': {
    name: 'Security Vetting Appeals Panel',
    letter: 'to the Security Vetting Appeals Panel, which is independent of the force and of UKSV',
  },
} as const
export type Route = keyof typeof ROUTES

export type Ground = {
  about: About
  regime: Regime
  kind: Kind
  /** The internal appeal in national security vetting was dismissed. */
  internalDismissed?: boolean
}

/**
 * The routes that are right for somebody; a wrong one is never among them. A contract has a say only where somebody is in post under one, so not in
 * a first application. Residency is no decision about the person, and is contested by the practice whatever they are.
 */
export function routesFor({ about, regime, kind, internalDismissed = false }: Ground): Route[] {
  if (regime === 'national-security') return internalDismissed ? ['security-vetting-appeals-panel'] : ['internal']
  if (about === 'residency') return ['vetting-practice']
  if (regime === 'officer') return ['regulations-2025']
  const isInPost = about === 'withdrawal' || !(kind === 'new' || kind === 'transferee' || kind === 'rejoiner')
  return isInPost ? ['vetting-practice', 'contract'] : ['vetting-practice']
}

/** The last day on which an appeal is taken: so many days after the letter. */
export const windowEnds = (letterDay: CalendarDate, days: number): CalendarDate => addDays(letterDay, days)

/** How somebody may contest a decision: worked out on the letter's day, from the rules of that day, and kept with the letter. */
export type Offer = { about: About; routes: readonly Route[]; windowEnds: CalendarDate; windowPolicy: string; withdrawal?: string }

export type TypedAppeal = { route: string; grounds: string }
const MOST_WORDS = 4000

/** Too late is said with the day, so that nobody has to look for the letter. */
export function readAppeal(typed: TypedAppeal, offer: Offer, today: CalendarDate): Outcome<{ route: Route; grounds: string }> {
  const errors: Reason[] = []
  if (today > offer.windowEnds)
    errors.push({ field: 'grounds', message: `The time to appeal ended on ${dayName(offer.windowEnds)}: it is too late for this appeal` })
  const only = offer.routes.length === 1 && typed.route === '' ? offer.routes[0] : undefined
  const route = only ?? offer.routes.find(known => known === typed.route)
  if (!route) errors.push({ field: 'route', message: 'Select the route of the appeal' })
  const grounds = readWords(typed.grounds, { field: 'grounds', missing: 'Enter why the decision is said to be wrong' }, errors)
  return errors.length > 0 || !route ? refuse(...errors) : accept({ route, grounds })
}

/** In words, for the codes that the dated rule lists; what the letter says, too. */
const REASONS: Readonly<Record<string, string>> = {
  'decision-reasonable': 'The decision was reasonable on what was known',
  'new-information': 'There is new information that was not known at the time',
  'procedure-not-followed': 'The procedure was not followed',
  'reasons-not-shown': 'The reasons given do not support the decision',
  disproportionate: 'The decision was out of proportion',
}
export const appealReason = (code: string): string => REASONS[code] ?? code.replaceAll('-', ' ')

export type TypedJudgement = { upheld: string; reasons: readonly string[]; words: string }
export type Judgement = { upheld: boolean; reasons: string[]; words: string }

export function readJudgement(typed: TypedJudgement, known: readonly string[]): Outcome<Judgement> {
  const errors: Reason[] = []
  if (typed.upheld !== 'yes' && typed.upheld !== 'no') errors.push({ field: 'upheld', message: 'Select whether the appeal is upheld' })
  const reasons = known.filter(code => typed.reasons.includes(code))
  if (reasons.length === 0) errors.push({ field: 'reasons', message: 'Select at least one reason' })
  const words = readWords(typed.words, { field: 'words', missing: 'Enter how the panel came to this' }, errors)
  return errors.length > 0 ? refuse(...errors) : accept({ upheld: typed.upheld === 'yes', reasons, words })
}

function readWords(typed: string, { field, missing }: { field: string; missing: string }, errors: Reason[]): string {
  const words = typed.trim()
  if (words === '') errors.push({ field, message: missing })
  else if ([...words].length > MOST_WORDS)
    errors.push({ field, message: `It must be ${MOST_WORDS.toLocaleString('en-GB')} characters or fewer` })
  return words
}

export type FollowUp = 'due' | 'coming' | 'done'

/** An overturned decision is followed up so many days later, once. */
export const followUpOn = (overturnedOn: CalendarDate, days: number): CalendarDate => addDays(overturnedOn, days)

export const followUpStanding = (dueOn: CalendarDate, reviewedOn: CalendarDate | null, today: CalendarDate): FollowUp =>
  reviewedOn !== null ? 'done' : dueOn <= today ? 'due' : 'coming'

export function readReview(typed: { laterAdverse: string; words: string }): Outcome<{ laterAdverse: boolean; words: string }> {
  const errors: Reason[] = []
  if (typed.laterAdverse !== 'yes' && typed.laterAdverse !== 'no')
    errors.push({ field: 'laterAdverse', message: 'Select whether anything adverse came later' })
  const words = typed.words.trim()
  if (words === '') errors.push({ field: 'words', message: 'Enter what became of it' })
  else if ([...words].length > 1000) errors.push({ field: 'words', message: 'It must be 1,000 characters or fewer' })
  return errors.length > 0 ? refuse(...errors) : accept({ laterAdverse: typed.laterAdverse === 'yes', words })
}
