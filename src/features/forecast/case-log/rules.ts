/**
 * The one form in which every reader delivers a case log and every consumer takes it.
 *
 * Columns lie side by side so that a log of two million visits fits in little memory. Times are UTC milliseconds; NaN stands for
 * "not recorded" or "not yet". Names (stages, classes, resources, parties) are held once and referred to by index.
 */

export const OUTCOMES = ['open', 'granted', 'refused', 'withdrawn', 'discontinued', 'completed'] as const
/** How a case stands. `completed` is a closed case whose log does not say with what result. */
export type CaseOutcome = (typeof OUTCOMES)[number]

export type CaseLog = {
  /** IANA zone in which stamps without an offset were read and in which days and months are counted. */
  timeZone: string
  /** Latest instant the log speaks of: the day the log was drawn. What is open, is open then. */
  endOfLog: number
  stages: readonly string[]
  classes: readonly string[]
  resources: readonly string[]
  parties: readonly string[]
  cases: CaseColumns
  visits: VisitColumns
  /** What the log could tell: consumers say what cannot be estimated where one of these is false. */
  has: { stages: boolean; starts: boolean; resources: boolean; parties: boolean; outcomes: boolean; classes: boolean; timesOfDay: boolean }
}

/** One entry a case, in order of `received`, then of the file. */
export type CaseColumns = {
  count: number
  ids: readonly string[]
  /** Index into `classes`. */
  class: Uint16Array
  received: Float64Array
  /** NaN while the case is open. */
  closed: Float64Array
  /** Index into OUTCOMES. */
  outcome: Uint8Array
  /** Visits of case i are `visits[first[i]] .. visits[first[i + 1] - 1]`; length count + 1. */
  first: Int32Array
}

/** One entry a visit of a case to a stage, by case and within it by time (ties keep the order of the file). */
export type VisitColumns = {
  count: number
  stage: Uint16Array
  /** Index into `resources`, -1 when unknown. */
  resource: Int32Array
  /** Index into `parties`, -1 when unknown. */
  party: Int16Array
  /** When the visit could have begun (a recorded queue entry), NaN when not recorded. */
  queued: Float64Array
  /** NaN when only the end was recorded. */
  start: Float64Array
  /** NaN while the visit goes on. */
  end: Float64Array
}

/** Why a row could not be used. `line` is the line of the file (CSV, XES) or the row of the sheet (XLSX), from 1. */
export type RejectedRow = { line: number; sheet?: string; reason: string }

/** Which column plays which part. Names are as in the file; a part that no column plays is absent. */
export type EventMapping = {
  shape: 'events'
  case: string
  stage?: string
  /** The stamp at which the visit ended, or the only stamp. */
  end?: string
  start?: string
  queued?: string
  lifecycle?: string
  resource?: string
  party?: string
  class?: string
  outcome?: string
  /** Columns of the case as a whole, repeated on each of its rows. */
  received?: string
  closed?: string
}
export type CaseMapping = {
  shape: 'cases'
  case: string
  received: string
  closed?: string
  /** Date columns between the two, in order: each is the day a stage was finished. */
  stages: string[]
  resource?: string
  class?: string
  outcome?: string
}
export type ColumnMapping = EventMapping | CaseMapping

export type DateOrder = 'day-first' | 'month-first'

/** What a person can settle beforehand; everything absent is found out from the file, or asked for, or refused. */
export type ReadingOptions = {
  mapping?: Partial<EventMapping> | Partial<CaseMapping>
  dates?: DateOrder
  timeZone?: string
  sheet?: string
  /** OCEL: the type of object that is the case. */
  objectType?: string
  /** Words of the outcome column that the reader does not know -> what they mean. */
  outcomes?: Record<string, CaseOutcome>
  /** Read as if the log ended then (UTC milliseconds): later events are unseen, cases then open are open. */
  asOf?: number
  /** Stage after whose end a case is closed, where the log has no closing date. */
  closingStage?: string
  /** Now, for refusing dates in the future; passed in, never read from the clock. */
  now: number
}

/** How the file was understood, for showing beside every figure made from it. */
export type Reading = {
  /** `records`: no file, but what a feature holds. */
  format: 'csv' | 'xlsx' | 'xes' | 'ocel' | 'records'
  file: string
  /** sha256 of the file's bytes, lower-case hex: part of the input hash of a forecast. */
  sha256: string
  mapping: ColumnMapping
  /** The headings of a table, in the order of the file. */
  columns?: readonly string[]
  dates?: DateOrder
  /** How the order of day and month is known: it was in the data, it was told, or no date needed it. */
  datesSettledBy?: 'data' | 'told' | 'unambiguous'
  sheet?: string
  separator?: string
  encoding?: string
  timeZone: string
  /** How it was found which cases are closed. */
  closedBy: 'closing column' | 'outcome column' | 'closing stage' | 'what usually follows'
  counts: {
    /** Rows that hold an event or a case (headings, blank lines left out). */
    rows: number
    used: number
    rejected: number
    duplicates: number
  }
  /** Every row that could not be used, in order of line; at most 100,000 are kept, `counts.rejected` counts all. */
  rejected: RejectedRow[]
  /** Cells passed over in rows that were used ("TBC" in a date), in order of line, kept likewise. */
  passedOver: RejectedRow[]
  /** What a careful person would want to know: "3 visits end before they start", "2 words of outcome are not known". */
  remarks: string[]
}

export type ReadLog = { log: CaseLog; reading: Reading }

export const OUTCOME_CODE = Object.fromEntries(OUTCOMES.map((name, code) => [name, code])) as Record<CaseOutcome, number>
