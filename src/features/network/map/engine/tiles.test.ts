/** How the map of tiles is laid out and coloured. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bandsOf, type Grouped, inOrder, joinsOf, SHADES, shadeOf, TINTS, tintsOf } from './tiles.ts'

const SIDE = 5
const tiles = fc
  .array(fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { nil: undefined }), { minLength: SIDE * SIDE, maxLength: SIDE * SIDE })
  .map(groups =>
    groups.flatMap((group, at): Grouped[] =>
      group === undefined ? [] : [{ row: Math.floor(at / SIDE) + 1, column: (at % SIDE) + 1, group }],
    ),
  )
const touches = (a: Grouped, b: Grouped) => Math.abs(a.row - b.row) <= 1 && Math.abs(a.column - b.column) <= 1

describe('tiles', () => {
  it('are read row by row from the north-west', () => {
    const placed = [
      { row: 2, column: 1 },
      { row: 1, column: 5 },
      { row: 1, column: 2 },
    ]
    assert.deepEqual(inOrder(placed), [placed[2], placed[1], placed[0]])
  })

  it('join the next tile of the same unit and no other; one that belongs to nothing joins nothing', () => {
    const placed: Grouped[] = [
      { row: 1, column: 1, group: 'a' },
      { row: 1, column: 2, group: 'a' },
      { row: 2, column: 1, group: 'b' },
      { row: 2, column: 2, group: 'a' },
      { row: 3, column: 1, group: null },
      { row: 3, column: 2, group: null },
    ]
    assert.deepEqual(joinsOf(placed), [
      { east: true, south: false },
      { east: false, south: true },
      { east: false, south: false },
      { east: false, south: false },
      { east: false, south: false },
      { east: false, south: false },
    ])
  })

  it('of two units that touch never have one tint, and of one unit always', () => {
    fc.assert(
      fc.property(tiles, placed => {
        const tints = tintsOf(placed)
        for (const one of placed) {
          const tint = tints.get(one.group ?? '')
          assert.ok(tint !== undefined && tint >= 0 && tint < TINTS)
          for (const other of placed)
            if (touches(one, other) && one.group !== other.group) assert.notEqual(tint, tints.get(other.group ?? ''))
        }
      }),
    )
  })
})

describe('shades', () => {
  it('cover every value once, from pale to dark', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 40 }), values => {
        const bands = bandsOf(values)
        assert.ok(bands.length >= 1 && bands.length <= SHADES)
        for (const value of values) assert.equal(bands.filter(({ least, most }) => value >= least && value <= most).length, 1)
        const sorted = [...values].sort((a, b) => a - b).map(value => shadeOf(value, bands))
        assert.deepEqual(
          sorted,
          [...sorted].sort((a, b) => a - b),
        )
        assert.ok(sorted.every(shade => Number.isInteger(shade) && shade >= 0 && shade < SHADES))
      }),
    )
  })

  it('are one for each value where there are few, and the palest where all are the same', () => {
    assert.deepEqual(bandsOf([1, 3, 2]), [
      { least: 1, most: 1 },
      { least: 2, most: 2 },
      { least: 3, most: 3 },
    ])
    assert.deepEqual(
      [1, 2, 3].map(value => shadeOf(value, bandsOf([1, 3, 2]))),
      [0, 2, 4],
    )
    assert.equal(shadeOf(7, bandsOf([7, 7])), 0)
    assert.deepEqual(bandsOf([]), [])
  })
})
