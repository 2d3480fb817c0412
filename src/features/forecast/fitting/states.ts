/**
 * What is known of an open case at an instant, as numbers: the state from which its remaining time is forecast.
 *
 * Only what had happened by then enters (no later event, no result). Nothing about the person enters: stage, class and times of the
 * case alone, and how full the unit was.
 */
import type { CaseLog } from '../case-log/rules.ts'

export const DAY = 86_400_000
const HOUR = 3_600_000
const WEEK = 7 * DAY
/** 1970-01-01 was a Thursday; hours of the week count from Monday midnight UTC. */
const MONDAY = 4 * DAY

/** The features, in the order in which they lie in a state. Codes (not sizes) are turned into numbers by `encode-codes.ts`. */
export const FEATURES = [
  'stage',
  'stages together',
  'class',
  'elapsed',
  'idle',
  'visits',
  'visits to this stage',
  'hour of the week',
  'hour of the day',
  'open cases',
  'weeks of work',
  'turn',
] as const
/** Beside these, for each of the stages visited most: how long ago the case was last there. */
const REMEMBERED = 12
export const CODED = [0, 1, 2] as const

/** States side by side. `remaining` in days is NaN where it is asked for; `over` is 0 where the case was still open when the log ended (censored). */
export type States = {
  count: number
  features: Float64Array[]
  remaining: Float64Array
  over: Uint8Array
  /** Case of each state, so that states of one case can be kept together. */
  case: Int32Array
  /** Instant of each state. */
  at: Float64Array
}

const NEVER = 40

/** The place of each stage among those visited most, -1 for the others. */
export function stagesRemembered(log: CaseLog): Int32Array {
  const visits = new Int32Array(log.stages.length)
  for (const stage of log.visits.stage) visits[stage]!++
  const most = Array.from(visits.keys()).sort((a, b) => visits[b]! - visits[a]! || a - b)
  const place = new Int32Array(log.stages.length).fill(-1)
  for (const [rank, stage] of most.slice(0, REMEMBERED).entries()) place[stage] = rank
  return place
}

export function emptyStates(count: number, remembered = REMEMBERED): States {
  return {
    count,
    features: Array.from({ length: FEATURES.length + remembered }, () => new Float64Array(count)),
    remaining: new Float64Array(count).fill(Number.NaN),
    over: new Uint8Array(count),
    case: new Int32Array(count),
    at: new Float64Array(count),
  }
}

/** Reads one case as it was known at `at`; false when it was not yet received. Shape: one number per feature into `into` at `row`. */
export function readState(
  log: CaseLog,
  index: number,
  moment: Moment,
  turn: number,
  into: States,
  row: number,
  remembered: Int32Array,
): void {
  const { visits, cases } = log
  const { at } = moment
  const values = into.features
  for (let place = 0; place < REMEMBERED; place++) values[FEATURES.length + place]![row] = NEVER
  let last = -1
  let before = -1
  let reached = cases.received[index]!
  let count = 0
  let going = 0
  for (let visit = cases.first[index]!; visit < cases.first[index + 1]!; visit++) {
    const latest = latestBy(log, visit, at)
    if (Number.isNaN(latest)) continue
    count++
    const place = remembered[visits.stage[visit]!]!
    if (place >= 0) values[FEATURES.length + place]![row] = Math.log(HOUR / 12 + at - latest)
    if (latest >= reached || last < 0) {
      if (last < 0 || visits.stage[visit] !== visits.stage[last] || last === visit) before = last
      last = visit
      reached = Math.max(reached, latest)
      going = visits.end[visit]! <= at ? 0 : visits.start[visit]! <= at ? 1 : 2
    }
  }
  const stage = last < 0 ? 0 : 1 + visits.stage[last]! * 3 + going
  let same = 0
  for (let visit = cases.first[index]!; last >= 0 && visit < cases.first[index + 1]!; visit++) {
    if (visits.stage[visit] === visits.stage[last] && !Number.isNaN(latestBy(log, visit, at))) same++
  }
  const inWeek = (((at - MONDAY) % WEEK) + WEEK) % WEEK
  values[0]![row] = stage
  values[1]![row] = stage * 65_536 + (before < 0 ? 65_535 : visits.stage[before]!)
  values[2]![row] = cases.class[index]!
  values[3]![row] = Math.log(HOUR + at - cases.received[index]!)
  values[4]![row] = Math.log(HOUR / 12 + at - reached)
  values[5]![row] = count
  values[6]![row] = same
  values[7]![row] = inWeek / HOUR
  values[8]![row] = (inWeek % DAY) / HOUR
  values[9]![row] = moment.open.length
  values[10]![row] = moment.weeksOfWork
  values[11]![row] = Math.log(1 / 24 + turn)
  into.case[row] = index
  into.at[row] = at
}

/** Latest stamp of a visit that was known at `at`; NaN when nothing of it was. */
function latestBy({ visits }: CaseLog, visit: number, at: number): number {
  const end = visits.end[visit]!
  if (end <= at) return end
  const start = visits.start[visit]!
  if (start <= at) return start
  const queued = visits.queued[visit]!
  return queued <= at ? queued : Number.NaN
}

/** Writes what came of it: days until closed, or until the log ended. */
export function readResult(log: CaseLog, into: States, row: number): void {
  const closed = log.cases.closed[into.case[row]!]!
  const over = !Number.isNaN(closed)
  into.remaining[row] = ((over ? closed : log.endOfLog) - into.at[row]!) / DAY
  into.over[row] = over ? 1 : 0
}

/** The unit at an instant: which cases were open, and how many weeks of work they were at the pace of the last four. */
export type Moment = { at: number; open: readonly number[]; weeksOfWork: number; perDay: number }

/** Days until a case's turn, were the open cases closed oldest first at the pace of the last twelve weeks. */
export const turnOf = ({ open, perDay }: Moment, index: number): number => (placeOf(open, index) + 1) / perDay

/** Place among the open cases, which are in order of receipt. */
function placeOf(open: readonly number[], index: number): number {
  let low = 0
  let high = open.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (open[middle]! < index) low = middle + 1
    else high = middle
  }
  return low
}

const LATELY = 28 * DAY
/** The pace of a turn: long enough to be steady, short enough to be today's. */
const PACE = 84 * DAY

export function momentOf(log: CaseLog, at: number): Moment {
  const open = openAt(log, at)
  const closedIn = (span: number) => log.cases.closed.reduce((count, time) => count + (time > at - span && time <= at ? 1 : 0), 0)
  const pace = Math.min(PACE, at - log.cases.received[0]!)
  return { at, open, weeksOfWork: (4 * open.length) / (closedIn(LATELY) + 0.5), perDay: (closedIn(pace) + 0.5) / (pace / DAY) }
}

/** The cases open at an instant, by what the log as a whole knows of their closing; those received at that very instant too, as a log often ends with one. */
export function openAt(log: CaseLog, at: number): number[] {
  const { received, closed, count } = log.cases
  const open: number[] = []
  for (let index = 0; index < count && received[index]! <= at; index++) {
    if (!(closed[index]! <= at)) open.push(index)
  }
  return open
}

/** States of every case open at each of these instants, with their results: what a forecast at such an instant would have been judged by. */
export function statesAt(log: CaseLog, instants: readonly number[], most: number, remembered = stagesRemembered(log)): States {
  const moments = instants.map(at => momentOf(log, at))
  const all = moments.reduce((sum, { open }) => sum + open.length, 0)
  const keepEvery = Math.max(1, all / most)
  const states = emptyStates(Math.floor(all / keepEvery))
  let row = 0
  let passed = 0
  for (const moment of moments) {
    for (const index of moment.open) {
      if (Math.floor((passed + 1) / keepEvery) > Math.floor(passed / keepEvery) && row < states.count) {
        readState(log, index, moment, turnOf(moment, index), states, row, remembered)
        readResult(log, states, row)
        row++
      }
      passed++
    }
  }
  return states
}
