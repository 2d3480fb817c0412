/** Makes a forecast from a case log: fits, draws futures until they are precise enough, asks about staff, and tries itself on the past. */
import { weekdayOf } from '../../../values/date.ts'
import { invalid } from '../../../values/problem.ts'
import { dayFinder } from '../../../values/time-zone.ts'
import { baseName } from '../case-log/reading-for-release.ts'
import { type CaseLog, OUTCOME_CODE, type ReadLog } from '../case-log/rules.ts'
import { draw } from '../engine/draw.ts'
import { fitRemainingTime, type RemainingTime, USUAL } from '../fitting/remaining-time.ts'
import { DAY, momentOf } from '../fitting/states.ts'
import type { FittingSettings } from '../fitting/views.ts'
import { backtest } from '../scores/backtest.ts'
import { afterDays, bandAt, type Futures } from './backlog.ts'
import { describeModel } from './describe-model.ts'
import { drawUntilPrecise } from './draw-until-precise.ts'
import { futuresPlan } from './futures-plan.ts'
import { inputHash } from './input-hash.ts'
import { withoutPersons } from './release.ts'
import type { Forecast, OpenCaseForecast } from './rules.ts'
import { askAboutStaff } from './staffing.ts'
import type { ToldPerson } from './told-staff.ts'
import { historyOf, type Week, weeksAround } from './weeks-ahead.ts'

export type ForecastSettings = {
  title?: string
  seed: number
  /** How far ahead the open cases are counted. */
  weeks: number
  /** Exactly so many futures; without it, until the precision is reached. */
  replications?: number
  /** Half-width, in days, to which the mean time to finish an open case is to be known. */
  precisionDays: number
  /** First day of more staff (yyyy-mm-dd); four weeks ahead without it. */
  staffFrom?: string
  rampWeeks: number
  /** The stage that gets them; the one that holds work up without it. */
  staffStage?: string
  /** Who is there, where that is known better than from who finished what. */
  people?: readonly ToldPerson[]
  maxExtra: number
  threads: number
  backtest: boolean
  release: boolean
  asOfTold: boolean
}

/** Progress: a step in plain words and its share done, 0 to 1. */
export type OnProgress = (step: string, share: number) => void

/** `Problem` when the log holds too little to forecast from. Same log, settings and seed: the same forecast, bit for bit. */
export async function makeForecast(read: ReadLog, settings: ForecastSettings, onProgress: OnProgress = () => {}): Promise<Forecast> {
  const { log, reading } = read
  const fitting = fittingSettings(settings.seed)
  const report = async (step: string, share: number) => {
    onProgress(step, share)
    // The drawing of progress and signals get their turn between long steps.
    await new Promise(resolve => setImmediate(resolve))
  }

  await report('Fitting the model', 0)
  const model = fitRemainingTime(log, reading.closedBy, fitting)
  if (!model) throw tooLittle(log)

  await report('Drawing futures', 0.2)
  const weekday = weekdayFinder(log.timeZone)
  const weeks = weeksAround(log.timeZone, log.endOfLog, log.cases.received[0]!, settings.weeks)
  const checks = Float64Array.from(weeks.ahead, week => (week.instant - log.endOfLog) / DAY)
  const plan = futuresPlan(log, reading.closedBy, model, checks, { seed: settings.seed, weekday })
  const { futures, precision } = drawUntilPrecise(plan, settings)

  await report('Asking about staff', 0.4)
  const staffing = await askAboutStaff(log, reading, settings)

  const tried = settings.backtest
    ? await backtest(log, reading.closedBy, { fitting, seed: settings.seed, weekday }, share =>
        report('Trying it on the past', 0.5 + share / 2),
      )
    : undefined
  await report('Done', 1)

  const forecast: Forecast = {
    title: settings.title ?? `Forecast from ${baseName(reading.file)}`,
    asOf: new Date(log.endOfLog).toISOString(),
    reading: { ...reading, file: baseName(reading.file) },
    log: { cases: log.cases.count, events: reading.counts.rows, used: reading.counts.used, rejected: reading.counts.rejected },
    model: describeModel(log, model, plan.arrivals, dayFinder(log.timeZone)),
    openCases: openCaseForecasts(log, model),
    stockDone: plan.stock.length === 0 ? null : stockDone(log, futures),
    stockByWeek: plan.stock.length === 0 ? [] : bands(doneOf(futures, plan.stock.length), futures, weeks.ahead),
    backlog: bands(futures.open, futures, weeks.ahead).map((band, week) => ({
      ...band,
      completedP50: medianAt(futures.completed, futures, weeks.ahead.length, week),
      arrivedP50: medianAt(futures.arrived, futures, weeks.ahead.length, week),
    })),
    history: historyOf(log, weeks.gone),
    staffing: staffing.effects,
    staffingAt: staffing.at,
    staffingRefused: staffing.refused,
    backtest: tried ?? null,
    backtestRefused: whyNoBacktest(settings.backtest, tried !== undefined),
    precision,
    seed: settings.seed,
    inputHash: inputHash(log, { ...hashedSettings(settings), closedBy: reading.closedBy, shape: reading.mapping.shape }),
    replications: futures.replications,
    release: settings.release,
    remarks: [...reading.remarks, ...staffing.remarks],
  }
  return settings.release ? withoutPersons(forecast) : forecast
}

/** Threads, titles and what is left out for release change no figure, nor does it whether a log ends by itself or was told to: no inputs. */
const hashedSettings = ({ title: _, threads: __, release: ___, asOfTold: ____, ...settings }: ForecastSettings) => settings

/** The fitting draws from the same seed as the futures, in a fixed order. */
function fittingSettings(seed: number): FittingSettings {
  let drawn = 0
  return { ...USUAL, random: () => (draw(seed | 0, 7_000_000 + drawn++) >>> 0) / 4294967296 }
}

function weekdayFinder(timeZone: string): (at: number) => number {
  const dayOf = dayFinder(timeZone)
  return at => weekdayOf(dayOf(at))
}

function tooLittle(log: CaseLog): Error {
  const open = log.cases.outcome.reduce((sum, outcome) => sum + (outcome === OUTCOME_CODE.open ? 1 : 0), 0)
  return invalid(
    `The log holds too little to forecast from: ${log.cases.count} cases, ${log.cases.count - open} of them closed`,
    'A forecast needs at least ten closed cases with some days between receipt and closing; "muster report" can still say how things stand',
  )
}

function openCaseForecasts(log: CaseLog, model: RemainingTime): OpenCaseForecast[] {
  const at = log.endOfLog
  const moment = momentOf(log, at)
  return moment.open.map(index => {
    const { days } = model.predict(log, index, moment)
    const last = log.cases.first[index + 1]! - 1
    return {
      id: log.cases.ids[index]!,
      class: log.classes[log.cases.class[index]!]!,
      stage: log.has.stages && last >= log.cases.first[index]! ? log.stages[log.visits.stage[last]!]! : null,
      ageDays: (at - log.cases.received[index]!) / DAY,
      p10: afterDays(at, days(0.1)),
      p50: afterDays(at, days(0.5)),
      p80: afterDays(at, days(0.8)),
      p90: afterDays(at, days(0.9)),
      p95: afterDays(at, days(0.95)),
    }
  })
}

function stockDone(log: CaseLog, futures: Futures): Forecast['stockDone'] {
  const sorted = Float64Array.from(futures.lastDone).sort()
  const at = (chance: number) => afterDays(log.endOfLog, sorted[Math.min(sorted.length - 1, Math.floor(chance * sorted.length))]!)
  return { p50: at(0.5), p80: at(0.8), p95: at(0.95) }
}

/** Of today's open cases, how many are done. */
const doneOf = ({ stock }: Futures, cases: number) => stock.map(open => cases - open)

const bands = (values: Float64Array, futures: Futures, weeks: readonly Week[]) =>
  weeks.map(({ date }, week) => ({
    weekStarting: date,
    p10: bandAt(values, futures, weeks.length, week, 0.1),
    p50: bandAt(values, futures, weeks.length, week, 0.5),
    p90: bandAt(values, futures, weeks.length, week, 0.9),
  }))

const medianAt = (values: Float64Array, futures: Futures, checks: number, check: number) => bandAt(values, futures, checks, check, 0.5)

function whyNoBacktest(asked: boolean, made: boolean): string | null {
  if (made) return null
  return asked
    ? 'Too few open cases with a known result followed in the last third of the log to judge a forecast by: at least 20 are needed'
    : 'It was not asked for'
}
