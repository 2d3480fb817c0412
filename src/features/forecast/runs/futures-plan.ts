/** What the futures of a log are drawn from: the days to go of each open case, of those that will come, and how many come. */
import { chancesIn } from '../case-log/cut-log.ts'
import type { CaseLog, Reading } from '../case-log/rules.ts'
import { fitArrivals } from '../fitting/arrivals.ts'
import { quantile } from '../fitting/distribution.ts'
import { periodDistribution } from '../fitting/period.ts'
import type { RemainingTime } from '../fitting/remaining-time.ts'
import { momentOf } from '../fitting/states.ts'
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
/** A class with fewer cases than this is taken with all the others. */
const FEWEST = 60

/** One table for each of the latest cases: that of its class, so that the mix of classes is kept. */
function comingTables(log: CaseLog, closedBy: Reading['closedBy']): DaysTable[] {
  const { cases } = log
  const all = Array.from(cases.received.keys())
  const chance = closedBy === 'what usually follows' ? chancesIn(log).chance : undefined
  const weightOf = (index: number) => (chance ? Math.max(chance[index]!, 0.02) : 1)
  const tableFor = (own: readonly number[]) => {
    const distribution = periodDistribution(log, own, weightOf)
    return distribution && tableOf(wanted => quantile(distribution, wanted))
  }
  const together = tableFor(all) ?? tableOf(() => 0)
  const byClass = new Map<number, DaysTable>()
  for (const code of new Set(cases.class)) {
    const own = all.filter(index => cases.class[index] === code)
    byClass.set(code, (own.length >= FEWEST ? tableFor(own) : undefined) ?? together)
  }
  return all.slice(-LATEST).map(index => byClass.get(cases.class[index]!)!)
}
