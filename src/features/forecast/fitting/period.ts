/**
 * How long a case takes at the pace of lately: the chance of being closed at each age, from all cases open at that age in a late period.
 *
 * A period life table, as of a population: what a case that comes today will meet is not what those met that came a year ago. A case
 * counts from the age at which the period found it (it entered late) to the age at which it was closed or the log ended.
 */
import type { CaseLog } from '../case-log/rules.ts'
import type { Distribution } from './distribution.ts'
import { DAY } from './states.ts'

/** Ages in days at which a case came under watch and left it, and whether it was closed then. */
type Watched = { enter: number; leave: number; over: boolean; weight: number }

/** Closings in the period below which it is made longer, twice as long at a time. */
const ENOUGH = 200
const SHORTEST = 84

/** Undefined where no case of those asked for was ever closed. `weightOf`: what a case still open counts. */
export function periodDistribution(log: CaseLog, cases: readonly number[], weightOf: (index: number) => number): Distribution | undefined {
  const span = (log.endOfLog - log.cases.received[0]!) / DAY
  let days = SHORTEST
  let watched = watchedIn(log, cases, days, weightOf)
  while (days < span && closings(watched) < ENOUGH) {
    days *= 2
    watched = watchedIn(log, cases, days, weightOf)
  }
  return closings(watched) === 0 ? undefined : fit(watched)
}

const closings = (watched: readonly Watched[]): number => watched.reduce((count, { over }) => count + (over ? 1 : 0), 0)

function watchedIn(
  { cases: { received, closed }, endOfLog }: CaseLog,
  cases: readonly number[],
  days: number,
  weightOf: (index: number) => number,
): Watched[] {
  const from = endOfLog - days * DAY
  return cases.flatMap(index => {
    const over = !Number.isNaN(closed[index]!)
    const until = over ? closed[index]! : endOfLog
    if (until <= from) return []
    const enter = Math.max(0, from - received[index]!) / DAY
    return [{ enter, leave: Math.max((until - received[index]!) / DAY, enter), over, weight: over ? 1 : weightOf(index) }]
  })
}

function fit(watched: readonly Watched[]): Distribution {
  const entering = [...watched].sort((a, b) => a.enter - b.enter)
  const leaving = [...watched].sort((a, b) => a.leave - b.leave || Number(b.over) - Number(a.over))
  const days: number[] = []
  const chance: number[] = []
  let open = 1
  let atRisk = 0
  let entered = 0
  let ended = 0
  let exposed = 0
  const half = leaving[leaving.length >>> 1]!.leave
  for (const { enter, leave, over, weight } of leaving) {
    while (entered < entering.length && entering[entered]!.enter <= leave) atRisk += entering[entered++]!.weight
    if (over) {
      // With one case under watch its closing would end the curve; half a case more is imagined there.
      open *= 1 - weight / Math.max(atRisk, weight + 0.5)
      if (days.at(-1) === leave) chance[chance.length - 1] = 1 - open
      else {
        days.push(leave)
        chance.push(1 - open)
      }
    }
    atRisk -= weight
    if (leave <= half) continue
    exposed += weight * (leave - Math.max(half, enter))
    if (over) ended += weight
  }
  return { days: Float64Array.from(days), chance: Float64Array.from(chance), tail: Math.max(ended, 0.5) / Math.max(exposed, 1) }
}
