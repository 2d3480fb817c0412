import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { GrowingColumn, NameList } from './columns-of-rows.ts'

const BLOCK = 65_536

describe('a growing column', () => {
  it('gives back what was put in, over the edges of its blocks', () => {
    const column = new GrowingColumn(length => new Int32Array(length), -1)
    const valueAt = (at: number) => (at % 3 === 0 ? -1 : at)
    for (let at = 0; at < 2 * BLOCK + 5; at++) column.push(valueAt(at))
    for (let at = 0; at < 2 * BLOCK + 5; at++) assert.equal(column.get(at), valueAt(at))
  })

  it('holds times that are not known among those that are', () => {
    const times = fc.array(fc.oneof(fc.constant(Number.NaN), fc.double({ noNaN: true })))
    fc.assert(
      fc.property(times, list => {
        const column = new GrowingColumn(length => new Float64Array(length), Number.NaN)
        for (const time of list) column.push(time)
        assert.deepEqual(
          list.map((_, at) => column.get(at)),
          list,
        )
      }),
    )
  })

  it('takes no memory for a block of which all is as usual', () => {
    let made = 0
    const column = new GrowingColumn(length => {
      made++
      return new Int32Array(length)
    }, -1)
    for (let at = 0; at < 2 * BLOCK; at++) column.push(-1)
    assert.equal(made, 0)
    assert.equal(column.get(BLOCK), -1)
    column.push(7)
    assert.equal(made, 1)
    assert.equal(column.get(2 * BLOCK), 7)
    assert.equal(column.get(2 * BLOCK - 1), -1)
  })
})

describe('a list of names', () => {
  it('numbers names in order of first appearance, and no name as -1', () => {
    const list = new NameList()
    assert.deepEqual(
      ['b', 'a', '', 'b', 'constructor', 'a'].map(name => list.numberOf(name)),
      [0, 1, -1, 0, 2, 1],
    )
    assert.deepEqual(list.names, ['b', 'a', 'constructor'])
  })
})
