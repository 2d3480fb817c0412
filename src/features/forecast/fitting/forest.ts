/**
 * A quantile regression forest: which past states are most like this one, and how much each should count.
 *
 * Trees split on whichever feature best tells long from short remaining times; the states that share a leaf with the asked one are
 * its neighbours, weighted by how often they do. The distribution of their results, not a mean, is the forecast, so no shape is assumed.
 * After N. Meinshausen, "Quantile Regression Forests", JMLR 7 (2006). Features are cut into at most 255 bins, so a split costs one pass.
 */

import { countUpTo } from './rising.ts'

export type Forest = {
  /** Leaf of each training row in each tree: rows of tree t lie in `members[t]` from `from` to `to` of the leaf. */
  trees: Tree[]
  cuts: Float64Array[]
}

type Tree = {
  /** Feature of each node, -1 for a leaf; then `bin` is unused. Children of node n are `left[n]` and `left[n] + 1`. */
  feature: Int8Array
  bin: Uint8Array
  left: Int32Array
  /** Rows of leaf n: members[from[n]] .. members[to[n] - 1]. */
  from: Int32Array
  to: Int32Array
  members: Int32Array
}

export type ForestSettings = {
  trees: number
  leaf: number
  /** Features tried at each split. */
  tried: number
  /** 0 <= u < 1, drawn in order. */
  random: () => number
}

const BINS = 255

/**
 * Grows a forest. `columns`: one Float64Array per feature, `target`: one number per row (a transformed remaining time), `weight`: how much
 * a row counts, `group`: rows of one group (a case) are drawn together, because they are not independent.
 */
export function growForest(
  columns: Float64Array[],
  target: Float64Array,
  weight: Float64Array,
  group: Int32Array,
  settings: ForestSettings,
): Forest {
  const cuts = columns.map(column => cutPoints(column))
  const binned = columns.map((column, feature) => Uint8Array.from(column, value => countUpTo(cuts[feature]!, value)))
  const groups = groupRows(group)
  const trees = Array.from({ length: settings.trees }, () =>
    growTree(binned, cuts, target, weight, sampleOf(groups, settings.random), settings),
  )
  return { trees, cuts }
}

/** Splits lie between values, about equally many rows on each side. */
function cutPoints(column: Float64Array): Float64Array {
  const sorted = Float64Array.from(column).sort()
  const points: number[] = []
  for (let step = 1; step < BINS; step++) {
    const at = Math.floor((step * sorted.length) / BINS)
    const point = sorted[at]!
    if (at > 0 && point > sorted[0]! && (points.length === 0 || point > points.at(-1)!)) points.push(point)
  }
  return Float64Array.from(points)
}

function groupRows(group: Int32Array): Int32Array[] {
  const rows = new Map<number, number[]>()
  for (let row = 0; row < group.length; row++) {
    const list = rows.get(group[row]!)
    if (list) list.push(row)
    else rows.set(group[row]!, [row])
  }
  return [...rows.values()].map(list => Int32Array.from(list))
}

/** About 63% of the groups, each once: the rest is what the tree has not seen. */
function sampleOf(groups: Int32Array[], random: () => number): Int32Array {
  const rows: number[] = []
  for (const group of groups) {
    if (random() < 0.632) for (const row of group) rows.push(row)
  }
  return Int32Array.from(rows)
}

function growTree(
  binned: Uint8Array[],
  cuts: Float64Array[],
  target: Float64Array,
  weight: Float64Array,
  rows: Int32Array,
  settings: ForestSettings,
): Tree {
  const most = Math.max(3, 2 * Math.ceil(rows.length / Math.max(1, settings.leaf)) + 1)
  const tree: Tree = {
    feature: new Int8Array(most).fill(-1),
    bin: new Uint8Array(most),
    left: new Int32Array(most),
    from: new Int32Array(most),
    to: new Int32Array(most),
    members: rows,
  }
  tree.to[0] = rows.length
  let nodes = 1
  const scratch = { sum: new Float64Array(BINS + 1), mass: new Float64Array(BINS + 1), count: new Int32Array(BINS + 1) }
  const stack = [0]
  while (stack.length > 0) {
    const node = stack.pop()!
    const from = tree.from[node]!
    const to = tree.to[node]!
    if (to - from < 2 * settings.leaf || nodes + 2 > most) continue
    const split = bestSplit(binned, cuts, target, weight, rows, from, to, settings, scratch)
    if (split.feature < 0) continue
    const middle = partition(binned[split.feature]!, rows, from, to, split.bin)
    tree.feature[node] = split.feature
    tree.bin[node] = split.bin
    tree.left[node] = nodes
    tree.from[nodes] = from
    tree.to[nodes] = middle
    tree.from[nodes + 1] = middle
    tree.to[nodes + 1] = to
    stack.push(nodes, nodes + 1)
    nodes += 2
  }
  return tree
}

type Scratch = { sum: Float64Array; mass: Float64Array; count: Int32Array }

/** Rows with bin <= `bin` go left. Largest fall of the weighted squared error; both sides keep at least a leaf of rows. */
function bestSplit(
  binned: Uint8Array[],
  cuts: Float64Array[],
  target: Float64Array,
  weight: Float64Array,
  rows: Int32Array,
  from: number,
  to: number,
  settings: ForestSettings,
  scratch: Scratch,
): { feature: number; bin: number } {
  const best = { feature: -1, bin: 0 }
  let bestGain = 1e-9
  const { sum, mass, count } = scratch
  const order = drawFeatures(binned.length, settings)
  for (const feature of order) {
    const bins = cuts[feature]!.length + 1
    if (bins < 2) continue
    const column = binned[feature]!
    sum.fill(0, 0, bins)
    mass.fill(0, 0, bins)
    count.fill(0, 0, bins)
    let allSum = 0
    let allMass = 0
    for (let place = from; place < to; place++) {
      const row = rows[place]!
      const bin = column[row]!
      const part = weight[row]!
      const value = part * target[row]!
      sum[bin]! += value
      mass[bin]! += part
      count[bin]!++
      allSum += value
      allMass += part
    }
    const whole = (allSum * allSum) / allMass
    let leftSum = 0
    let leftMass = 0
    let leftCount = 0
    for (let bin = 0; bin < bins - 1; bin++) {
      leftSum += sum[bin]!
      leftMass += mass[bin]!
      leftCount += count[bin]!
      if (leftCount < settings.leaf) continue
      if (to - from - leftCount < settings.leaf) break
      const rightSum = allSum - leftSum
      const gain = (leftSum * leftSum) / leftMass + (rightSum * rightSum) / (allMass - leftMass) - whole
      if (gain > bestGain) {
        bestGain = gain
        best.feature = feature
        best.bin = bin
      }
    }
  }
  return best
}

function drawFeatures(features: number, { tried, random }: ForestSettings): number[] {
  const order = Array.from({ length: features }, (_, feature) => feature)
  for (let place = 0; place < Math.min(tried, features); place++) {
    const other = place + Math.floor(random() * (features - place))
    const kept = order[place]!
    order[place] = order[other]!
    order[other] = kept
  }
  return order.slice(0, tried)
}

function partition(column: Uint8Array, rows: Int32Array, from: number, to: number, bin: number): number {
  let left = from
  let right = to - 1
  while (left <= right) {
    const row = rows[left]!
    if (column[row]! <= bin) left++
    else {
      rows[left] = rows[right]!
      rows[right] = row
      right--
    }
  }
  return left
}

/** Neighbours of one state: training rows and their weights, which add up to the number of trees that were asked. */
export type Neighbours = { rows: number[]; weights: number[] }

/** The training rows that share leaves with a state. `into` is scratch of one number per row, all 0 before and after. */
export function neighboursOf(forest: Forest, state: readonly number[], into: Float64Array): Neighbours {
  const bins = state.map((value, feature) => countUpTo(forest.cuts[feature]!, value))
  const rows: number[] = []
  for (const tree of forest.trees) {
    let node = 0
    while (tree.feature[node]! >= 0) node = tree.left[node]! + (bins[tree.feature[node]!]! <= tree.bin[node]! ? 0 : 1)
    const from = tree.from[node]!
    const to = tree.to[node]!
    const share = 1 / (to - from)
    for (let at = from; at < to; at++) {
      const row = tree.members[at]!
      if (into[row] === 0) rows.push(row)
      into[row]! += share
    }
  }
  const weights = rows.map(row => {
    const weight = into[row]!
    into[row] = 0
    return weight
  })
  return { rows, weights }
}
