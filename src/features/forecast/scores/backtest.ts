/** The forecast made at earlier instants of the same log, with what was known then, and judged by what came: beside the plain ones. */
import { cutLog } from '../case-log/cut-log.ts'
import type { CaseLog, Reading } from '../case-log/rules.ts'
import { fitRemainingTime } from '../fitting/remaining-time.ts'
import { DAY, momentOf, openAt } from '../fitting/states.ts'
import type { FittingSettings } from '../fitting/views.ts'
import { bandAt, drawFutures } from '../runs/backlog.ts'
import { futuresPlan } from '../runs/futures-plan.ts'
import type { Backtest } from '../runs/rules.ts'
import { type PlainForecast, recentRateForecast, sameStageForecast } from './plain-forecasts.ts'
import { type Judgement, scoreOf } from './score.ts'

/** From 70% of the log's span on; not so late that few results are known. */
const CUTS = [0.7, 0.74, 0.78, 0.82, 0.86]
const MOST_WEEKS = 8
const REPLICATIONS = 200

export type BacktestSettings = { fitting: FittingSettings; seed: number; weekday: (at: number) => number }

type Found = { ours: Judgement[]; plain: Map<string, { forecast: PlainForecast; judgements: Judgement[] }>; weeks: WeekJudged[] }
type WeekJudged = { inside: boolean; off: number; offIfUnchanged: number }

/** Undefined when too little is known after the cuts: fewer than 20 open cases with a result. */
export async function backtest(
  log: CaseLog,
  closedBy: Reading['closedBy'],
  settings: BacktestSettings,
  onProgress: (share: number) => void | Promise<void>,
): Promise<Backtest | undefined> {
  const from = log.cases.received[0]!
  const found: Found = { ours: [], plain: new Map(), weeks: [] }
  const cuts: string[] = []
  for (const [step, share] of CUTS.entries()) {
    await onProgress(step / CUTS.length)
    const at = from + (log.endOfLog - from) * share
    if (judgeCut(log, at, closedBy, settings, found)) cuts.push(new Date(at).toISOString())
  }
  const ours = scoreOf(found.ours)
  if (!ours || ours.known < 20) return undefined
  const naive = [...found.plain.values()].flatMap(({ forecast, judgements }) => {
    const score = scoreOf(judgements)
    return score ? [{ ...score, name: forecast.name, question: forecast.question }] : []
  })
  return { ...ours, cuts, naive, backlog: backlogScore(found.weeks) }
}

function judgeCut(log: CaseLog, at: number, closedBy: Reading['closedBy'], settings: BacktestSettings, found: Found): boolean {
  const then = cutLog(log, at, closedBy)
  const model = fitRemainingTime(then, closedBy, settings.fitting)
  if (!model) return false
  const moment = momentOf(then, at)
  const plain = [sameStageForecast(then, at), recentRateForecast(then, at)]
  for (const index of moment.open) {
    const closed = log.cases.closed[index]!
    // Taken for open then, though nothing more came: there is no result to judge a date by.
    if (closed <= at) continue
    const over = !Number.isNaN(closed)
    const actual = ((over ? closed : log.endOfLog) - at) / DAY
    found.ours.push({ forecast: model.predict(then, index, moment), actual, over })
    for (const forecast of plain) {
      const kept = found.plain.get(forecast.name) ?? { forecast, judgements: [] }
      found.plain.set(forecast.name, kept)
      kept.judgements.push({ forecast: forecast.of(index), actual, over })
    }
  }
  judgeBacklog(log, closedBy, then, at, model, settings, found.weeks)
  return true
}

function judgeBacklog(
  log: CaseLog,
  closedBy: Reading['closedBy'],
  then: CaseLog,
  at: number,
  model: NonNullable<ReturnType<typeof fitRemainingTime>>,
  settings: BacktestSettings,
  judged: WeekJudged[],
): void {
  const weeks = Math.min(MOST_WEEKS, Math.floor((log.endOfLog - at) / (7 * DAY)))
  if (weeks < 1) return
  const checks = Float64Array.from({ length: weeks }, (_, week) => (week + 1) * 7)
  const futures = drawFutures(futuresPlan(then, closedBy, model, checks, settings), REPLICATIONS)
  const now = openAt(then, at).length
  for (let week = 0; week < weeks; week++) {
    const band = (chance: number) => bandAt(futures.open, futures, weeks, week, chance)
    const actual = openAt(log, at + checks[week]! * DAY).length
    judged.push({
      inside: actual >= band(0.1) && actual <= band(0.9),
      off: Math.abs(actual - band(0.5)),
      offIfUnchanged: Math.abs(actual - now),
    })
  }
}

function backlogScore(weeks: readonly WeekJudged[]): Backtest['backlog'] {
  if (weeks.length === 0) return null
  const mean = (value: (week: WeekJudged) => number) => weeks.reduce((sum, week) => sum + value(week), 0) / weeks.length
  return {
    n: weeks.length,
    coverage80: mean(({ inside }) => (inside ? 1 : 0)),
    meanAbsoluteError: mean(({ off }) => off),
    naiveMeanAbsoluteError: mean(({ offIfUnchanged }) => offIfUnchanged),
  }
}
