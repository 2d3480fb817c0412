/** Where a role that must be held is not: what is asked, what is found, and the figures that follow from it. */
import { addDays, type CalendarDate } from '../../../../values/date.ts'
import { counted } from '../../../../values/figures.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { common, dayCount, holds, joined, lastDay, type Period } from '../../../../values/period.ts'
import { type AskedAsAt, dayOf, readAsAt } from '../../as-at/rules.ts'
import type { Holding } from '../../rules.ts'

/** Bounded on both sides; one day where the gaps of a day are asked for. */
export type Days = { from: CalendarDate; until: CalendarDate }
export type GapsAsked = { during: Days; known: CalendarDate | null }

export const oneDay = (day: CalendarDate): Days => ({ from: day, until: addDays(day, 1) })
export const isOneDay = ({ from, until }: Days): boolean => addDays(from, 1) === until

/** What the reader may see all holdings of. Whatever lies outside would look vacant without being so. */
export type Scope = {
  /** Every holder of every role. */
  all: boolean
  /** Holders of published roles, wherever they are. */
  published: boolean
  /** And whatever is held in these units and for these boroughs. */
  units: readonly number[]
  areas: readonly string[]
}

export const seesAllOf = ({ all, published }: Scope, role: { published: boolean }): boolean => all || (published && role.published)
export const seesSome = ({ units, areas }: Scope): boolean => units.length > 0 || areas.length > 0

/** A requirement with days in the period that was asked for, and how far it was met. */
export type RequirementMet = {
  /** The id of its latest fact in the period. */
  id: string
  roleKind: string
  roleName: string
  unitKind: string | null
  /** Units or boroughs in which it is required on some day, and in how many it is held on all of them. */
  places: number
  filled: number
  daysRequired: number
  daysVacant: number
  /** Whether these are all places, or only those of the reader. */
  whole: boolean
  gaps: readonly Gap[]
}

/** A unit or a borough in which the role is vacant on some day of the period. */
export type Gap = {
  /** Either is null. */
  unit: number | null
  area: string | null
  code: string
  name: string
  /** Whether the force has published this name. */
  confirmed: boolean
  /** Of the period. */
  daysRequired: number
  daysVacant: number
  /** Whole runs of vacant days that reach into the period, in order: a run may have begun before it and may go on after it. */
  runs: readonly Run[]
  /** Whoever deputises or covers on vacant days of the period. */
  meanwhile: readonly Holding[]
}

export type Run = {
  days: Period
  /** Whether a holder left on its first day; else nobody is recorded since the role is required there. */
  afterHolder: boolean
  /** Whether it ends because somebody takes the role; else because it is required no more. */
  thenHeld: boolean
  /** The day is not known exactly. */
  aboutFrom: boolean
  aboutUntil: boolean
}

/** Of a requirement that is not shown at all, what it is. */
export type Hidden = Pick<RequirementMet, 'roleName' | 'unitKind'>
export type Gaps = GapsAsked & { today: CalendarDate; met: readonly RequirementMet[]; hidden: readonly Hidden[] }

export type GapFigure = { required: number; held: number; vacant: number; attended: number; shareHeld: number | null }

/** How many places there are, in how many of them the role is held throughout, and in how many of the others somebody stands in. */
export function gapFigures({ places, filled, daysRequired, daysVacant, gaps }: Omit<RequirementMet, 'id'>): GapFigure {
  return {
    required: places,
    held: filled,
    vacant: places - filled,
    attended: gaps.filter(({ meanwhile }) => meanwhile.length > 0).length,
    shareHeld: daysRequired === 0 ? null : (daysRequired - daysVacant) / daysRequired,
  }
}

/** "11 of 12 in post; 1 vacant, covered meanwhile". */
export function figureWords(figure: GapFigure, days: Days): string {
  const { required, held, vacant, attended } = figure
  const posts = isOneDay(days) ? `${held} of ${required} in post` : `${held} of ${required} in post on every day`
  if (vacant === 0) return posts
  const gap = isOneDay(days) ? `${vacant} vacant` : `${vacant} vacant on some`
  return attended === 0 ? `${posts}; ${gap}` : `${posts}; ${gap}, ${attended === vacant ? 'covered' : `${attended} covered`} meanwhile`
}

/** Up to and with the day: what began today is vacant for one day. Undefined where nobody knows when it began. */
export const daysVacantBy = ({ days }: Pick<Run, 'days'>, day: CalendarDate): number | undefined =>
  dayCount({ from: days.from, until: addDays(day, 1) })

/** The run that holds the day. */
export const runOn = ({ runs }: Pick<Gap, 'runs'>, day: CalendarDate): Run | undefined => runs.find(({ days }) => holds(days, day))

/** On how many of the vacant days in the period somebody stands in. */
export function daysAttended({ runs, meanwhile }: Pick<Gap, 'runs' | 'meanwhile'>, during: Days): number {
  const vacant = runs.flatMap(({ days }) => common(days, during) ?? [])
  const attended = vacant.flatMap(days => meanwhile.flatMap(({ valid }) => common(valid, days) ?? []))
  return joined(attended).reduce((sum, days) => sum + (dayCount(days) ?? 0), 0)
}

/** How the vacancy ends, as far as the register knows. */
export function endWords({ days, thenHeld, aboutUntil }: Run, name: (day: CalendarDate) => string): string {
  if (days.until === null) return 'No end is known'
  const about = aboutUntil ? 'about ' : ''
  return thenHeld ? `Held again from ${about}${name(days.until)}` : `Required until ${about}${name(lastDay(days) ?? days.until)}`
}

type AskedDays = { [Field in `${'from' | 'to'}-${'day' | 'month' | 'year'}`]?: string | undefined } & {
  from?: string | undefined
  to?: string | undefined
}
/** As an address carries it. The first day and the last make a period; without them it is about one day. */
export type AskedGaps = AskedAsAt & AskedDays & { view?: string | undefined }

const USUAL_DAYS = 365

/** What cannot be is told and passed over. */
export function readGapsAsked(asked: AskedGaps, today: CalendarDate): { asked: GapsAsked; isPeriod: boolean; errors: Reason[] } {
  const errors: Reason[] = []
  const from = dayOf(asked, 'from', 'The first day', errors)
  const to = dayOf(asked, 'to', 'The last day', errors)
  const when = readAsAt(asked, today)
  const isPeriod = asked.view === 'period' || from !== undefined || to !== undefined
  if (!isPeriod) return { asked: { during: oneDay(when.asAt.at), known: when.asAt.known }, isPeriod, errors: [...errors, ...when.errors] }
  const last = to ?? today
  const first = from ?? addDays(last, -USUAL_DAYS)
  const isTurned = first > last
  if (isTurned) errors.push({ field: 'to-day', message: 'The last day must be the first day or later' })
  const during = { from: isTurned ? last : first, until: addDays(last, 1) }
  return { asked: { during, known: when.asAt.known }, isPeriod, errors: [...errors, ...when.errors] }
}

/** The part of an address after its path; the same address asks the same again. */
export function gapsQuery({ during, known }: GapsAsked, isPeriod: boolean): string {
  const days = isPeriod ? `from=${during.from}&to=${addDays(during.until, -1)}` : `at=${during.from}`
  return `?${days}${known === null ? '' : `&known=${known}`}`
}

/** "12 days". */
export const daysWords = (days: number): string => counted(days, 'day')
