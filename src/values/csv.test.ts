import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { csvRows } from './csv.ts'

const cellsOf = (text: string) => csvRows(text).map(({ cells }) => cells)

describe('a small table as CSV', () => {
  it('is read with commas, semicolons or tabs, and with any line ends', () => {
    for (const separator of [',', ';', '\t'])
      for (const end of ['\n', '\r\n', '\r'])
        assert.deepEqual(cellsOf(`\uFEFFcode${separator} name ${end}E1${separator}Camden${end}`), [
          ['code', 'name'],
          ['E1', 'Camden'],
        ])
  })

  it('says on which line a row begins, also after empty lines and cells of two lines', () => {
    assert.deepEqual(csvRows('a,b\n\n"x\ny",1\nz,2'), [
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['x\ny', '1'] },
      { line: 5, cells: ['z', '2'] },
    ])
  })

  it('keeps a quote within a cell, and takes the rest of the text where one is never closed', () => {
    assert.deepEqual(cellsOf('a,6" tall\n"never, closed\nb'), [['a', '6" tall'], ['never, closed\nb']])
    assert.deepEqual(cellsOf(''), [])
  })

  it('gives back what was written, whatever stands in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ',', ';', '\n', ' ') }).map(text => `x${text.trim()}`)
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rows, written => {
        const text = stringify([['code', 'name', 'unit'], ...written], { quoted: true })
        assert.deepEqual(cellsOf(text).slice(1), written)
      }),
    )
  })
})
