/** What a thread is asked to make of a log on disk, and what it answers: plain data, because classes do not pass between threads. */
import type { Reading, ReadingOptions, ReadLog } from '../case-log/rules.ts'
import type { Question } from '../case-log/undecided.ts'
import type { RunSettings } from '../kept-runs/rules.ts'
import type { Report } from '../report/rules.ts'
import type { ForecastSettings } from '../runs/make-forecast.ts'
import type { Forecast } from '../runs/rules.ts'

export type Task =
  | { does: 'read'; path: string; options: ReadingOptions }
  | { does: 'make'; path: string; options: ReadingOptions; settings: RunSettings; threads: number }
  | { does: 'forecast'; read: ReadLog; settings: ForecastSettings }

/** What the reading of a log showed that a person should see before anything is made from it. */
export type FoundLog = {
  reading: Reading
  cases: number
  open: number
  stages: readonly string[]
  /** ISO instants. */
  from: string
  to: string
}

export type Made = {
  report: Report
  forecast: Forecast | null
  /** Why there is no forecast, where the log holds too little for one. */
  forecastRefused: string | null
  /** sha256 over report and forecast as they are kept: equal digests mean equal results, bit for bit. */
  digest: string
}

export type Refusal = {
  message: string
  advice: string | undefined
  /** Where a person can answer it. */
  question?: { about: Question; flag: string; choices: readonly string[] }
  /** How the log was read, where it was and nothing can be made of it. */
  reading?: Reading
}

export type ThreadAnswer =
  | { says: 'progress'; step: string; share: number }
  | { says: 'read'; found: FoundLog }
  | { says: 'made'; made: Made }
  | { says: 'forecast'; forecast: Forecast }
  | { says: 'refused'; refusal: Refusal }
  | { says: 'fault'; message: string }
