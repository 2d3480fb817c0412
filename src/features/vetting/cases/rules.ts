/** A case: what it is made from, what it is called, and whose turn it is as far as people outside know. */
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import type { CaseForm } from '../form/rules.ts'
import { KINDS, type Kind, LEVELS, type Level, NATIONAL_SECURITY, REGIMES, type Regime, type State } from '../rules.ts'

export type Case = {
  id: string
  unitId: number
  unit: string
  ref: string
  subjectId: string
  /** Empty for who may see the case and not the person, such as the panel of an appeal. */
  familyName: string
  givenNames: string
  born: CalendarDate | null
  level: Level
  regime: Regime
  kind: Kind
  sponsor: string | null
  sponsorRef: string | null
  receivedOn: CalendarDate
  state: State
  closedOn: CalendarDate | null
  closedWhy: string | null
  allocatedTo: string | null
  priority: boolean
  applicant: string | null
  renews: string | null
  version: number
}

export type NewSubject = { familyName: string; givenNames: string; born: CalendarDate; email?: string; phone?: string }

export type NewCase = {
  /** The vetting unit that takes it in. */
  unit: number
  subject: { id: string } | NewSubject
  level: Level
  regime: Regime
  kind: Kind
  receivedOn: CalendarDate
  sponsor?: string
  sponsorRef?: string
  applicant?: string
  renews?: string
  /** Where it came with the application; otherwise it is awaited. */
  form?: CaseForm
}

/** Without letters and digits that are read as one another, and without vowels, which make words. */
const LETTERS = '23456789BCDFGHJKMNPQRTVWXYZ'
const REF_LENGTH = 6

/**
 * The unit's code, the year and six letters by chance: a number that counts up would tell a sponsor how many cases there are, and would make
 * everybody who opens one wait for the other. `chance` is as many bytes.
 */
export function refOf(unitCode: string, receivedOn: CalendarDate, chance: Uint8Array): string {
  const code =
    unitCode
      .toUpperCase()
      .replaceAll(/[^A-Z0-9-]/g, '')
      .replace(/^-+/, '')
      .slice(0, 18) || 'V'
  const letters = [...chance.slice(0, REF_LENGTH)].map(byte => LETTERS[byte % LETTERS.length])
  return `${code}/${receivedOn.slice(2, 4)}/${letters.join('')}`
}

/** Which law somebody stands under follows from the level where that is national security vetting, and only there. */
export function checkRegime(level: Level, regime: Regime): Outcome<Regime> {
  const isNational = NATIONAL_SECURITY.includes(level)
  if (isNational === (regime === 'national-security')) return accept(regime)
  return refuse({
    field: 'regime',
    message: isNational
      ? `${LEVELS[level].short} is national security vetting: select “${REGIMES['national-security']}”`
      : `${LEVELS[level].short} is force vetting: select what the person is in the force`,
  })
}

export function checkReceived(receivedOn: CalendarDate, today: CalendarDate): Outcome<CalendarDate> {
  return receivedOn <= today
    ? accept(receivedOn)
    : refuse({ field: 'received-day', message: 'The day of receipt must be today or earlier' })
}

export const isLevel = (text: string): text is Level => Object.hasOwn(LEVELS, text)
export const isRegime = (text: string): text is Regime => Object.hasOwn(REGIMES, text)
export const isKind = (text: string): text is Kind => Object.hasOwn(KINDS, text)

/** The dated rules of a level, with the rows that hold them. */
export type LevelRules = {
  residency: { policy: string; years: number }
  validity: { policy: string; months: number }
  checks: { policy: string; stages: readonly string[] }
  target: { policy: string; days: number }
}

export type Turn = 'applicant' | 'unit' | 'closed'
/** What an applicant is told of the end, with a letter. */
export type ReleasedOutcome = 'granted' | 'refused' | 'not-progressed' | 'discontinued' | 'withdrawn'

export const personName = ({ familyName, givenNames }: Pick<Case, 'familyName' | 'givenNames'>): string =>
  `${givenNames} ${familyName}`.trim() || 'Name not shown'

export function readReason(typed: string, errors: Reason[], { field = 'why', missing = 'Enter the reason', most = 500 } = {}): string {
  const text = typed.trim()
  if (text === '') errors.push({ field, message: missing })
  else if ([...text].length > most) errors.push({ field, message: `It must be ${most} characters or fewer` })
  return text
}

export const dayOrNull = (text: string | null): CalendarDate | null => (text === null ? null : calendarDate(text))
