import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bar, sparkline } from './charts.ts'
import { printable, type Style } from './style.ts'
import { type Column, table } from './table.ts'
import { cut, widthOf, wrap } from './text.ts'

const plain: Style = { width: 40, colour: false, unicode: true }
const ascii: Style = { ...plain, unicode: false }
const anyText = fc.string({ unit: 'grapheme', maxLength: 120 })
const anyStyle = fc.record({ width: fc.integer({ min: 40, max: 140 }), colour: fc.constant(false), unicode: fc.boolean() })

describe('text from a file', () => {
  it('cannot command the terminal', () => {
    assert.equal(printable(plain, 'a\u001b[31mred\u0007\u009b1m'), 'a?[31mred??1m')
  })

  it('cannot turn the direction of writing around', () => {
    assert.equal(printable(plain, 'abc\u202egpj.exe'), 'abc?gpj.exe')
  })

  it('is one line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), anyStyle, (text, style) => !/[\p{Cc}\u2028]/u.test(printable(style, text))),
    )
  })

  it('is plain ASCII where the locale asks for it, with accents dropped', () => {
    assert.equal(printable(ascii, 'Café – “naïve” 東'), 'Cafe - "naive" ?')
    fc.assert(fc.property(anyText, text => /^[ -~]*$/.test(printable(ascii, text))))
  })
})

describe('wrapped text', () => {
  it('breaks at spaces and hangs the lines after the first', () => {
    assert.deepEqual(wrap({ ...plain, width: 14 }, '- one two three four', 0, 2), ['- one two', '  three four'])
  })

  it('breaks a word that is longer than a line', () => {
    assert.deepEqual(wrap({ ...plain, width: 5 }, 'abcdefgh ij'), ['abcde', 'fgh', 'ij'])
  })

  it('is never wider than the terminal and loses no letter', () => {
    fc.assert(
      fc.property(anyText, anyStyle, fc.integer({ min: 0, max: 4 }), (text, style, hang) => {
        const lines = wrap(style, text, 0, hang)
        assert.ok(lines.every(line => widthOf(line) <= style.width))
        assert.equal(lines.join('').replaceAll(' ', ''), printable(style, text).replaceAll(' ', ''))
      }),
    )
  })
})

describe('cut text', () => {
  it('says that it is cut, and counts wide characters as two', () => {
    assert.equal(cut(plain, 'Recruitment', 6), 'Recru…')
    assert.equal(cut(ascii, 'Recruitment', 6), 'Recru.')
    assert.equal(widthOf(cut(plain, '東京都庁', 6)), 5)
  })
})

describe('a table', () => {
  type Row = { name: string; figure: string }
  const columns: Column<Row>[] = [
    { head: 'Name', cell: row => row.name },
    { head: 'Figure', align: 'right', cell: row => row.figure },
    { head: 'Less needed', align: 'right', cell: row => row.figure, yields: 1 },
  ]

  it('aligns words left and figures right', () => {
    const rows = [
      { name: 'a', figure: '1' },
      { name: 'bcd', figure: '1,234' },
    ]
    assert.deepEqual(table(plain, columns.slice(0, 2), rows), ['Name  Figure', 'a          1', 'bcd    1,234'])
  })

  it('says which column found no room', () => {
    const lines = table({ ...plain, width: 20 }, columns, [{ name: 'x'.repeat(30), figure: '7' }])
    assert.ok(lines[1]!.startsWith('xxxxxxxxxxx…'))
    assert.match(lines.join(' '), /No room here for: +Less needed/)
  })

  it('is never wider than the terminal and never cuts a figure that fits', () => {
    const rows = fc.array(
      fc.record({ name: anyText, figure: fc.integer({ min: 0, max: 1e9 }).map(value => value.toLocaleString('en-GB')) }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(rows, anyStyle, (each, style) => {
        const lines = table(style, columns, each)
        assert.ok(lines.every(line => widthOf(line) <= style.width))
        for (const [at, row] of each.entries()) assert.ok(lines[at + 1]!.includes(row.figure))
      }),
    )
  })
})

describe('a small chart', () => {
  it('draws a bar by eighths, and something for anything above nothing', () => {
    assert.equal(bar(plain, 1, 2, 4), '██')
    assert.equal(bar(plain, 5, 16, 4), '█▎')
    assert.equal(bar(plain, 1, 1000, 4), '▏')
    assert.equal(bar(plain, 0, 2, 4), '')
    assert.equal(bar(ascii, 1, 2, 4), '##')
  })

  it('draws a line of heights, the last values where there is no room for all', () => {
    assert.equal(sparkline(plain, [0, 1, 4, 8]), ' ▁▄█')
    assert.equal(sparkline(ascii, [0, 8]), ' #')
    assert.equal(sparkline(plain, [8, 0, 8], 2), ' █')
  })

  it('has as many characters as values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })), values => widthOf(sparkline(plain, values)) === values.length),
    )
  })
})
