/** The nouns of vetting and the one table of what may follow what. Numbers that come from policy (how long, how many) are never here. */
import { accept, type Outcome, refuse } from '../../values/outcome.ts'

export const STATES = {
  intake: 'Form awaited',
  residency: 'Residency to be decided',
  checks: 'Checks under way',
  decision: 'Ready to be decided',
  'second-decision': 'Second decision maker needed',
  granted: 'Granted',
  refused: 'Refused',
  'not-progressed': 'Not progressed',
  discontinued: 'Discontinued',
  withdrawn: 'Withdrawn by the applicant',
} as const
export type State = keyof typeof STATES
export type OpenState = 'intake' | 'residency' | 'checks' | 'decision' | 'second-decision'
export type ClosedState = Exclude<State, OpenState>

/**
 * What may follow what. A case that is discontinued (the applicant is under investigation, or the post fell away) was not refused: they may apply
 * again. One that is not progressed fell short of residency: that is no refusal either.
 */
const MOVES: Readonly<Record<State, readonly State[]>> = {
  intake: ['residency', 'checks', 'discontinued', 'withdrawn'],
  residency: ['checks', 'not-progressed', 'discontinued', 'withdrawn'],
  checks: ['decision', 'discontinued', 'withdrawn'],
  // Back to the checks: a decision maker may want something looked at again.
  decision: ['checks', 'granted', 'second-decision', 'discontinued', 'withdrawn'],
  'second-decision': ['granted', 'refused', 'discontinued', 'withdrawn'],
  granted: [],
  refused: [],
  'not-progressed': [],
  discontinued: [],
  withdrawn: [],
}

export const isOpen = (state: State): state is OpenState => MOVES[state].length > 0

/** Refused with the list of what is possible, so that nobody has to guess. */
export function checkMove(from: State, to: State): Outcome<State> {
  if (MOVES[from].includes(to)) return accept(to)
  const possible = MOVES[from].map(state => STATES[state].toLowerCase())
  const now = `The case is "${STATES[from].toLowerCase()}"`
  return refuse({
    field: 'state',
    message: possible.length === 0 ? `${now}: it is closed, and nothing follows` : `${now}: it can only become ${listed(possible)}`,
  })
}

const listed = (words: readonly string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`)

/** Stages of work, with whose turn it usually is. Which of them a level needs is policy (`vetting-checks`). */
export const STAGES = {
  form: { name: 'Application form', party: 'applicant' },
  identity: { name: 'Identity and right to work', party: 'unit' },
  residency: { name: 'Residency', party: 'unit' },
  records: { name: 'PNC and PND', party: 'unit' },
  'local-intelligence': { name: 'Local intelligence and special branch', party: 'unit' },
  'other-force': { name: 'Enquiries with another force', party: 'other-force' },
  finance: { name: 'Financial check', party: 'agency' },
  'counter-corruption': { name: 'Counter-corruption check', party: 'professional-standards' },
  interview: { name: 'Clarification interview', party: 'applicant' },
  'national-security': { name: 'National security vetting', party: 'uksv' },
  request: { name: 'Information asked for', party: 'applicant' },
  decision: { name: 'Decision', party: 'unit' },
} as const
export type Stage = keyof typeof STAGES

export const PARTIES = {
  unit: 'Vetting unit',
  applicant: 'Applicant',
  'other-force': 'Other force',
  uksv: 'UKSV',
  panel: 'Appeal panel',
  'professional-standards': 'Professional standards',
  agency: 'Credit reference agency',
} as const
export type Party = keyof typeof PARTIES

export const REGIMES = {
  officer: 'Police officer or special constable',
  staff: 'Police staff',
  'non-police': 'Not of the police',
  'national-security': 'National security vetting',
} as const
export type Regime = keyof typeof REGIMES

export const KINDS = {
  new: 'New',
  renewal: 'Renewal',
  transferee: 'Transferee',
  rejoiner: 'Rejoiner',
  change: 'Change of circumstances',
  aftercare: 'Aftercare',
} as const
export type Kind = keyof typeof KINDS

/** By the code that the dated rules are kept under. */
export const LEVELS = {
  nppv1: { short: 'NPPV1', name: 'Non-police personnel vetting level 1' },
  nppv2a: { short: 'NPPV2A', name: 'Non-police personnel vetting level 2 (abbreviated)' },
  nppv2f: { short: 'NPPV2F', name: 'Non-police personnel vetting level 2 (full)' },
  nppv3: { short: 'NPPV3', name: 'Non-police personnel vetting level 3' },
  rv: { short: 'RV', name: 'Recruitment vetting' },
  mv: { short: 'MV', name: 'Management vetting' },
  ctc: { short: 'CTC', name: 'Counter-terrorist check' },
  sc: { short: 'SC', name: 'Security check' },
  esc: { short: 'eSC', name: 'Enhanced security check' },
  dv: { short: 'DV', name: 'Developed vetting' },
} as const
export type Level = keyof typeof LEVELS

/** Done by UKSV: the unit holds status and dates, and never what UKSV found. */
export const NATIONAL_SECURITY: readonly Level[] = ['ctc', 'sc', 'esc', 'dv']

export const levelName = (level: string): string => (level in LEVELS ? LEVELS[level as Level].short : level)
export const stageName = (stage: string): string => (stage in STAGES ? STAGES[stage as Stage].name : stage)
export const partyName = (party: string): string => (party in PARTIES ? PARTIES[party as Party] : party)
