import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { NumberedColumn } from './numbered-column.ts'
import type { Cells } from './rows.ts'

/** One cell: its text, and the number by which its source knows it. */
const cell = (text: string, number: number) => ({ text: () => text, textNumber: () => number }) as unknown as Cells

describe('a column of numbered texts', () => {
  it('asks once for a text that the source numbers, and each time for one that it does not', () => {
    const asked: string[] = []
    const column = new NumberedColumn(0, text => asked.push(text) + 10)
    assert.equal(column.known(cell('b', 5)) < 0, true)
    assert.equal(column.numberIn(cell('b', 5)), 11)
    assert.equal(column.numberIn(cell('b', 5)), 11)
    assert.equal(column.known(cell('b', 5)), 11)
    assert.equal(column.numberIn(cell('a', 2)), 12)
    assert.equal(column.numberIn(cell('long', -1)), 13)
    assert.equal(column.numberIn(cell('long', -1)), 14)
    assert.deepEqual(asked, ['b', 'a', 'long', 'long'])
  })

  it('asks once for a text that has no number', () => {
    let asked = 0
    const column = new NumberedColumn(0, () => {
      asked++
      return -1
    })
    assert.equal(column.numberIn(cell('', 0)), -1)
    assert.equal(column.numberIn(cell('', 0)), -1)
    assert.equal(asked, 1)
  })

  it('takes a column that is not there for empty', () => {
    const texts: string[] = []
    const column = new NumberedColumn(-1, text => texts.push(text) - 2)
    assert.equal(column.numberIn(cell('something', 0)), -1)
    assert.deepEqual(texts, [''])
  })
})
