/** Gathers what a reader finds, row by row, and turns it into a `CaseLog`. Every reader uses it, so that one log in three formats gives one result. */
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

export type CaseFacts = { class?: string; received?: number; closed?: number; outcome?: CaseOutcome }

export type Built = { log: CaseLog; closedBy: Reading['closedBy']; duplicates: number; unseen: number; remarks: string[] }

export interface LogBuilder {
  /** Number of the case with this id; new ids are added. */
  caseOf(id: string): number
  /** Facts of the case as a whole; later ones win where they are given. */
  setCase(index: number, facts: CaseFacts): void
  /** A single stamp goes into `end`; a row of lifecycle "start" likewise (the builder pairs it). The object may be reused by the caller. */
  add(row: EventRow): void
  build(): Built
}
export type CreateLogBuilder = (options: Pick<ReadingOptions, 'asOf' | 'closingStage'> & { timeZone: string }) => LogBuilder
