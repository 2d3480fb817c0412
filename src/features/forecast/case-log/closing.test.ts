import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type CasePath, chanceOfMore, openFrom } from './closing.ts'

/** Each case as a list of [stage, day]. */
function pathOf(cases: readonly (readonly (readonly [number, number])[])[], endOfLog: number): CasePath {
  const days = Float64Array.from(cases.flat(), ([, day]) => day)
  const first = Int32Array.from([0, ...cases.map((_, i) => cases.slice(0, i + 1).flat().length)])
  return { count: cases.length, first, stage: Uint16Array.from(cases.flat(), ([stage]) => stage), latest: days, earliest: days, endOfLog }
}

const someCases = fc
  .array(
    fc.array(fc.tuple(fc.nat(2), fc.nat(90)), { minLength: 1, maxLength: 5 }).map(steps => steps.toSorted((a, b) => a[1] - b[1])),
    { minLength: 1, maxLength: 120 },
  )
  .map(cases => pathOf(cases, 100))

describe('the chance that more follows', () => {
  it('is worked out by hand', () => {
    // After stage 0: gaps of 2 and 4 days ended in more, one case has been silent for 3 and one for 10.
    const path = pathOf(
      [
        [
          [0, 0],
          [1, 2],
        ],
        [
          [0, 0],
          [1, 4],
        ],
        [[0, 97]],
        [[0, 90]],
      ],
      100,
    )
    // Product-limit: 3/4 after day 2, of whom the one cut short at day 3 leaves two at risk: 3/8 after day 4, the plateau.
    const chance = chanceOfMore(path)
    assert.ok(Math.abs(chance[2]! - (1 - 3 / 8 / (3 / 4))) < 1e-12)
    assert.ok(Math.abs(chance[3]!) < 1e-12, 'nothing has ever followed after ten days')
  })

  it('goes by the last two stages where both together have been seen often enough', () => {
    const through = (before: number, more: boolean, i: number): [number, number][] => [
      [before, i],
      [5, i + 1],
      ...(more ? ([[6, i + 2 + (i % 3)]] as [number, number][]) : []),
    ]
    const cases = Array.from({ length: 100 }, (_, i) => through(i % 2, i % 2 === 0, i))
    const chance = chanceOfMore(
      pathOf(
        [
          ...cases,
          [
            [0, 199],
            [5, 200],
          ],
          [
            [1, 199],
            [5, 200],
          ],
        ],
        200,
      ),
    )
    assert.ok(chance[100]! > 0.95, `after 0 and 5 there is always more: ${chance[100]}`)
    assert.ok(chance[101]! < 0.05, `after 1 and 5 there is never more: ${chance[101]}`)
  })

  it('is a chance, and a longer silence after the same two stages never raises it', () => {
    fc.assert(
      fc.property(someCases, path => {
        const chance = chanceOfMore(path)
        const last = Array.from({ length: path.count }, (_, i) => {
          const at = path.first[i + 1]! - 1
          const before = at > path.first[i]! ? path.stage[at - 1] : -1
          return { state: `${before} ${path.stage[at]}`, idle: path.endOfLog - path.latest[at]!, chance: chance[i]! }
        })
        for (const one of last) {
          assert.ok(one.chance >= 0 && one.chance <= 1)
          for (const other of last) {
            if (one.state === other.state && one.idle > other.idle) assert.ok(one.chance <= other.chance + 1e-12)
          }
        }
      }),
    )
  })

  it('does not hang on the order of the cases', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(fc.nat(2), fc.nat(90)), { minLength: 1, maxLength: 4 }), { maxLength: 60 }), cases => {
        const there = chanceOfMore(pathOf(cases, 100))
        const back = chanceOfMore(pathOf(cases.toReversed(), 100))
        assert.deepEqual([...back].reverse(), [...there])
      }),
    )
  })

  it('is none for a case without visits', () => {
    assert.deepEqual([...chanceOfMore(pathOf([[], [[0, 1]]], 100))].at(0), 0)
  })
})

describe('which chances count as open', () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }).map(list => Float64Array.from(list))

  it('are as many as the chances add up to', () => {
    assert.equal(openFrom(Float64Array.of(0.4, 0.3, 0.2, 0.1)), 0.4)
    assert.equal(openFrom(Float64Array.of(0.4, 0.4, 0.4, 0.4, 0.3)), 0.4)
    assert.equal(openFrom(Float64Array.of(0.1, 0.1)), 0.5, 'none')
    assert.equal(openFrom(new Float64Array(0)), 0.5)
  })

  it('are all above a half, none below one in twenty, and otherwise at least so many', () => {
    fc.assert(
      fc.property(chances, list => {
        const enough = openFrom(list)
        const expected = Math.round(list.reduce((sum, chance) => sum + chance, 0))
        assert.ok(enough >= 0.05 && enough <= 0.5)
        const possible = list.filter(chance => chance >= 0.05).length
        assert.ok(list.filter(chance => chance >= enough).length >= Math.min(expected, possible))
      }),
    )
  })
})
