/** What the futures of a log are drawn from: the days to go of each open case, of those that will come, and how many come. */
import type { CaseLog } from '../case-log/rules.ts'
import { fitArrivals } from '../fitting/arrivals.ts'
import { distributionOf, quantile, usualTailOf } from '../fitting/distribution.ts'
import type { RemainingTime } from '../fitting/remaining-time.ts'
import { DAY, momentOf } from '../fitting/states.ts'
import { type DaysTable, type FuturesPlan, tableOf } from './backlog.ts'

/** How long a new case takes is read from the latest cases: this many, or half of all if that is less. */
const LATEST = 1_000

export function futuresPlan(
  log: CaseLog,
  model: RemainingTime,
  checks: Float64Array,
  settings: { seed: number; weekday: (at: number) => number },
): FuturesPlan {
  const moment = momentOf(log, log.endOfLog)
  return {
    stock: moment.open.map(index => tableOf(model.predict(log, index, moment).days)),
    coming: comingTables(log),
    arrivals: fitArrivals(log, settings.weekday),
    checks,
    togetherness: model.togetherness,
    seed: settings.seed,
  }
}

/** One table for each of the latest cases: that of its class, so that the mix of classes is kept. */
function comingTables(log: CaseLog): DaysTable[] {
  const { cases } = log
  const latest = Math.max(1, Math.min(LATEST, Math.ceil(cases.count / 2)))
  const from = cases.count - latest
  const taken = Float64Array.from({ length: latest }, (_, place) => daysTaken(log, from + place))
  const over = Uint8Array.from({ length: latest }, (_, place) => (Number.isNaN(cases.closed[from + place]!) ? 0 : 1))
  const usual = usualTailOf(taken, over)
  const byClass = new Map<number, DaysTable>()
  return Array.from({ length: latest }, (_, place) => {
    const code = cases.class[from + place]!
    const known = byClass.get(code)
    if (known) return known
    const places = Array.from({ length: latest }, (_, other) => other).filter(other => cases.class[from + other] === code)
    const distribution = distributionOf(
      places.map(other => taken[other]!),
      places.map(other => over[other]!),
      places.map(() => 1),
      usual,
    )
    const table = tableOf(chance => quantile(distribution, chance))
    byClass.set(code, table)
    return table
  })
}

function daysTaken({ cases, endOfLog }: CaseLog, index: number): number {
  const closed = cases.closed[index]!
  return ((Number.isNaN(closed) ? endOfLog : closed) - cases.received[index]!) / DAY
}
