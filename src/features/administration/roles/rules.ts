/** Roles that can be asked for, and how a request for one is read. */
import { addDays, type CalendarDate } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'

/** Those that have a task by now. */
export const ROLES: Readonly<Record<string, { name: string; may: string }>> = {
  administrator: {
    name: 'Administrator',
    may: 'Opens accounts, asks for roles and approves what another administrator asked for. Sees no case.',
  },
  auditor: { name: 'Auditor', may: 'Reads the ledger: who did what and who read what.' },
  'data-protection-officer': { name: 'Data protection officer', may: 'Reads the ledger, for people who ask what is kept about them.' },
  'network-editor': {
    name: 'Network editor',
    may: 'Keeps the register: units, what they cover, and who holds which role.',
  },
  'unit-lead': {
    name: 'Unit lead',
    may: 'Sees the unit’s own cover and roles, and records who holds them.',
  },
  'local-authority-officer': {
    name: 'Local authority officer',
    may: 'Sees who polices the own borough and who leads there.',
  },
  'vetting-researcher': {
    name: 'Vetting researcher',
    may: 'Works on the unit’s vetting cases: checks, findings, requests for information. Decides none that they worked on.',
  },
  'vetting-decision-maker': {
    name: 'Vetting decision maker',
    may: 'Decides the unit’s vetting cases, never one that they worked on. An adverse one needs two.',
  },
  'vetting-manager': {
    name: 'Vetting manager',
    may: 'Runs a vetting unit: gives out cases, decides, approves priority, reports and forecasts.',
  },
  'appeal-panel-member': {
    name: 'Appeal panel member',
    may: 'Decides appeals, and sees a case only while it is appealed. Never one in which they had a part.',
  },
  sponsor: {
    name: 'Sponsor',
    may: 'Asks for a person’s clearance and sees the stage and expected date of own requests. Nothing else of a case.',
  },
}

export const roleName = (role: string): string => ROLES[role]?.name ?? role

export type TypedRole = { role: string; unit: string; why: string } & TypedDay<'from'> & TypedDay<'until'>
export type RoleRequest = { role: string; unit: number; from: CalendarDate; until: CalendarDate | undefined; why: string }

const LONGEST_REASON = 500

/** The last day is typed and included; what is stored ends before the day after it. */
export function readRole(typed: TypedRole, units: readonly { id: number }[], today: CalendarDate): Outcome<RoleRequest> {
  const errors: Reason[] = []
  if (!Object.hasOwn(ROLES, typed.role)) errors.push({ field: 'role', message: 'Select a role' })
  const unit = units.find(({ id }) => String(id) === typed.unit)
  if (!unit) errors.push({ field: 'unit', message: 'Select the unit for which they need it' })
  const from = readDay(typed, { name: 'from', called: 'The first day' }, errors) ?? today
  const last = readDay(typed, { name: 'until', called: 'The last day' }, errors)
  if (from < today) errors.push({ field: 'from-day', message: 'The first day must be today or later' })
  if (last !== undefined && last < from) errors.push({ field: 'until-day', message: 'The last day must be the first day or later' })
  const why = readReason(typed.why, errors)
  if (errors.length > 0 || !unit) return refuse(...errors)
  return accept({ role: typed.role, unit: unit.id, from, until: last && addDays(last, 1), why })
}

/** What somebody wants and why stands in the ledger, so it is asked for whenever it is not plain. */
export function readReason(typed: string, errors: Reason[], field = 'why'): string {
  const why = typed.trim()
  if (why === '') errors.push({ field, message: 'Enter the reason' })
  else if ([...why].length > LONGEST_REASON) errors.push({ field, message: `The reason must be ${LONGEST_REASON} characters or fewer` })
  return why
}

export type Assignment = {
  id: string
  account: string
  name: string
  role: string
  unit: string
  from: CalendarDate
  /** The last day, included. */
  last: CalendarDate | null
  why: string
  askedBy: string | null
  askedByName: string | null
  approvedByName: string | null
  approvedAt: string | null
  endedByName: string | null
  endedAt: string | null
  endedWhy: string | null
  founding: boolean
}

export type Standing = 'asked' | 'given' | 'coming' | 'past' | 'ended'

export function standingOf({ approvedAt, endedAt, from, last }: Assignment, today: CalendarDate): Standing {
  if (endedAt !== null) return 'ended'
  if (approvedAt === null) return 'asked'
  if (from > today) return 'coming'
  return last !== null && last < today ? 'past' : 'given'
}

/** Why this administrator cannot approve it; the database says the same, whoever asks it. */
export function whyNotApprove({ account, askedBy }: Pick<Assignment, 'account' | 'askedBy'>, me: string): string | undefined {
  if (account === me) return 'It would be your own role. Two administrators other than you must ask for it and approve it.'
  if (askedBy === me) return 'You asked for it, so another administrator must approve it.'
  return undefined
}
