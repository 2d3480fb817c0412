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
  /** Mean over closed cases; `null` when none is closed. Restricted mean where the longest are open. */
  meanDays: number | null
  p50WorkingDays: number | null
  p80WorkingDays: number | null
  p95WorkingDays: number | null
  /** Share closed within the target, by Kaplan-Meier at the target; absent without a target. */
  withinTarget?: { share: number; low: number; high: number }
}

export type ClassFigures = Timeliness & { class: string; outcomes: Partial<Record<CaseOutcome, number>> }

/** `received` cohort figures and what happened in the month. `month` is 2026-01. */
export type MonthFigures = Timeliness & { month: string; class: string | null; received: number; completed: number; openAtEnd: number }

/** Aalen-Johansen: by `days`, the share of cases that ended so, with withdrawn and discontinued as competing outcomes. */
export type CompetingOutcome = { outcome: CaseOutcome; points: { days: number; share: number }[] }

export type Held = {
  name: string
  visits: number
  meanDays: number
  p50Days: number
  p80Days: number
  p95Days: number
  shareOfTime: number
}

export type Report = {
  title: string
  /** ISO instant the log ends at, and whether it was told by --as-of. */
  asOf: string
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
  rework: { stage: string; cases: number; share: number; extraVisits: number }[]
  oldestOpen: { case: string; class: string; stage: string | null; days: number; workingDays: number; received: string }[]
  workload: { resource: string; visits: number; cases: number }[]
  /** True when made with --release: no case references, groups under five left out. */
  release: boolean
  remarks: string[]
}
