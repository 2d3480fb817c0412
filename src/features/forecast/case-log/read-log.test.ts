import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { Problem } from '../../../values/problem.ts'
import { readLog } from './read-log.ts'
import type { ReadingOptions } from './rules.ts'

const folder = await temporaryFolder()
const now = Date.parse('2026-11-24T12:00Z')
let files = 0
const read = async (content: string | Uint8Array, options: Partial<ReadingOptions> = {}) =>
  readLog(await folder.write(`file-${files++}`, content), { now, timeZone: 'UTC', ...options })

const refused = (words: RegExp, advice: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Problem, String(error))
  assert.match(error.message, words)
  assert.match(error.advice ?? '', advice)
  return true
}

const CSV = 'case_id,activity,timestamp\n1,a,2026-01-05T09:00:00Z\n1,b,2026-01-06T09:00:00Z\n2,a,2026-01-07T09:00:00Z\n'
const XES = (inside: string) => `<?xml version="1.0"?><log>${inside}</log>`
const TRACE = (id: string, time = '2026-01-05T09:00:00Z') =>
  `<trace><string key="concept:name" value="${id}"/><event><string key="concept:name" value="a"/><date key="time:timestamp" value="${time}"/></event></trace>`

describe('a file given as a case log', () => {
  it('is taken for what it holds, whatever its name', async () => {
    assert.equal((await read(CSV)).reading.format, 'csv')
    assert.equal((await read(`\ufeff${CSV}`)).reading.format, 'csv')
    assert.equal((await read(Buffer.from(`\ufeff${CSV}`, 'utf16le'))).reading.format, 'csv')
    assert.equal((await read(gzipSync(`\n ${XES(TRACE('A') + TRACE('B'))}`.trim()))).reading.format, 'xes')
    const ocel = {
      objects: ['A', 'B'].map(id => ({ id, type: 'case' })),
      events: ['A', 'B'].map(id => ({ type: 'a', time: '2026-01-05', relationships: [{ objectId: id }] })),
    }
    assert.equal((await read(JSON.stringify(ocel))).reading.format, 'ocel')
  })

  it('is refused when it is something else, with what to do', async () => {
    const wrong: [string | Uint8Array, RegExp, RegExp][] = [
      ['<!DOCTYPE html>\n<html><body>Sign in</body></html>', /a web page/, /sign in, and download the log again/],
      ['<html xmlns="http://www.w3.org/1999/xhtml">', /a web page/, /download/],
      ['SQLite format 3\0and pages', /SQLite database, one of the three forms of OCEL 2.0/, /OCEL 2.0 JSON or XML/],
      [Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), /old Excel workbook/, /save it as \.xlsx/],
      ['%PDF-1.7\n%\xe2\xe3', /a PDF/, /XLSX or CSV/],
      [Buffer.from('89504e470d0a1a0a', 'hex'), /picture \(PNG\)/, /XLSX or CSV/],
      [Buffer.from('ffd8ffe000104a464946', 'hex'), /picture \(JPEG\)/, /XLSX or CSV/],
      [gzipSync(gzipSync(CSV)), /compressed twice/, /Unpack it once/],
      [Buffer.from([1, 2, 3, 0, 9, 8, 7, 0, 0, 0, 200, 201]), /neither text nor a workbook/, /CSV, XLSX, XES or OCEL/],
      ['PK\x03\x04 and nothing more', /./, /./],
      ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', /Excel 2003/, /save it as \.xlsx/],
      ['<log><global scope="event"/><global scope="object"/><events/></log>', /version 1.0, which is not read/, /OCEL 1.0 JSON/],
      ['{"name": "muster"}', /JSON, but not an object-centric event log/, /Export/],
      ['[{"case": 1}]', /JSON, but not an object-centric event log/, /Export/],
      ['<svg/>', /begins with <svg>/, /Export/],
    ]
    for (const [content, words, advice] of wrong) await assert.rejects(read(content), refused(words, advice), words.source)
  })

  it('is refused when it is missing, a folder or empty', async () => {
    await mkdir(join(folder.path, 'logs'))
    await assert.rejects(readLog(join(folder.path, 'none.csv'), { now }), refused(/There is no file/, /Check the name/))
    await assert.rejects(readLog(join(folder.path, 'logs'), { now }), refused(/is a folder/, /one file/))
    await assert.rejects(read(''), refused(/is empty/, /Export/))
  })

  it('needs rows, and at least two cases', async () => {
    await assert.rejects(read(XES('')), refused(/holds no rows/, /Check the filter/))
    await assert.rejects(read(XES(TRACE('A'))), refused(/holds a single case, and a report needs at least 2 cases/, /--case/))
    await assert.rejects(read(CSV.replace('\n2,', '\n1,')), refused(/holds a single case/, /--case/))
    await assert.rejects(read(XES(TRACE('A') + TRACE('B', 'x'))), refused(/a single case; 1 row could not be used/, /--case/))
  })

  it('says why when no row can be used: the first five reasons, and how many more', async () => {
    const bad = Array.from({ length: 7 }, (_, index) => TRACE(`c${index}`, `day ${index}`)).join('\n')
    await assert.rejects(
      read(XES(bad)),
      refused(
        /^None of the 7 rows of "file-\d+" can be used:\n {2}line 1: Cannot read the time "day 0"[^\n]*\n( {2}line[^\n]*\n){4} {2}and 2 more$/,
        /--end .*--dates/,
      ),
    )
  })

  it('holds nothing before an early --as-of time', async () => {
    const two = XES(TRACE('A') + TRACE('B'))
    await assert.rejects(read(two, { asOf: Date.parse('2020-01-01') }), refused(/nothing from before the --as-of time/, /later time/))
  })

  it('may have no closed case, and then says that no percentile can be given', async () => {
    const started = (id: string) => TRACE(id).replace('</event>', '<string key="lifecycle:transition" value="start"/></event>')
    const { log, reading } = await read(XES(started('A') + started('B')))
    assert.ok(log.cases.closed.every(Number.isNaN))
    assert.equal(reading.remarks.at(-1), 'No case is closed: no percentile can be given')
    assert.ok(!(await read(XES(TRACE('A') + TRACE('B')))).reading.remarks.some(remark => remark.startsWith('No case is closed')))
  })
})
