import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sheetOf, textOf } from './csv-file.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)
const messageOf = (outcome: ReturnType<typeof textOf> | ReturnType<typeof sheetOf>) =>
  outcome.ok ? 'accepted' : (outcome.errors[0]?.message ?? '')
const sheet = (text: string) => {
  const outcome = sheetOf(text, 20_000)
  assert.ok(outcome.ok, messageOf(outcome))
  return outcome.value
}

describe('a file that is brought', () => {
  it('may be written in UTF-8 with a mark or without, UTF-16, or as Windows wrote before', () => {
    for (const content of [bytes('\uFEFFZoë,b'), bytes('Zoë,b'), bytes('\uFEFFZoë,b', 'utf16le'), bytes('Zoë,b', 'latin1')]) {
      const outcome = textOf(content, 'a.csv')
      assert.ok(outcome.ok)
      assert.equal(outcome.value.replace('\uFEFF', ''), 'Zoë,b')
    }
  })

  it('is refused when it is something else, with what to do', () => {
    assert.match(messageOf(textOf(bytes(''), 'a.csv')), /“a\.csv” is empty/)
    assert.match(messageOf(textOf(bytes(' \n '), 'a.csv')), /is empty/)
    assert.match(messageOf(textOf(Buffer.from([0x50, 0x4b, 3, 4, 20]), 'a.xlsx')), /workbook.*save the sheet as CSV/)
    assert.match(messageOf(textOf(gzipSync('a,b'), 'a.csv.gz')), /Unpack it/)
    assert.match(messageOf(textOf(bytes('a\0b'), 'a.csv')), /not a CSV file/)
  })
})

describe('the rows of a file', () => {
  it('are read with commas, semicolons or tabs, with any ends of lines, and with their lines', () => {
    for (const text of [
      '\uFEFFa,b\r\n1,2\r\n\r\n3,"x, ""y"""\r\n',
      'a;b\n1;2\n\n3;x, "y"\n'.replace('x, "y"', '"x, ""y"""'),
      'a\tb\n1\t2\n\n3\t"x, ""y"""',
    ]) {
      const { headings, rows } = sheet(text)
      assert.deepEqual(headings, ['a', 'b'])
      assert.deepEqual(rows, [
        { line: 2, cells: ['1', '2'] },
        { line: 4, cells: ['3', 'x, "y"'] },
      ])
    }
  })

  it('count lines also where a cell has several', () => {
    assert.deepEqual(
      sheet('a,b\n"one\ntwo\nthree",2\nx,y').rows.map(({ line }) => line),
      [2, 5],
    )
  })

  it('are refused with the line where quotation marks go wrong, and where there are none', () => {
    assert.match(messageOf(sheetOf('a,b\n1,"2\n3,4', 20_000)), /never closed/)
    assert.match(messageOf(sheetOf('a,b\n1,2"3\n', 20_000)), /inside a cell.*line 2/)
    assert.match(messageOf(sheetOf('a,b\n', 20_000)), /headings and no rows/)
    assert.match(messageOf(sheetOf(`a,b\n${'1,2\n'.repeat(20_001)}`, 20_000)), /more than 20,000 rows/)
  })
})
