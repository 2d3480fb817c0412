/** Deciding a case: what a decision must hold, when a second person must decide, and for how long what is granted is valid. */
import { addDays, type CalendarDate, dateOfDay, dayNumber, dayOf, monthNumber } from '../../../values/date.ts'
import { dayName } from '../../../values/figures.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'

export type Decision = { adverse: boolean; grant: boolean; reasons: readonly string[]; rationale: string }
export type Seat = 1 | 2
export type Seated = Decision & { seat: Seat; decidedBy: string; at: string }

/** The codes that may be given, from the dated rule. */
export type ReasonLists = { grant: readonly string[]; refuse: readonly string[] }

const NOTHING_ADVERSE = 'nothing-adverse'

/** In words for whoever decides, and for the letter: that says what it rests on and never what was found. */
const REASONS: Readonly<Record<string, { name: string; letter: string }>> = {
  [NOTHING_ADVERSE]: { name: 'Nothing adverse was found', letter: 'Nothing adverse' },
  'adverse-old': { name: 'What was found is long past', letter: 'Matters long past' },
  'adverse-minor': { name: 'What was found is minor', letter: 'Minor matters' },
  'adverse-explained': { name: 'What was found has been explained', letter: 'Matters that have been explained' },
  'adverse-managed': { name: 'The risk can be managed by conditions', letter: 'Matters that can be managed' },
  conviction: { name: 'Conviction or caution', letter: 'convictions, cautions or other disposals' },
  dishonesty: { name: 'Dishonesty', letter: 'a lack of honesty or integrity' },
  'finance-unmanageable': { name: 'Finances that cannot be managed', letter: 'your financial position' },
  associates: { name: 'Family or associates', letter: 'the people with whom you are connected' },
  intelligence: { name: 'Intelligence', letter: 'information held about you, which cannot be set out here' },
  conduct: { name: 'Conduct', letter: 'your conduct' },
  'information-withheld': { name: 'Information withheld', letter: 'information that you did not give when you were asked for it' },
  'uksv-granted': { name: 'Granted by UKSV', letter: 'the decision of United Kingdom Security Vetting' },
  'uksv-refused': {
    name: 'Refused by UKSV',
    letter: 'the decision of United Kingdom Security Vetting (UKSV). The force was told the decision and its date, and nothing else',
  },
}
export const reasonName = (code: string): string => REASONS[code]?.name ?? code.replaceAll('-', ' ')
export const reasonInLetter = (code: string): string => REASONS[code]?.letter ?? code.replaceAll('-', ' ')

export type TypedDecision = { adverse: string; decision: string; reasons: readonly string[]; rationale: string }
const MOST_WORDS = 4000

/**
 * What one seat decides. `wasFound`: whoever did the checks recorded something adverse, or the first seat found it so; then it stays adverse, and
 * two people decide.
 */
export function readDecision(typed: TypedDecision, lists: ReasonLists, wasFound: boolean): Outcome<Decision> {
  const errors: Reason[] = []
  const adverse = readYes(typed.adverse, { field: 'adverse', message: 'Select whether anything adverse was found' }, errors)
  const grant = typed.decision === 'grant'
  if (!grant && typed.decision !== 'refuse') errors.push({ field: 'decision', message: 'Select whether clearance is granted' })
  if (adverse === false && wasFound)
    errors.push({ field: 'adverse', message: 'Something adverse was recorded in this case: select yes, and two people decide' })
  if (adverse === false && typed.decision === 'refuse')
    errors.push({ field: 'adverse', message: 'A refusal rests on something adverse: select yes, or grant' })
  const known = grant ? lists.grant : lists.refuse
  const field = grant ? 'grant-reasons' : 'refuse-reasons'
  const reasons = known.filter(code => typed.reasons.includes(code))
  if (typed.decision !== '' && reasons.length === 0)
    errors.push({ field, message: `Select at least one reason to ${grant ? 'grant' : 'refuse'}` })
  else if (grant && adverse !== undefined && reasons.includes(NOTHING_ADVERSE) === adverse)
    errors.push({
      field,
      message: adverse
        ? 'Something adverse was found: say why it does not stand in the way'
        : 'Nothing adverse was found: that is the reason',
    })
  const rationale = readRationale(typed.rationale, errors)
  return errors.length > 0 || adverse === undefined ? refuse(...errors) : accept({ adverse, grant, reasons, rationale })
}

function readYes(typed: string, missing: Reason, errors: Reason[]): boolean | undefined {
  if (typed === 'yes' || typed === 'no') return typed === 'yes'
  errors.push(missing)
  return undefined
}

function readRationale(typed: string, errors: Reason[]): string {
  const text = typed.trim()
  if (text === '') errors.push({ field: 'rationale', message: 'Enter the rationale' })
  else if ([...text].length > MOST_WORDS) errors.push({ field: 'rationale', message: 'The rationale must be 4,000 characters or fewer' })
  return text
}

export type TypedUksvDecision = { decision: string } & TypedDay<'on'>

/** What UKSV decided, and when: nothing else is recorded, so there is no field for it. */
export function readUksvDecision(
  typed: TypedUksvDecision,
  { receivedOn, today }: { receivedOn: CalendarDate; today: CalendarDate },
): Outcome<Decision & { on: CalendarDate }> {
  const errors: Reason[] = []
  const grant = typed.decision === 'grant'
  if (!grant && typed.decision !== 'refuse') errors.push({ field: 'decision', message: 'Select what UKSV decided' })
  const before = errors.length
  const on = readDay(typed, { name: 'on', called: 'The day of the decision' }, errors)
  if (on === undefined && errors.length === before) errors.push({ field: 'on-day', message: 'Enter the day of the decision' })
  if (on !== undefined && (on > today || on < receivedOn))
    errors.push({ field: 'on-day', message: 'The day of the decision must be between the day of receipt and today' })
  if (errors.length > 0 || on === undefined) return refuse(...errors)
  const rationale = `UKSV ${grant ? 'granted' : 'refused'} on ${dayName(on)}`
  return accept({ adverse: !grant, grant, reasons: [grant ? 'uksv-granted' : 'uksv-refused'], rationale, on })
}

/** What follows once so many seats have decided: another person decides, or the last one has settled it. */
export type Next = { state: 'second-decision' } | { state: 'granted' | 'refused'; granted: boolean; adverse: boolean }

export function nextAfter(seats: readonly Decision[], wasFound: boolean): Next {
  const adverse = wasFound || seats.some(seat => seat.adverse)
  const last = seats.at(-1)
  if (adverse && seats.length < 2) return { state: 'second-decision' }
  const granted = last?.grant ?? false
  return { state: granted ? 'granted' : 'refused', granted, adverse }
}

/** From a day on, for so many months; `until` is the day after the last. The end of a month stays the end of a month. */
export function validFrom(day: CalendarDate, months: number): { from: CalendarDate; until: CalendarDate; last: CalendarDate } {
  const month = monthNumber(dayNumber(day)) + months
  const [year, index] = [Math.floor(month / 12), month % 12]
  const firstOfNext = dayOf(index === 11 ? year + 1 : year, index === 11 ? 1 : index + 2, 1)
  const wanted = dayOf(year, index + 1, 1) + Number(day.slice(8)) - 1
  const until = dateOfDay(Math.min(wanted, firstOfNext - 1))
  return { from: day, until, last: addDays(until, -1) }
}

export const OUTCOMES = {
  granted: 'Granted',
  refused: 'Refused',
  'not-progressed': 'Not progressed (residency)',
  discontinued: 'Discontinued',
  withdrawn: 'Withdrawn by the applicant',
} as const
export type OutcomeKind = keyof typeof OUTCOMES
