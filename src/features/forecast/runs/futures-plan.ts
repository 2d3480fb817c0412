/** What the futures of a log are drawn from: the days to go of each open case, of those that will come, and how many come. */
import { chancesIn } from '../case-log/cut-log.ts'
import type { CaseLog, Reading } from '../case-log/rules.ts'
import { fitArrivals } from '../fitting/arrivals.ts'
import { distributionOf, quantile, usualTailOf } from '../fitting/distribution.ts'
import type { RemainingTime } from '../fitting/remaining-time.ts'
import { DAY, momentOf } from '../fitting/states.ts'
import { type DaysTable, type FuturesPlan, tableOf } from './backlog.ts'

export function futuresPlan(
  log: CaseLog,
  closedBy: Reading['closedBy'],
  model: RemainingTime,
  checks: Float64Array,
  settings: { seed: number; weekday: (at: number) => number },
): FuturesPlan {
  const moment = momentOf(log, log.endOfLog)
  return {
    stock: moment.open.map(index => tableOf(model.predict(log, index, moment).days)),
    coming: comingTables(log, closedBy),
    arrivals: fitArrivals(log, settings.weekday),
    checks,
    togetherness: model.togetherness,
    seed: settings.seed,
  }
}

/** The mix of classes is that of so many latest cases. */
const LATEST = 400

/** One table for each of the latest cases: that of its class, so that the mix of classes is kept. How long a class takes is read from the later half of its cases. */
function comingTables(log: CaseLog, closedBy: Reading['closedBy']): DaysTable[] {
  const { cases } = log
  const from = Math.floor(cases.count / 2)
  const later = Array.from({ length: cases.count - from }, (_, place) => from + place)
  const usual = usualTailOf(
    Float64Array.from(later, index => daysTaken(log, index)),
    Uint8Array.from(later, index => isOver(log, index)),
  )
  const chance = closedBy === 'what usually follows' ? chancesIn(log).chance : undefined
  const byClass = new Map<number, DaysTable>()
  for (const code of new Set(later.map(index => cases.class[index]!))) {
    const own = later.filter(index => cases.class[index] === code)
    const distribution = distributionOf(
      own.map(index => daysTaken(log, index)),
      own.map(index => isOver(log, index)),
      own.map(index => (isOver(log, index) === 1 || !chance ? 1 : Math.max(chance[index]!, 0.02))),
      usual,
    )
    byClass.set(
      code,
      tableOf(wanted => quantile(distribution, wanted)),
    )
  }
  return later.slice(-LATEST).map(index => byClass.get(cases.class[index]!)!)
}

const isOver = ({ cases }: CaseLog, index: number): number => (Number.isNaN(cases.closed[index]!) ? 0 : 1)

function daysTaken({ cases, endOfLog }: CaseLog, index: number): number {
  const closed = cases.closed[index]!
  return ((Number.isNaN(closed) ? endOfLog : closed) - cases.received[index]!) / DAY
}
