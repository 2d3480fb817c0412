import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import readExcelFile from 'read-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { inMemoryFile } from '../../../../../test/support/in-memory-file.ts'
import { temporaryFolder } from '../../../../../test/support/temporary-folder.ts'
import { dateAndTime } from './dates.ts'
import { readSheet } from './sheet-rows.ts'
import { isDateFormat, openWorkbook } from './workbook.ts'
import { readXlsx } from './xlsx.ts'
import { openZip } from './zip.ts'

const folder = await temporaryFolder()
const now = Date.parse('2026-11-24T12:00Z')

/** Rows of the first sheet as text, by row number. */
async function rowsOf(bytes: Uint8Array): Promise<Map<number, string[]>> {
  const zip = openZip(bytes)
  const workbook = await openWorkbook(zip)
  const rows = new Map<number, string[]>()
  await readSheet(zip, workbook, workbook.sheets[0]!, cells => {
    rows.set(
      cells.line,
      Array.from({ length: cells.filledTo() }, (_, column) => cells.text(column)),
    )
    return true
  })
  return rows
}

type Part = { name: string; content: string | Uint8Array; size?: number; flags?: number }

/** A zip archive whose directory may say what is not so. */
function zipOf(parts: Part[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, size, flags = 0 } of parts) {
    const data = Buffer.from(content as string)
    const packed = deflateRawSync(data)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(flags, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(size ?? data.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    files.push(file)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, place, Buffer.from(name)]))
    at += file.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...files, ...directory, Buffer.from('PK\x05\x06'), end])
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
function workbookOf(sheet: string, more: Part[] = [], workbookPart = '<sheet name="Log" sheetId="1" r:id="r1"/>'): Part[] {
  return [
    { name: 'xl/workbook.xml', content: `<workbook xmlns:r="${RELATIONS}"><sheets>${workbookPart}</sheets></workbook>` },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="r2" Type="${RELATIONS}/styles" Target="/xl/styles.xml"/><Relationship Id="r3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>` +
        `<Relationship Id="r4" Type="${RELATIONS}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ...more,
  ]
}
const inline = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
const LOG =
  `<row r="1">${inline('A1', 'Case ID')}${inline('B1', 'Date received')}${inline('C1', 'Date closed')}</row>` +
  `<row r="2">${inline('A2', 'a')}${inline('B2', '2026-01-05')}${inline('C2', '2026-01-23')}</row>` +
  `<row r="3" hidden="1">${inline('A3', 'b')}${inline('B3', '2026-01-06')}</row>`
const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const read = (parts: Part[]) => readXlsx(inMemoryFile(zipOf(parts), 65_536, 'log.xlsx'), { now })

describe('a sheet', () => {
  it('is read as read-excel-file reads it', async () => {
    const text = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'Z', '1', '&', '<', 'é', '"', '_', '-') })
    const date = fc.integer({ min: 0, max: 3_000_000_000 }).map(seconds => new Date(seconds * 1000))
    const value = fc.oneof(text, fc.integer({ min: -1e9, max: 1e9 }), fc.boolean(), date, fc.constant(null))
    const table = fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
    let made = 0
    await fc.assert(
      fc.asyncProperty(table, async rows => {
        const path = `${folder.path}/${++made}.xlsx`
        const cells = rows.map(row =>
          row.map(cell =>
            cell === null ? null : cell instanceof Date ? { value: cell, type: Date, format: 'dd/mm/yyyy hh:mm:ss' } : { value: cell },
          ),
        )
        await writeExcelFile(cells).toFile(path)
        const [peer] = await readExcelFile(path)
        // The peer cuts a time of day off where a spreadsheet rounds it.
        const shown = (cell: unknown): string =>
          cell === null || cell === undefined
            ? ''
            : cell instanceof Date
              ? dateAndTime(Math.round(cell.getTime() / 1000) * 1000)
              : cell === true
                ? 'TRUE'
                : cell === false
                  ? 'FALSE'
                  : String(cell)
        const ours = await rowsOf(await readFile(path))
        for (const [at, row] of peer!.data.entries()) {
          const expected = row.map(shown)
          while (expected.at(-1) === '') expected.pop()
          assert.deepEqual(ours.get(at + 1) ?? [], expected)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('may leave out addresses, prefix its names, and keep its texts in shared and rich form', async () => {
    const shared =
      '<sst><si><t>Case ID</t></si><si><r><t>Date </t></r><r><t>received</t></r><rPh><t>x</t></rPh></si><si><t>line_x000A_end</t></si></sst>'
    const rows =
      '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row><x:row><x:c t="s"><x:v>2</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c></x:row>'
    const sheet = `<x:worksheet xmlns:x="y"><x:sheetData>${rows}</x:sheetData></x:worksheet>`
    const found = await rowsOf(zipOf(workbookOf(sheet, [{ name: 'xl/sharedStrings.xml', content: shared }])))
    assert.deepEqual(
      [...found],
      [
        [1, ['Case ID', 'Date received']],
        [2, ['line\nend', '#N/A']],
      ],
    )
  })

  it('takes a number for a date only where its cell is formatted as one', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-809]dd\\ mmmm\\ yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    const rows =
      '<row r="4"><c r="A4"><v>45903</v></c><c r="B4" s="1"><v>45903</v></c><c r="C4" s="2"><v>45903.427083333336</v></c><c r="D4" s="1"><v>0</v></c></row>'
    const found = await rowsOf(zipOf(workbookOf(sheetOf(rows), [{ name: 'xl/styles.xml', content: styles }])))
    assert.deepEqual(found.get(4), ['45903', '2025-09-03', '2025-09-03 10:15:00', '0'])
  })

  it('knows a date format from one of numbers or of time alone', () => {
    for (const code of ['dd/mm/yyyy', 'd-mmm-yy', 'yyyy\\-mm\\-dd hh:mm:ss.000', '[$-F800]dddd, mmmm dd, yyyy', 'm/d/yy h:mm AM/PM'])
      assert.equal(isDateFormat(code), true, code)
    for (const code of ['General', '0.00', '#,##0 "days"', '[Red]0', 'hh:mm', '[h]:mm:ss', '@', '0.00E+00', '\\d0'])
      assert.equal(isDateFormat(code), false, code)
  })

  it('that is hidden is not read, and hidden rows are counted', async () => {
    const parts = workbookOf(
      sheetOf(LOG),
      [{ name: 'xl/worksheets/sheet2.xml', content: sheetOf(LOG) }],
      '<sheet name="Log" r:id="r1"/><sheet name="Old" state="hidden" r:id="r4"/>',
    )
    const { reading, log } = await read(parts)
    assert.deepEqual([reading.sheet, log.cases.count], ['Log', 2])
    assert.deepEqual(reading.remarks, [
      'Hidden sheets are not read: "Old". Name one with --sheet to read it',
      'One hidden row was read too',
    ])
  })
})

describe('a workbook made to do harm', () => {
  const refusals: Record<string, [Part[], RegExp]> = {
    'a row far below any sheet': [
      workbookOf(sheetOf('<row r="900000000"><c r="A900000000"><v>1</v></c></row>')),
      /row 900000000 that no spreadsheet has/,
    ],
    'a column far beyond any sheet': [
      workbookOf(sheetOf('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>')),
      /cell ZZZZ1 that no spreadsheet has/,
    ],
    'a column just beyond the last': [workbookOf(sheetOf('<row r="1"><c r="XFE1"><v>1</v></c></row>')), /cell XFE1/],
    'rows that go backwards': [workbookOf(sheetOf('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/>')), /out of order/],
    'a part that packs too well': [
      workbookOf(sheetOf(LOG), [{ name: 'xl/media/x.xml', content: Buffer.alloc(12_000_000) }]),
      /more than 200 times/,
    ],
    'parts that promise too much in all': [
      workbookOf(
        sheetOf(LOG),
        Array.from({ length: 31 }, (_, at) => ({ name: `x${at}`, content: 'x', size: 9_900_000 })),
      ),
      /unpacks to 307 MB/,
    ],
    'a part that holds more than it says': [
      workbookOf(sheetOf(LOG.repeat(1))).map(part => (part.name.includes('sheet1') ? { ...part, size: 40 } : part)),
      /holds more than it says/,
    ],
    'too many parts': [
      workbookOf(
        sheetOf(LOG),
        Array.from({ length: 1_000 }, (_, at) => ({ name: `x${at}`, content: '' })),
      ),
      /1,003 parts/,
    ],
    'a password': [workbookOf(sheetOf(LOG)).map(part => ({ ...part, flags: 1 })), /locked with a password/],
    'entities of its own': [workbookOf(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetOf(LOG)}`), /declares a document type/],
    'nesting without end': [workbookOf('<a>'.repeat(100_000)), /nested too deep/],
    'broken XML': [workbookOf('<worksheet><sheetData><row></sheetData>'), /not well-formed/],
    'a log inside a zip': [[{ name: 'export/cases.xlsx', content: 'x' }], /zip archive that holds "export\/cases.xlsx"/],
    'another kind of document': [[{ name: 'word/document.xml', content: '<w/>' }], /a word processor document/],
  }
  for (const [what, [parts, message]] of Object.entries(refusals)) {
    it(`is refused: ${what}`, () => assert.rejects(read(parts), { name: 'Problem', message }))
  }

  it('leaves the same workbook without harm readable', async () => assert.equal((await read(workbookOf(sheetOf(LOG)))).log.cases.count, 2))

  it('never does more than be refused, whatever bytes are changed', async () => {
    const whole = zipOf(workbookOf(sheetOf(LOG)))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async changes => {
        const bytes = Uint8Array.from(whole)
        for (const [at, byte] of changes) bytes[at] = byte
        await readXlsx(inMemoryFile(bytes), { now }).catch(error => assert.equal(error.name, 'Problem', error.stack))
      }),
      { numRuns: 300 },
    )
  })
})
