/**
 * Whether the time held at some stages is waiting for staff. In a queue a case waits as long as it takes to serve those before it, so the
 * time held rises with their number, day for day; where cases wait for something else it does not. The slope of the one on the other is
 * the share of the waiting that is queueing.
 */
import type { CaseLog } from '../case-log/rules.ts'
import { countUpTo } from './rising.ts'
import { DAY } from './states.ts'
import { eachVisit } from './visits-able.ts'

/** Half the window in which the pace around an instant is counted. */
const AROUND = 28 * DAY
const FEWEST = 50
/** Below this relative spread of the number waiting, its rise and fall shows nothing. */
const TELLING = 0.15

export type Queueing = {
  /** 0: nobody waits for staff; 1: all the time held is the queue's. Undefined where the number waiting hardly changed. */
  share: number | undefined
  /** How many of the pool's visits were waiting or under way at an instant. */
  waitingAt: (at: number) => number
}

export function queueingAt(log: CaseLog, stages: readonly number[]): Queueing {
  const own = new Set(stages)
  const able: number[] = []
  const end: number[] = []
  eachVisit(log, (visit, from) => {
    const until = log.visits.end[visit]!
    if (!own.has(log.visits.stage[visit]!) || Number.isNaN(until)) return
    able.push(Math.min(from, until))
    end.push(until)
  })
  const begun = Float64Array.from(able).sort()
  const done = Float64Array.from(end).sort()
  const waitingAt = (at: number) => countUpTo(begun, at) - countUpTo(done, at)
  return { share: slope(log, able, end, done, waitingAt), waitingAt }
}

function slope(log: CaseLog, able: number[], end: number[], done: Float64Array, waitingAt: (at: number) => number): number | undefined {
  const mean = able.reduce((sum, from, place) => sum + end[place]! - from, 0) / Math.max(able.length, 1)
  const first = log.cases.received[0]! + AROUND
  // Of the latest visits only the quick ones have ended: they would make waiting look short where it is long.
  const last = log.endOfLog - Math.max(2 * mean, AROUND)
  const turns: number[] = []
  const held: number[] = []
  for (const [place, from] of able.entries()) {
    if (from < first || from > last) continue
    const until = Math.min(from + AROUND, log.endOfLog)
    const pace = (countUpTo(done, until) - countUpTo(done, from - AROUND)) / ((until - from + AROUND) / DAY)
    if (pace <= 0) continue
    turns.push(waitingAt(from) / pace)
    held.push((end[place]! - from) / DAY)
  }
  if (turns.length < FEWEST) return undefined
  const turn = momentsOf(turns)
  if (turn.spread < TELLING * turn.mean) return undefined
  const longest = quantileOf(held, 0.99)
  const meanHeld = held.reduce((sum, days) => sum + Math.min(days, longest), 0) / held.length
  const together =
    turns.reduce((sum, days, place) => sum + (days - turn.mean) * (Math.min(held[place]!, longest) - meanHeld), 0) / turns.length
  return Math.min(Math.max(together / turn.spread ** 2, 0), 1)
}

function momentsOf(values: readonly number[]): { mean: number; spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, spread: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) }
}

const quantileOf = (values: readonly number[], share: number): number =>
  Float64Array.from(values).sort()[Math.floor(share * (values.length - 1))]!
