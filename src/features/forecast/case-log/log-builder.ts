/** Gathers what a reader finds, row by row, and turns it into a `CaseLog`. Every reader uses it, so that one log in three formats gives one result. */
import { invalid } from '../../../values/problem.ts'
import { type Assembled, assembleVisits } from './assemble-visits.ts'
import { closeCases, outcomeOf } from './close-cases.ts'
import { NameList } from './columns-of-rows.ts'
import { emptyRows } from './gathered-rows.ts'
import { layOutLog } from './lay-out-log.ts'
import { lifecycleOf } from './lifecycle.ts'
import type { CaseLog, CaseOutcome, Reading, ReadingOptions } from './rules.ts'

/** One row of the file. Times are UTC milliseconds, NaN when absent. Empty text means "not recorded". */
export type EventRow = {
  case: number
  stage: string
  /** As in the file ("start", "COMPLETE", ...); empty when the row is a whole visit or a single stamp. */
  lifecycle: string
  start: number
  end: number
  queued: number
  resource: string
  party: string
  /** Pairs start and complete of one visit where the file says so (`concept:instance`); empty otherwise. */
  instance: string
}

/** The parts of a row that are names, and are held as numbers. */
type NamedPart = 'stage' | 'lifecycle' | 'resource' | 'party' | 'instance'
/** A row whose names have been numbered by `numberOf`. */
export type NumberedRow = Pick<EventRow, 'case' | 'start' | 'end' | 'queued'> & Record<NamedPart, number>

/** A log has a closing column when `closed` was ever given, be it as NaN for "not yet". */
export type CaseFacts = { class?: string; received?: number; closed?: number; outcome?: CaseOutcome }

/** What lies after the as-of time: rows of events added, and cases received only then. Neither counts as read. */
export type Unseen = { rows: number; cases: number }

export type Built = { log: CaseLog; closedBy: Reading['closedBy']; duplicates: number; unseen: Unseen; remarks: string[] }

/** What the columns of a log can number. */
const MOST_NAMES = 65_000
const MOST_PARTIES = 32_000

export interface LogBuilder {
  /** Number of the case with this id; new ids are added. */
  caseOf(id: string): number
  /** Facts of the case as a whole; later ones win where they are given. */
  setCase(index: number, facts: CaseFacts): void
  /** A single stamp goes into `end`; a row of lifecycle "start" likewise (the builder pairs it). The object may be reused by the caller. */
  add(row: EventRow): void
  /** The same in three steps, for a reader that knows a name again without making a text of it: it asks for each number once. */
  happened(row: Pick<NumberedRow, 'case' | 'start' | 'end' | 'queued'>): boolean
  /** Only for a name in a row that has happened: what is named later alone is not in the log. */
  numberOf(part: NamedPart, name: string): number
  addNumbered(row: NumberedRow): void
  /** Once only: rows are let go as they become visits. */
  build(): Built
}

type BuilderOptions = Pick<ReadingOptions, 'asOf' | 'closingStage'> & { timeZone: string }

/** `Problem` when a column that should hold few names (stages, classes, parties) holds tens of thousands. */
export function createLogBuilder(options: BuilderOptions): LogBuilder {
  const asOf = options.asOf ?? Number.POSITIVE_INFINITY
  const names = {
    cases: new NameList(),
    stages: new NameList(),
    classes: new NameList(),
    resources: new NameList(),
    parties: new NameList(),
  }
  const instances = new NameList()
  const facts = {
    class: [] as number[],
    received: [] as number[],
    closed: [] as number[],
    outcome: [] as (CaseOutcome | undefined)[],
    later: [] as boolean[],
  }
  const seen = { closingColumn: false, outcomes: false }
  const rows = emptyRows()
  let unseen = 0

  function caseOf(id: string): number {
    const index = names.cases.numberOf(id)
    if (index === facts.class.length) {
      facts.class.push(-1)
      facts.received.push(Number.NaN)
      facts.closed.push(Number.NaN)
      facts.outcome.push(undefined)
      facts.later.push(false)
    }
    return index
  }

  function setCase(index: number, given: CaseFacts): void {
    if (given.class) facts.class[index] = numberOf(names.classes, given.class, 'classes', MOST_NAMES)
    if (given.received !== undefined && !Number.isNaN(given.received)) facts.received[index] = given.received
    if (given.closed !== undefined) {
      seen.closingColumn = true
      if (!Number.isNaN(given.closed)) facts.closed[index] = given.closed
    }
    if (given.outcome !== undefined) {
      seen.outcomes = true
      facts.outcome[index] = given.outcome
    }
  }

  const numberOfPart: Record<NamedPart, (name: string) => number> = {
    stage: name => numberOf(names.stages, name, 'stages', MOST_NAMES),
    lifecycle: lifecycleOf,
    resource: name => names.resources.numberOf(name),
    party: name => numberOf(names.parties, name, 'parties', MOST_PARTIES),
    instance: name => instances.numberOf(name),
  }

  /** Seen from the as-of time, what lies after it has not happened: a visit then going on has no end yet. */
  function happened({ case: index, queued, start, end }: Pick<NumberedRow, 'case' | 'start' | 'end' | 'queued'>): boolean {
    if (start > asOf || end > asOf) facts.later[index] = true
    if (queued <= asOf || start <= asOf || end <= asOf) return true
    unseen++
    facts.later[index] = true
    return false
  }

  function addNumbered(row: NumberedRow): void {
    const { queued, start, end } = row
    rows.count++
    rows.case.push(row.case)
    rows.stage.push(row.stage)
    rows.lifecycle.push(row.lifecycle)
    rows.resource.push(row.resource)
    rows.party.push(row.party)
    rows.instance.push(row.instance)
    rows.queued.push(queued <= asOf ? queued : Number.NaN)
    rows.start.push(start <= asOf ? start : Number.NaN)
    rows.end.push(end <= asOf ? end : Number.NaN)
  }

  const numbered: NumberedRow = { case: 0, start: 0, end: 0, queued: 0, stage: 0, lifecycle: 0, resource: 0, party: 0, instance: 0 }
  function add(row: EventRow): void {
    if (!happened(row)) return
    numbered.case = row.case
    numbered.start = row.start
    numbered.end = row.end
    numbered.queued = row.queued
    numbered.stage = numberOfPart.stage(row.stage)
    numbered.lifecycle = numberOfPart.lifecycle(row.lifecycle)
    numbered.resource = numberOfPart.resource(row.resource)
    numbered.party = numberOfPart.party(row.party)
    numbered.instance = numberOfPart.instance(row.instance)
    addNumbered(numbered)
  }

  function build(): Built {
    const visits = assembleVisits(rows, names.cases.names.length)
    const received = firstKnown(facts.received, visits.firstStamp)
    const closed = facts.closed.map(time => (time <= asOf ? time : Number.NaN))
    const endOfLog = Number.isFinite(asOf) ? asOf : latestOf(received, closed, visits)
    const closing = closeCases({ visits, closed, facts, seen, endOfLog, stages: names.stages.names, closingStage: options.closingStage })
    const outcomes = facts.outcome.map((known, index) => outcomeOf(known, closing.closed[index]!, facts.closed[index]!))
    const log = layOutLog({
      visits,
      asOf,
      received,
      closed: closing.closed,
      outcomes,
      classes: facts.class,
      names,
      endOfLog,
      options,
      seen,
    })
    const later = received.reduce((sum, time) => sum + (time > asOf ? 1 : 0), 0)
    return { log, closedBy: closing.by, duplicates: visits.duplicates, unseen: { rows: unseen, cases: later }, remarks: closing.remarks }
  }

  return { caseOf, setCase, add, happened, numberOf: (part, name) => numberOfPart[part](name), addNumbered, build }
}

/** Refused at the first name too many: a wrong column of a large file would otherwise fill the memory before anybody hears of it. */
function numberOf(list: NameList, name: string, what: string, most: number): number {
  const number = list.numberOf(name)
  if (number < most) return number
  throw invalid(
    `The log names more than ${most.toLocaleString('en-GB')} different ${what}, which cannot be right`,
    `Say which column holds the ${what}; the one used holds something else`,
  )
}

function firstKnown(given: readonly number[], stamps: Float64Array): Float64Array {
  const known = Float64Array.from(given)
  for (let index = 0; index < known.length; index++) if (Number.isNaN(known[index]!)) known[index] = stamps[index]!
  return known
}

/** The day the log was drawn, as far as the log shows: its latest stamp of any kind. */
function latestOf(received: Float64Array, closed: readonly number[], visits: Assembled): number {
  let latest = Number.NEGATIVE_INFINITY
  for (const column of [received, closed, visits.lastStamp]) {
    for (const time of column) if (time > latest) latest = time
  }
  return latest
}
