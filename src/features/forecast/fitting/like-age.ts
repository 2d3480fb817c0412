/** What came of the past cases that were last at the same stage at most nearly the same age: few questions asked, so little can be misheard. */
import { type Distribution, distributionOf } from './distribution.ts'
import type { States } from './states.ts'

const STAGE = 0
const ELAPSED = 3

/** Asks for a stage (as coded in a state) and an elapsed time (on the state's log scale). A stage never seen is answered from all stages. */
export type AskByAge = (stage: number, elapsed: number) => Distribution

export function likeAge(states: States, weight: Float64Array, usualTail: number): AskByAge {
  const rowsOf = rowsByAge(states, Array.from(states.at.keys()))
  return (stage, elapsed) => {
    const rows = nearest(states, rowsOf(stage), elapsed)
    return distributionOf(
      rows.map(row => states.remaining[row]!),
      rows.map(row => states.over[row]!),
      rows.map(row => weight[row]!),
      usualTail,
    )
  }
}

/** Of the given rows those last at a stage, in order of age; all of them for a stage that none was at. */
export function rowsByAge(states: States, rows: readonly number[]): (stage: number) => readonly number[] {
  const all = [...rows].sort((a, b) => elapsedOf(states, a) - elapsedOf(states, b))
  const byStage = new Map<number, number[]>()
  for (const row of all) {
    const stage = states.features[STAGE]![row]!
    const list = byStage.get(stage)
    if (list) list.push(row)
    else byStage.set(stage, [row])
  }
  return stage => byStage.get(stage) ?? all
}

const elapsedOf = (states: States, row: number): number => states.features[ELAPSED]![row]!

const NEAREST = 100

/** The hundred rows around an elapsed time (on the state's log scale); `rows` are in order of it. */
export function nearest(states: States, rows: readonly number[], elapsed: number): readonly number[] {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (elapsedOf(states, rows[middle]!) < elapsed) low = middle + 1
    else high = middle
  }
  let from = low
  let to = low
  while (to - from < Math.min(NEAREST, rows.length)) {
    const before = from > 0 ? elapsed - elapsedOf(states, rows[from - 1]!) : Number.POSITIVE_INFINITY
    const after = to < rows.length ? elapsedOf(states, rows[to]!) - elapsed : Number.POSITIVE_INFINITY
    if (before <= after) from--
    else to++
  }
  return rows.slice(from, to)
}
