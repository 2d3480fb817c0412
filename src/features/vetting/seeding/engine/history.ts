/** What an invented case is: its way through the states, and everything that was put down meanwhile. */
import type { CalendarDate, DayNumber } from '../../../../values/date.ts'
import type { About, Route } from '../../appeals/rules.ts'
import type { Kind, Level, Party, Regime, Stage, State } from '../../rules.ts'
import type { Result } from '../../visits/rules.ts'
import type { Moment } from './moments.ts'
import type { Address, Relation, Subject } from './people.ts'
import type { Random } from './random.ts'

export type Account = string
export type Researcher = { account: Account; from: DayNumber; until: DayNumber | null }

/** Who does what in a unit. Nobody is in two of the lists, so nobody meets their own work. */
export type Crew = {
  unit: { id: number; code: string; name: string }
  manager: Account
  researchers: readonly Researcher[]
  /** Two at least. */
  deciders: readonly Account[]
  panel: readonly Account[]
  sponsor: Account | undefined
}

/** The dated rule of a day, with the row that holds it. */
export type RuleOn = <Value>(kind: string, key: string, day: CalendarDate) => { id: string; value: Value }

export type World = {
  random: Random
  newId: () => string
  ruleOn: RuleOn
  crew: Crew
  today: DayNumber
  /** Midnight before today: whatever comes later has not happened. */
  now: Moment
  /** The share of cases that are put first. */
  urgentShare: number
  /** The reference of the next case. */
  nextRef: (received: CalendarDate) => string
}

export type Visit = {
  id: string
  stage: Stage
  party: Party
  partyName: string | null
  from: Moment
  end: { at: Moment; result: Result; by: Account } | null
}
export type Trace = {
  id: string
  stage: Stage
  about: 'applicant' | 'family' | 'associate'
  kind: 'conviction' | 'intelligence' | 'finance' | 'association' | 'conduct' | 'honesty' | 'other'
  words: string
  adverse: boolean
  at: Moment
  by: Account
}
export type Request = {
  id: string
  wants: readonly string[]
  words: string
  askedOn: CalendarDate
  dueOn: CalendarDate
  answeredOn: CalendarDate | null
  reminders: number
  lastReminderOn: CalendarDate | null
  by: Account
}
export type ResidencyDecision = {
  years: number
  countedDays: number
  policy: string
  goesOn: boolean
  reasons: readonly string[]
  at: Moment
  by: Account
}
export type Seat = { seat: 1 | 2; by: Account; adverse: boolean; grant: boolean; reasons: readonly string[]; rationale: string; at: Moment }
export type Outcome = { granted: boolean; adverse: boolean; validity: string | null; at: Moment }
export type Appeal = {
  id: string
  about: About
  route: Route
  lodgedOn: CalendarDate
  windowEnds: CalendarDate
  windowPolicy: string
  dueOn: CalendarDate
  by: Account
  outcome: { upheld: boolean; reasons: readonly string[]; at: Moment; by: Account } | null
  review: { on: CalendarDate; laterAdverse: boolean } | null
}
export type Clearance = { id: string; from: CalendarDate; until: CalendarDate; policy: string; at: Moment }
export type Priority = { id: string; askedOn: CalendarDate; by: Account; approval: { on: CalendarDate; by: Account } | null }
export type Waiver = {
  id: string
  stage: Stage
  askedOn: CalendarDate
  until: CalendarDate
  by: Account
  approval: { on: CalendarDate; by: Account } | null
}

export type CaseHistory = {
  id: string
  ref: string
  subject: Subject
  level: Level
  regime: Regime
  kind: Kind
  received: Moment
  renews: string | null
  /** Every state with the moment it began; the last one is how the case stands. */
  path: { state: State; at: Moment }[]
  formAt: Moment | null
  addresses: readonly Address[]
  relations: readonly Relation[]
  allocatedTo: Account | null
  sponsored: boolean
  closedWhy: string | null
  /** Who did the research. */
  worker: Account
  /** The window to appeal that the day of a decision against somebody gave. */
  contestable: { policy: string; days: number } | null
  visits: Visit[]
  traces: Trace[]
  requests: Request[]
  residency: ResidencyDecision | null
  seats: Seat[]
  outcome: Outcome | null
  clearance: Clearance | null
  appeals: Appeal[]
  priority: Priority | null
  waiver: Waiver | null
  recusal: { by: Account; at: Moment } | null
  notes: { at: Moment; words: string; by: Account }[]
}

export const stateOf = ({ path }: Pick<CaseHistory, 'path'>): State => path.at(-1)?.state ?? 'intake'
