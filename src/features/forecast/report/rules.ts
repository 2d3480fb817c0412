/** The performance report: what it holds, as plain data. Days are elapsed days of 24 hours unless a name says working days. */
import type { CaseOutcome, Reading } from '../case-log/rules.ts'

/** A percentile of time to completion with open cases censored. `null` value: not yet reached. Interval: 95%, Greenwood log-log. */
export type Percentile = { days: number | null; low: number | null; high: number | null }

export type Timeliness = {
  /** Cases received in the group. */
  n: number
  /** Of those, open at the end of the log. */
  open: number
  /** Closed with any result. */
  closed: number
  /** The chance-weighted percentiles of time to completion (Kaplan-Meier for all closings; open cases censored). */
  p50: Percentile
  p80: Percentile
  p95: Percentile
  /** Mean over closed cases only, `null` when none is closed: what a spreadsheet gives. Too low while long cases are open. */
  meanDays: number | null
  /** Mean with open cases censored: the area under the curve up to the longest time seen, `upToDays`. Absent when the group is empty. */
  restrictedMean?: { days: number; upToDays: number }
  /** Percentiles of each case's own working days, not the elapsed ones converted. */
  p50WorkingDays: number | null
  p80WorkingDays: number | null
  p95WorkingDays: number | null
  /** Share closed within the target, by Kaplan-Meier at the target; absent without a target and where no case was watched for that long. */
  withinTarget?: { share: number; low: number; high: number }
}

export type ClassFigures = Timeliness & { class: string; outcomes: Partial<Record<CaseOutcome, number>> }

/** `received` cohort figures and what happened in the month. `month` is 2026-01. */
export type MonthFigures = Timeliness & { month: string; class: string | null; received: number; completed: number; openAtEnd: number }

/** Aalen-Johansen: by `days`, the share of cases that ended so, with withdrawn and discontinued as competing outcomes. */
export type CompetingOutcome = { outcome: CaseOutcome; points: { days: number; share: number }[] }

/**
 * Time held by one stage or party. Means and percentiles are of finished visits (`visits`), `null` when none is finished; visits
 * that go on count in `shareOfTime` up to the end of the log. The shares of a table add up to 1: time that no visit covers is the
 * row named by `NOT_COVERED`, counted once a case. With --release fewer than five finished visits are given as 0, without figures.
 */
export type Held = {
  name: string
  visits: number
  meanDays: number | null
  p50Days: number | null
  p80Days: number | null
  p95Days: number | null
  shareOfTime: number
}
export const NOT_COVERED = 'Not recorded'

/** Where --release puts classes, stages and parties of fewer than `LEAST_RELEASED` cases. */
export const OTHER_GROUPS = 'other (groups under five)'
export const LEAST_RELEASED = 5

export type Report = {
  title: string
  /** ISO instant the log ends at, and whether it was told by --as-of. */
  asOf: string
  asOfTold?: boolean
  log: { cases: number; events: number; used: number; rejected: number }
  reading: Reading
  targetDays: number | null
  /** All cases together. */
  all: Timeliness
  classes: ClassFigures[]
  /** All classes together, oldest month first; then one run of months per class in `monthsByClass`. */
  months: MonthFigures[]
  monthsByClass: MonthFigures[]
  competing: CompetingOutcome[]
  /** Kaplan-Meier curve of all cases still open by day, with its band: for the chart. */
  survival: { days: number; open: number; low: number; high: number }[]
  heldByStage: Held[]
  heldByParty: Held[]
  /** Whether the time held counts from a recorded start or from the end of the visit before. */
  heldFrom: 'recorded starts' | 'end of the visit before'
  /** Second and later visits to a stage; `share` is of the cases that came to the stage at all. Most extra visits first. */
  rework: { stage: string; cases: number; share: number; extraVisits: number }[]
  /** At most 20. `stage` is where the case stands, or the last stage recorded; `received` is a date. */
  oldestOpen: { case: string; class: string; stage: string | null; days: number; workingDays: number; received: string }[]
  /** Pseudonyms ("Officer 1", by first appearance), never names. Most visits first. */
  workload: { resource: string; visits: number; cases: number }[]
  /** True when made with --release: no case references, groups under five left out. */
  release: boolean
  remarks: string[]
}
