/**
 * How long an open case still has to go: fitted on what came of cases in like states before.
 *
 * The past is looked at as a forecaster would have seen it: at many earlier instants, every case then open with what was known of it,
 * and the days it still took; those still open today are censored, never dropped, or long cases would be missing and every promise
 * too short. A forest finds like states; the weighted results of those are the distribution; a last step corrects how often its
 * intervals held in the past.
 */
import { chancesIn, cutLog } from '../case-log/cut-log.ts'
import type { CaseLog, Reading } from '../case-log/rules.ts'
import { type Calibration, calibrationOf, type Judged, togethernessOf } from './calibration.ts'
import { chanceWithin, type Distribution, distributionOf, usualTailOf } from './distribution.ts'
import { type Encoding, encodingOf } from './encode-codes.ts'
import { type Forest, growForest, neighboursOf } from './forest.ts'
import { likeAge } from './like-age.ts'
import { bestShare, daysFor } from './mixture.ts'
import { CODED, DAY, emptyStates, type Moment, momentOf, readState, type States, stagesRemembered, statesAt, turnOf } from './states.ts'
import { type TurnErrors, turnErrors, turnWithin } from './turn.ts'

export type RemainingTime = {
  /** Rows the model rests on, and how many of them are censored. */
  states: number
  censored: number
  instants: number
  calibration: Calibration
  /** How much each view is believed, together 1: like states, same stage at a like age, the case's turn (oldest first at the recent pace). */
  believed: { like: number; age: number; turn: number }
  /** How much the cases of one moment err together, 0 to 1: what one slow month does to all of them. */
  togetherness: number
  /** How long a case open at that moment still has to go. */
  predict: (log: CaseLog, index: number, moment: Moment) => Predicted
}

export type Predicted = {
  /** Days still to go, with that chance. */
  days: (chance: number) => number
  /** Chance of being done within so many days. */
  within: (days: number) => number
}

export type RemainingTimeSettings = {
  trees: number
  /** Fewest states in a leaf. */
  leaf: number
  /** Features tried at each split. */
  tried: number
  mostStates: number
  instants: number
  /** Half-lives of a state's weight over the span of the log. */
  halfLives: number
  /** Earlier instants at which the model is fitted anew for its calibration, with these smaller settings, and cases asked at each. */
  origins: number
  origin: { trees: number; mostStates: number; instants: number }
  askedAtOrigin: number
  random: () => number
}

export const USUAL: Omit<RemainingTimeSettings, 'random'> = {
  trees: 60,
  leaf: 20,
  tried: 7,
  mostStates: 12_000,
  instants: 200,
  halfLives: 2,
  origins: 6,
  origin: { trees: 30, mostStates: 6_000, instants: 100 },
  askedAtOrigin: 250,
}

const FEWEST_CLOSED = 10

type Fitted = {
  states: States
  ended: number
  instants: number
  ask: (asked: CaseLog, index: number, moment: Moment) => Views
}

/** Undefined when the log holds too little: fewer than 10 closed cases, under 20 states, or fewer than 10 of them with a result. */
export function fitRemainingTime(log: CaseLog, closedBy: Reading['closedBy'], settings: RemainingTimeSettings): RemainingTime | undefined {
  // Three cases looked at often are many states, and still three cases.
  if (log.cases.closed.reduce((sum, closed) => sum + (Number.isNaN(closed) ? 0 : 1), 0) < FEWEST_CLOSED) return undefined
  const fitted = fitForest(log, closedBy, settings)
  if (!fitted) return undefined
  const learnt = learnFromThePast(log, closedBy, settings)
  return {
    states: fitted.states.count,
    censored: fitted.states.count - fitted.ended,
    instants: fitted.instants,
    calibration: learnt.calibration,
    togetherness: learnt.togetherness,
    believed: learnt.mix,
    predict: (asked, index, moment) => {
      const within = mixed(fitted.ask(asked, index, moment), learnt.mix)
      return {
        days: chance => daysFor(within, learnt.calibration.toRaw(chance)),
        within: days => learnt.calibration.fromRaw(within(days)),
      }
    },
  }
}

/** Three views of one open case: like states, the same stage at a like age, and the days until its turn. */
type Views = { like: Distribution; age: Distribution; turn: number }

/** How much each view is believed, together 1, and how turns err. */
type Mix = { like: number; age: number; turn: number; errors: TurnErrors | undefined }

function mixed(views: Views, { like, age, turn, errors }: Mix): (days: number) => number {
  return days =>
    like * chanceWithin(views.like, days) +
    (age > 0 ? age * chanceWithin(views.age, days) : 0) +
    (errors && turn > 0 ? turn * turnWithin(errors, views.turn, days) : 0)
}

function fitForest(log: CaseLog, closedBy: Reading['closedBy'], settings: RemainingTimeSettings): Fitted | undefined {
  const instants = pastInstants(log, settings.instants)
  const remembered = stagesRemembered(log)
  const states = statesAt(log, instants, settings.mostStates, remembered)
  const ended = states.over.reduce((sum, over) => sum + over, 0)
  if (states.count < 20 || ended < 10) return undefined

  const target = splitTarget(states)
  const encodings = new Map<number, Encoding>(CODED.map(feature => [feature, encodingOf(states.features[feature]!, target)]))
  const encode = (value: number, feature: number) => encodings.get(feature)?.(value) ?? value
  const columns = states.features.map((column, feature) => (encodings.has(feature) ? column.map(value => encode(value, feature)) : column))
  const weight = weightsOf(states, log, closedBy, settings.halfLives)
  const forest = growForest(columns, target, weight, states.case, settings)
  const scratch = new Float64Array(states.count)
  const usualTail = usualTailOf(states.remaining, states.over)
  const byAge = likeAge(states, weight, usualTail)
  return {
    states,
    ended,
    instants: instants.length,
    ask: (asked, index, moment) => {
      const one = emptyStates(1)
      readState(asked, index, moment, turnOf(moment, index), one, 0, remembered)
      const state = one.features.map((column, feature) => encode(column[0]!, feature))
      return {
        like: neighbourDistribution(forest, states, weight, scratch, usualTail, state),
        age: byAge(one.features[0]![0]!, one.features[3]![0]!),
        turn: turnOf(moment, index),
      }
    },
  }
}

/** One open case at an earlier moment: what was forecast of it then, and what came. */
type Past = { views: Views; actual: number; over: boolean; weight: number }

/**
 * The model fitted at earlier moments and judged by what came after: this, and not its fit to what it has seen, shows how it errs when
 * times change. From it come the mix of the two forecasts, the correction of chances, and how far cases err together.
 */
function learnFromThePast(
  log: CaseLog,
  closedBy: Reading['closedBy'],
  settings: RemainingTimeSettings,
): { mix: Mix; calibration: Calibration; togetherness: number } {
  const from = log.cases.received[0]!
  const span = log.endOfLog - from
  const moments = Array.from({ length: settings.origins }, (_, origin) =>
    pastAt(log, from + span * (0.5 + (0.48 * origin) / settings.origins), closedBy, settings),
  )
  const all = moments.flat()
  const errors = turnErrors(
    all.map(({ views }) => views.turn),
    all.map(({ actual }) => actual),
    all.map(({ over }) => (over ? 1 : 0)),
    all.map(({ weight }) => weight),
  )
  const mix = bestMix(all, errors)
  const judged = moments.map(past => judge(past, mix))
  const calibration = calibrationOf(
    judged.flatMap(({ chance }) => chance),
    judged.flatMap(({ over }) => over),
    judged.flatMap(({ weight }) => weight),
  )
  return { mix, calibration, togetherness: togethernessOf(judged, calibration) }
}

/** Like states against like age first, then the better of both against the turn. */
function bestMix(past: readonly Past[], errors: TurnErrors | undefined): Mix {
  const rival = (one: Mix, other: Mix) =>
    bestShare(past.map(({ views, actual, over, weight }) => ({ one: mixed(views, one), other: mixed(views, other), actual, over, weight })))
  const alone = { like: 0, age: 0, turn: 0, errors }
  const share = rival({ ...alone, like: 1 }, { ...alone, age: 1 })
  const both = { ...alone, like: share, age: 1 - share }
  const kept = errors === undefined ? 1 : rival(both, { ...alone, turn: 1 })
  return { like: kept * share, age: kept * (1 - share), turn: 1 - kept, errors }
}

const judge = (moment: readonly Past[], mix: Mix): Judged => ({
  chance: moment.map(({ views, actual }) => mixed(views, mix)(actual)),
  over: moment.map(({ over }) => (over ? 1 : 0)),
  weight: moment.map(({ weight }) => weight),
})

function pastAt(log: CaseLog, at: number, closedBy: Reading['closedBy'], settings: RemainingTimeSettings): Past[] {
  // What went wrong lately says more of what will go wrong next.
  const weight = 2 ** ((-settings.halfLives * (log.endOfLog - at)) / (log.endOfLog - log.cases.received[0]!))
  const then = cutLog(log, at, closedBy)
  const fitted = fitForest(then, closedBy, { ...settings, ...settings.origin })
  if (!fitted) return []
  const moment = momentOf(then, at)
  const past: Past[] = []
  const every = Math.max(1, moment.open.length / settings.askedAtOrigin)
  for (let next = 0; next < moment.open.length; next += every) {
    const index = moment.open[Math.floor(next)]!
    const closed = log.cases.closed[index]!
    // Taken for open then, and nothing more came: that is the closing rule's error, not this model's.
    if (closed <= at) continue
    const over = !Number.isNaN(closed)
    const actual = ((over ? closed : log.endOfLog) - at) / DAY
    past.push({ views: fitted.ask(then, index, moment), actual, over, weight: every * weight })
  }
  return past
}

/** Evenly spread over the log but for its first tenth, when the unit as seen by the log was still filling up; at shifting times of day and week. */
function pastInstants(log: CaseLog, count: number): number[] {
  const from = log.cases.received[0]!
  const span = log.endOfLog - from
  return Array.from({ length: count }, (_, step) => from + span * (0.1 + (0.9 * (step + 0.5)) / count))
}

/** What trees split on: the log of the days still to go; for a censored state the mean of that log among those that took longer. */
function splitTarget(states: States): Float64Array {
  const scale = (days: number) => Math.log(days + 1 / 48)
  const rows = Array.from(states.remaining.keys()).sort((a, b) => states.remaining[b]! - states.remaining[a]!)
  const target = Float64Array.from(states.remaining, scale)
  // From the longest down: the mean log among those at least so long, each standing for the censored it outlived.
  let sum = 0
  let mass = 0
  for (const row of rows) {
    if (states.over[row] === 1) {
      sum += target[row]!
      mass += 1
    } else {
      if (mass > 0) target[row] = Math.max(target[row]!, sum / mass)
      sum += target[row]!
      mass += 1
    }
  }
  return target
}

/**
 * Later states count more: half as much for each `1 / halfLives` of the log's span that lies between. Where the log does not say which
 * cases are closed, a state without a result counts by the chance that there will be one.
 */
function weightsOf(states: States, log: CaseLog, closedBy: Reading['closedBy'], halfLives: number): Float64Array {
  const span = log.endOfLog - log.cases.received[0]!
  const chance = closedBy === 'what usually follows' ? chancesIn(log).chance : undefined
  return Float64Array.from(states.at, (at, row) => {
    const recent = 2 ** ((-halfLives * (log.endOfLog - at)) / span)
    return states.over[row] === 1 || !chance ? recent : recent * Math.max(chance[states.case[row]!]!, 0.02)
  })
}

function neighbourDistribution(
  forest: Forest,
  states: States,
  weight: Float64Array,
  scratch: Float64Array,
  usualTail: number,
  state: readonly number[],
): Distribution {
  const { rows, weights } = neighboursOf(forest, state, scratch)
  return distributionOf(
    rows.map(row => states.remaining[row]!),
    rows.map(row => states.over[row]!),
    weights.map((share, place) => share * weight[rows[place]!]!),
    usualTail,
  )
}
