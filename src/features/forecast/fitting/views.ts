/** Three views of an open case, fitted on past states: what came of like states, of the same stage at a like age, and its turn. */
import { chancesIn } from '../case-log/cut-log.ts'
import type { CaseLog, Reading } from '../case-log/rules.ts'
import { type Distribution, distributionOf, usualTailOf } from './distribution.ts'
import { type Encoding, encodingOf } from './encode-codes.ts'
import { type Forest, growForest, neighboursOf } from './forest.ts'
import { likeAge } from './like-age.ts'
import { CODED, emptyStates, type Moment, readState, type States, stagesRemembered, statesAt, turnOf } from './states.ts'

export type FittingSettings = {
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

/** Three views of one open case: like states, the same stage at a like age, and the days until its turn. */
export type Views = { like: Distribution; age: Distribution; turn: number }

export type Fitted = {
  states: States
  ended: number
  instants: number
  ask: (asked: CaseLog, index: number, moment: Moment) => Views
}

/** Undefined where under 20 states, or fewer than 10 of them with a result, are to be had. */
export function fitViews(log: CaseLog, closedBy: Reading['closedBy'], settings: FittingSettings): Fitted | undefined {
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
