import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { seeded } from '../../../../test/support/made-logs.ts'
import { type Forest, growForest, neighboursOf } from './forest.ts'

const ROWS = 400
const GROUP = 4
/** Feature 0 tells long from short, feature 1 is noise, feature 2 never changes. */
function made(seed: number) {
  const random = seeded(seed)
  const telling = Float64Array.from({ length: ROWS }, random)
  const noise = Float64Array.from({ length: ROWS }, random)
  return {
    columns: [telling, noise, new Float64Array(ROWS).fill(7)],
    target: telling.map(value => (value > 0.5 ? 3 : 1) + 0.1 * random()),
    weight: new Float64Array(ROWS).fill(1),
    group: Int32Array.from({ length: ROWS }, (_, row) => Math.floor(row / GROUP)),
  }
}

function grow(seed: number, leaf = 10): Forest {
  const { columns, target, weight, group } = made(1)
  return growForest(columns, target, weight, group, { trees: 12, leaf, tried: 3, random: seeded(seed) })
}

const leavesOf = ({ trees }: Forest) =>
  trees.flatMap(({ feature, from, to }) =>
    Array.from(feature).flatMap((split, node) => (split < 0 && to[node]! > 0 ? [to[node]! - from[node]!] : [])),
  )

describe('a forest', () => {
  it('splits first on the feature that tells, where it tells', () => {
    const forest = grow(2)
    assert.equal(forest.trees.length, 12)
    for (const { feature, bin } of forest.trees) {
      assert.equal(feature[0], 0)
      assert.ok(Math.abs(forest.cuts[0]![bin[0]!]! - 0.5) < 0.02)
    }
  })

  it('never splits on what never changes, and keeps its leaves of the size asked for', () => {
    const forest = grow(2)
    assert.ok(forest.trees.every(({ feature }) => !feature.includes(2)))
    assert.ok(leavesOf(forest).every(size => size >= 10))
    assert.ok(leavesOf(forest).length > 2 * forest.trees.length)
    assert.ok(leavesOf(grow(2, 60)).length < leavesOf(forest).length)
  })

  it('asks with like states: the neighbours of a state are of its kind', () => {
    const { target } = made(1)
    const { rows, weights } = neighboursOf(grow(2), [0.9, 0.5, 7], new Float64Array(ROWS))
    const mean =
      rows.reduce((sum, row, place) => sum + target[row]! * weights[place]!, 0) / weights.reduce((sum, weight) => sum + weight, 0)
    assert.ok(Math.abs(mean - 3.05) < 0.1, String(mean))
  })

  it('gives neighbours whose weights add up to the number of trees, whatever is asked, and leaves its scratch clean', () => {
    const forest = grow(2)
    const scratch = new Float64Array(ROWS)
    const value = fc.double({ min: -2, max: 3, noNaN: true })
    fc.assert(
      fc.property(value, value, value, (...state) => {
        const { rows, weights } = neighboursOf(forest, state, scratch)
        assert.ok(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - forest.trees.length) < 1e-9)
        assert.equal(new Set(rows).size, rows.length)
        assert.ok(scratch.every(left => left === 0))
      }),
    )
  })

  it('is the same for the same random numbers, and another for others', () => {
    assert.deepEqual(grow(2), grow(2))
    assert.notDeepEqual(grow(2), grow(3))
  })

  it('shows each tree whole cases or none of their states, and about 63% of them', () => {
    for (const { members } of grow(2).trees) {
      const seen = new Set(members)
      assert.equal(seen.size, members.length)
      for (let group = 0; group < ROWS / GROUP; group++) {
        const own = Array.from({ length: GROUP }, (_, place) => seen.has(group * GROUP + place))
        assert.ok(own.every(there => there === own[0]))
      }
      assert.ok(members.length > 0.4 * ROWS && members.length < 0.85 * ROWS)
    }
  })

  it('heeds a row’s weight: what weighs next to nothing splits nothing', () => {
    const { columns, target, group } = made(1)
    const weight = target.map(value => (value > 2 ? 1e-9 : 1))
    const [tree] = growForest(columns, target, weight, group, { trees: 1, leaf: 10, tried: 3, random: seeded(2) }).trees
    const cut =
      tree!.feature[0] === 0
        ? growForest(columns, target, weight, group, { trees: 1, leaf: 10, tried: 3, random: seeded(2) }).cuts[0]![tree!.bin[0]!]!
        : 0
    assert.ok(cut < 0.48, String(cut))
  })
})
