/** Clearances: how one stands, what may become of it, and how a list of them is asked for. */
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { isLevel, readReason } from '../cases/rules.ts'
import type { Level, Regime } from '../rules.ts'

/** The latest of its events, or its days: nothing is stored that would have to change overnight. */
export const STANDINGS = {
  'in-force': 'In force',
  suspended: 'Suspended',
  withdrawn: 'Withdrawn',
  ended: 'Ended',
  lapsed: 'Replaced by a later one',
  expired: 'Expired',
} as const
export type Standing = keyof typeof STANDINGS

/** Held: there is something to review, renew or take away. */
export const isHeld = (standing: Standing): boolean => standing === 'in-force' || standing === 'suspended'

export const EVENTS = {
  suspended: 'Suspended',
  reinstated: 'In force again',
  withdrawn: 'Withdrawn',
  ended: 'Ended',
  lapsed: 'Replaced by a later one',
} as const
export type EventKind = keyof typeof EVENTS

/** What staff note by themselves. It is withdrawn by its steps alone, and replaced when its renewal is granted. */
export const NOTED = ['suspended', 'reinstated', 'ended'] as const
export type Noted = (typeof NOTED)[number]

export const MAY_FOLLOW: Readonly<Record<Standing, readonly Noted[]>> = {
  'in-force': ['suspended', 'ended'],
  suspended: ['reinstated', 'ended'],
  withdrawn: [],
  ended: [],
  lapsed: [],
  expired: [],
}

export type Clearance = {
  id: string
  caseId: string
  unitId: number
  unit: string
  ref: string
  subjectId: string
  familyName: string
  givenNames: string
  level: Level
  regime: Regime
  from: CalendarDate
  /** The day after the last. */
  until: CalendarDate
  standing: Standing
  /** Of the latest event, where there is one. */
  since: CalendarDate | null
  policy: string
  /** Where work on the next one is planned for another day than the usual. */
  plannedStart: CalendarDate | null
  /** A case that renews it, open or granted. */
  renewal: string | null
}

export type ClearanceEvent = { id: string; kind: EventKind; onDay: CalendarDate; why: string; notedBy: string; withdrawal: string | null }

/** Refused with what is possible, so that nobody has to guess. */
export function checkEvent(standing: Standing, wanted: Noted): Outcome<Noted> {
  if (MAY_FOLLOW[standing].includes(wanted)) return accept(wanted)
  const possible = MAY_FOLLOW[standing].map(kind => EVENTS[kind].toLowerCase())
  const now = `This clearance is “${STANDINGS[standing].toLowerCase()}”`
  return refuse({
    field: 'kind',
    message: possible.length === 0 ? `${now}: nothing more is noted of it` : `${now}: it can only become ${possible.join(' or ')}`,
  })
}

export type TypedEvent = { kind: string; why: string }

export const readKind = (typed: string): Noted | undefined => NOTED.find(kind => kind === typed)

export function readEvent(typed: TypedEvent): Outcome<{ kind: Noted; why: string }> {
  const errors: Reason[] = []
  const kind = readKind(typed.kind)
  if (!kind) errors.push({ field: 'kind', message: 'Select what becomes of the clearance' })
  const why = readReason(typed.why, errors, { most: 1000 })
  return errors.length > 0 || !kind ? refuse(...errors) : accept({ kind, why })
}

export type Cursor = { until: CalendarDate; id: string }
export type Asked = {
  unit: number | undefined
  level: Level | undefined
  standing: Standing | undefined
  /** Work on the next one should have begun, and there is no case. */
  isDue: boolean
  after: Cursor | undefined
}
export type TypedAsked = { unit: string; level: string; state: string; due: string; after: string }

/** Addresses are kept and sent on, so what is not known is passed over. Without a question it is those in force. */
export function readAsked(typed: TypedAsked): Asked {
  const standing = Object.keys(STANDINGS).find(known => known === typed.state) as Standing | undefined
  return {
    unit: /^\d{1,9}$/.test(typed.unit) ? Number(typed.unit) : undefined,
    level: isLevel(typed.level) ? typed.level : undefined,
    standing: standing ?? (typed.state === 'all' ? undefined : 'in-force'),
    isDue: typed.due === 'yes',
    after: readCursor(typed.after),
  }
}

function readCursor(text: string): Cursor | undefined {
  const [, until = '', id = ''] = /^(\d{4}-\d\d-\d\d)~([0-9a-f-]{36})$/.exec(text) ?? []
  if (until === '') return undefined
  try {
    return { until: calendarDate(until), id }
  } catch {
    return undefined
  }
}

export function queryOf({ unit, level, standing, isDue }: Asked, after?: Cursor): string {
  const fields = new URLSearchParams()
  if (unit !== undefined) fields.set('unit', String(unit))
  if (level) fields.set('level', level)
  if (standing !== 'in-force') fields.set('state', standing ?? 'all')
  if (isDue) fields.set('due', 'yes')
  if (after) fields.set('after', `${after.until}~${after.id}`)
  const text = fields.toString()
  return text === '' ? '' : `?${text}`
}

export const PAGE_ROWS = 50
export const FILE_ROWS = 5000
