/** The forecast: what it holds, as plain data. Times are ISO instants in UTC; days are elapsed days of 24 hours. */
import type { Reading } from '../case-log/rules.ts'

export type OpenCaseForecast = {
  id: string
  class: string
  stage: string | null
  /** Age at the forecast's date. */
  ageDays: number
  /** Completion times. */
  p10: string
  p50: string
  p80: string
  p90: string
  p95: string
}

export type BacklogWeek = { weekStarting: string; p10: number; p50: number; p90: number; completedP50: number; arrivedP50: number }

/** Beyond ten more people the figures would speak of another unit. */
export const MOST_EXTRA_STAFF = 10

export type StaffingEffect = {
  /** Staff above today's at the binding stage. */
  extra: number
  p50Days: number
  p80Days: number
  /** Change of the mean against no extra staff, on the same draws, with its 95% half-width. */
  meanChangeDays: number
  halfWidthDays: number
  openAtHorizon: number
}

/** Figures of one forecaster over the back-test's cases: `n` cases scored, of which so many are over and their length `known`. */
export type Score = {
  n: number
  known: number
  coverage50: number
  coverage80: number
  coverage95: number
  crpsDays: number
  maeDays: number
  biasDays: number
  meanWidth80Days: number
}

export type Backtest = Score & {
  /** ISO instants at which the log was cut. */
  cuts: string[]
  /** The plain forecasts beside it, scored on the same cases. */
  naive: (Score & { name: string; question: string })[]
  /** Open cases in the weeks after each cut: share of weeks inside the 80% band, mean error. */
  backlog: { n: number; coverage80: number; meanAbsoluteError: number; naiveMeanAbsoluteError: number } | null
}

export type FittedStage = {
  stage: string
  visits: number
  /** Time from being able to begin to the end of the visit. */
  p50Days: number
  p80Days: number
  /** Working minutes of one visit where starts are recorded or could be estimated; null where not. */
  workMinutes: number | null
  workFrom: 'recorded starts' | 'completions on busy days' | 'not known'
  staff: number | null
  busyShare: number | null
  next: { stage: string; share: number }[]
}

export type FittedModel = {
  trainedOn: { cases: number; open: number; states: number; from: string; to: string }
  arrivalsPerWeek: { mean: number; low: number; high: number; weeks: number; byWeekday: number[] }
  stages: FittedStage[]
  /** Plain sentences on how the remaining time was fitted and what it rests on. */
  evidence: string[]
}

export type Forecast = {
  title: string
  asOf: string
  reading: Reading
  log: { cases: number; events: number; used: number; rejected: number }
  model: FittedModel
  openCases: OpenCaseForecast[]
  /** When the whole open stock of today is done. */
  stockDone: { p50: string; p80: string; p95: string } | null
  /** How many of today's open cases are done by the start of each week. */
  stockByWeek: { weekStarting: string; p10: number; p50: number; p90: number }[]
  backlog: BacklogWeek[]
  /** Open cases at each past week end, for drawing what led here. */
  history: { weekStarting: string; open: number; arrived: number; completed: number }[]
  staffing: StaffingEffect[]
  staffingAt: { stage: string; from: string; rampWeeks: number; staffToday: number } | null
  /** Why there is no staffing effect, in plain words; null where there is one. */
  staffingRefused: string | null
  backtest: Backtest | null
  backtestRefused: string | null
  precision: { quantity: string; halfWidthDays: number; targetDays: number; reached: boolean }
  seed: number
  /** sha256 over the log's used content, the settings and the model's version, lower-case hex. */
  inputHash: string
  replications: number
  release: boolean
  remarks: string[]
}
