/** The two plain forecasts that ours must beat to be worth having. Anybody could make them by hand from the same log. */
import type { CaseLog } from '../case-log/rules.ts'
import { nearest, rowsByAge } from '../fitting/like-age.ts'
import { normalChance, normalScore } from '../fitting/normal.ts'
import { countUpTo } from '../fitting/rising.ts'
import { DAY, emptyStates, momentOf, openAt, readState, stagesRemembered, statesAt } from '../fitting/states.ts'
import type { ForecastDays } from './score.ts'

export type PlainForecast = { name: string; question: string; of: (index: number) => ForecastDays }

const SNAPSHOTS = 60
/** Of more states than this every so many is taken: a hundred of them answer. */
const MOST_STATES = 60_000
const WEEKS = 12

/** What happened to the cases that were last at the same stage at a like age: the 100 nearest of them, as they are. */
export function sameStageForecast(log: CaseLog, at: number): PlainForecast {
  const from = log.cases.received[0]!
  const instants = Array.from({ length: SNAPSHOTS }, (_, step) => from + ((at - from) * (step + 1)) / (SNAPSHOTS + 1))
  const remembered = stagesRemembered(log)
  const past = statesAt(log, instants, MOST_STATES, remembered)
  const over = Array.from(past.over.keys()).filter(row => past.over[row] === 1)
  const rowsOf = rowsByAge(past, over)
  const one = emptyStates(1)
  const moment = momentOf(log, at)
  return {
    name: 'Same stage, like age',
    question: 'How long did the 100 past cases take that were at the same stage at most nearly the same age?',
    of: index => {
      readState(log, index, moment, 0, one, 0, remembered)
      const rows = nearest(past, rowsOf(one.features[0]![0]!), one.features[3]![0]!)
      return fromResults(rows.map(row => past.remaining[row]!))
    },
  }
}

/** The oldest first, at the rate of the last 12 weeks: what a manager reckons with a pencil. */
export function recentRateForecast(log: CaseLog, at: number): PlainForecast {
  const open = openAt(log, at)
  const place = new Map(open.map((index, rank) => [index, rank + 1]))
  const span = Math.min(WEEKS * 7, (at - log.cases.received[0]!) / DAY)
  const closed = log.cases.closed.reduce((count, time) => count + (time > at - span * DAY && time <= at ? 1 : 0), 0)
  const perDay = Math.max(closed, 0.5) / Math.max(span, 1)
  return {
    name: 'Last 12 weeks’ rate',
    question: 'If cases went on being closed at the rate of the last 12 weeks, oldest first, when is each one’s turn?',
    of: index => queueTurn(place.get(index) ?? open.length, perDay),
  }
}

/** Quantiles straight from past results, steps and all. */
function fromResults(results: number[]): ForecastDays {
  const sorted = results.sort((a, b) => a - b)
  if (sorted.length === 0) return { days: () => 0, within: () => 1 }
  return {
    days: chance => sorted[Math.min(sorted.length - 1, Math.floor(chance * sorted.length))]!,
    within: days => countUpTo(sorted, days) / (sorted.length + 1),
  }
}

/** Time of the k-th closing when closings come at random at a rate: a gamma distribution, by Wilson and Hilferty's cube. */
function queueTurn(place: number, perDay: number): ForecastDays {
  const spread = 1 / (9 * place)
  return {
    days: chance => (place * Math.max(1 - spread + normalScore(chance) * Math.sqrt(spread), 0) ** 3) / perDay,
    within: days => normalChance((Math.cbrt((days * perDay) / place) - 1 + spread) / Math.sqrt(spread)),
  }
}
