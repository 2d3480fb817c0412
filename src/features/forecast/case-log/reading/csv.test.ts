import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { inMemoryFile } from '../../../../../test/support/in-memory-file.ts'
import type { ReadingOptions } from '../rules.ts'
import { readCsv } from './csv.ts'
import { type CsvRecord, scanCsv } from './csv-scanner.ts'

const now = Date.parse('2026-11-24T12:00Z')
const read = (content: string | Uint8Array, options: Partial<ReadingOptions> = {}) => readCsv(inMemoryFile(content), { now, ...options })

const rows = [
  ['case_id', 'activity', 'resource', 'timestamp'],
  ['1', 'Prüfung, first', 'Ann "A" Ash', '2025-01-02 09:00'],
  ['1', 'Decision\nfinal', 'Bob', '2025-01-05 09:00'],
  ['2', 'Prüfung, first', 'Zoë', '2025-01-03 09:00'],
]
const write = (separator: string, lineEnd = '\n') =>
  rows.map(row => row.map(cell => (/[",;\t|\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)).join(lineEnd) +
  lineEnd
const utf16 = (text: string, isLittle: boolean, hasMark = true) => {
  const bytes = Buffer.from((hasMark ? '\ufeff' : '') + text, 'utf16le')
  return isLittle ? bytes : bytes.swap16()
}

describe('one table in every dress', () => {
  const dresses: Record<string, [string | Uint8Array, string, string]> = {
    commas: [write(','), ',', 'utf-8'],
    'semicolons and Windows line ends': [write(';', '\r\n'), ';', 'utf-8'],
    'tabs and old Mac line ends': [write('\t', '\r'), '\t', 'utf-8'],
    bars: [write('|'), '|', 'utf-8'],
    'a byte order mark': [`\ufeff${write(',')}`, ',', 'utf-8'],
    'UTF-16 as Windows writes it': [utf16(write('\t'), true), '\t', 'utf-16le'],
    'UTF-16, the other end first': [utf16(write(','), false), ',', 'utf-16be'],
    'UTF-16 without a mark': [utf16(write(';'), true, false), ';', 'utf-16le'],
    'no line end at the end': [write(',').trimEnd(), ',', 'utf-8'],
    'a line that names the separator': [`sep=;\n${write(';')}`, ';', 'utf-8'],
  }
  for (const [dress, [content, separator, encoding]] of Object.entries(dresses)) {
    it(`is read alike with ${dress}`, async () => {
      const { log, reading } = await read(content)
      assert.deepEqual([reading.separator, reading.encoding], [separator, encoding])
      assert.deepEqual(reading.mapping, { shape: 'events', case: 'case_id', stage: 'activity', end: 'timestamp', resource: 'resource' })
      assert.deepEqual(
        [...log.stages].sort(),
        dress.includes('Mac') ? ['Decision\nfinal', 'Prüfung, first'] : ['Decision\nfinal', 'Prüfung, first'],
      )
      assert.deepEqual([...log.resources].sort(), ['Ann "A" Ash', 'Bob', 'Zoë'])
      assert.deepEqual(reading.counts, { rows: 3, used: 3, rejected: 0, duplicates: 0 })
    })
  }

  it('is read as Windows-1252 where it is not UTF-8, and says so', async () => {
    const { log, reading } = await read(Buffer.from(write(','), 'latin1'))
    assert.ok(log.stages.includes('Prüfung, first'))
    assert.equal(reading.encoding, 'windows-1252')
    assert.ok(reading.remarks.some(remark => remark.includes('Windows-1252')))
  })
})

describe('the scanner', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', '1'), maxLength: 6 })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`

  async function scan(text: string, pieceBytes: number): Promise<{ line: number; cells: string[] }[]> {
    const found: { line: number; cells: string[] }[] = []
    const textOf = (record: CsvRecord, at: number) => {
      const raw = new TextDecoder().decode(record.bytes.subarray(record.start[at]!, record.end[at]!))
      return record.doubled[at] === 1 ? raw.replaceAll('""', '"') : raw
    }
    await scanCsv(inMemoryFile(text, pieceBytes).chunks(), 44, record => {
      found.push({ line: record.line, cells: Array.from({ length: record.count }, (_, at) => textOf(record, at)) })
      return true
    })
    return found
  }

  it('gives back any quoted table with the right line numbers, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), fc.constantFrom('\n', '\r\n'), async (cells, pieceBytes, lineEnd) => {
        let line = 1
        const expected = cells.map(row => {
          const at = line
          line += 1 + row.reduce((sum, text) => sum + (text.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
          return { line: at, cells: row }
        })
        const text = cells.map(row => row.map(quote).join(',') + lineEnd).join('')
        assert.deepEqual(await scan(text, pieceBytes), expected)
      }),
    )
  })

  it('counts blank lines but does not give them', async () => {
    assert.deepEqual(await scan('\n\na,b\n\r\n\nc,d', 2), [
      { line: 3, cells: ['a', 'b'] },
      { line: 6, cells: ['c', 'd'] },
    ])
  })
})

describe('rows that cannot be used', () => {
  const header = 'case id,activity,start time,end time\n'
  const good = '1,a,2025-01-01 09:00,2025-01-01 10:00\n2,b,2025-01-01 09:00,2025-01-01 10:00\n'

  it('are each named with their line and the reason, and the rest is used', async () => {
    const bad = [
      '3,a,2025-01-01 09:00',
      '3,a,2025-01-01 09:00,2025-01-01 10:00,x',
      ',a,2025-01-01 09:00,2025-01-01 10:00',
      '3,a,2025-01-01 09:00,soon',
      '3,a,2025-01-01 09:00,2025-02-30 10:00',
      '3,a,2025-01-01 09:00,2024-12-31 10:00',
      '3,a,2025-01-01 09:00,2031-01-01 10:00',
      '3,a,1900-01-01 09:00,1900-01-01 10:00',
      '3,a,,',
      '3,a,2025-01-01 09:00,"2025-01-01 10:00"x',
      'Total,,,2',
      'case id,activity,start time,end time',
    ]
    const { log, reading } = await read(`${header}${good}\n${bad.join('\n')}\n`)
    assert.deepEqual(
      reading.rejected.map(({ line, reason }) => `${line} ${reason}`),
      [
        '5 3 cells where the headings have 4',
        '6 5 cells where the headings have 4',
        '7 No case reference in "case id"',
        '8 "end time" is "soon", which cannot be read as a date',
        '9 "end time" is "2025-02-30 10:00", which cannot be read as a date',
        '10 Ends before it starts',
        '11 "end time" is "2031-01-01 10:00", which is in the future',
        '12 "end time" is "1900-01-01 10:00", before 1950',
        '13 No date or time',
        '14 Something follows a closing quotation mark',
        '15 A row of totals, not a case',
        '16 The column headings again',
      ],
    )
    assert.deepEqual(reading.counts, { rows: 14, used: 2, rejected: 12, duplicates: 0 })
    assert.equal(log.cases.count, 2)
  })

  it('do not count blank cells past the last heading', async () => {
    const { reading } = await read(`${header}${good.replaceAll('\n', ',,\n')}`)
    assert.equal(reading.counts.used, 2)
  })

  it('allow a date of today, to its last hour', async () => {
    const at = async (end: string) => (await read(`${header}${good}3,a,2025-01-01,${end}\n`)).reading.counts.rejected
    assert.equal(await at('2026-11-24 23:59'), 0)
    assert.equal(await at('2026-11-25 00:00'), 1)
  })

  it('pass over a start that cannot be read when the end can', async () => {
    const { reading } = await read(`${header}${good}3,a,TBC,2025-01-01 10:00\n3,b,nonsense,2025-01-01 11:00\n`)
    assert.deepEqual(reading.passedOver, [
      { line: 4, reason: '"start time" says "TBC": no date yet, or none needed' },
      { line: 5, reason: '"start time" is "nonsense", which cannot be read as a date' },
    ])
    assert.equal(reading.counts.used, 4)
  })
})

describe('a file that is no log', () => {
  const refusals: Record<string, [string | Uint8Array, RegExp]> = {
    prose: ['Dear all\n\nplease find attached the list.\nKind regards\n', /not a table/],
    'bytes that are no text': [new Uint8Array([1, 2, 0, 0, 0, 7, 8, 0]), /not a text file/],
    'a quotation mark left open': [
      `case id,activity,time\n1,"a,2025-01-01\n${'2,b,2025-01-02\n'.repeat(50)}`,
      /quotation mark on line 2 is never closed/,
    ],
    'a quotation mark left open in a large file': [
      `case id,activity,time\n${'1,a,2025-01-01\n'.repeat(9000)}1,"a,2025-01-01\n${'2,b,2025-01-02\n'.repeat(90_000)}`,
      /quotation mark on line 9002 is never closed/,
    ],
    'a line without end': [
      `case id,activity,time\n${'1,a,2025-01-01\n'.repeat(9000)}${'x'.repeat(1_400_000)}`,
      /Line 9002 is longer than a million/,
    ],
    'no column of times': ['case id,activity\n1,a\n2,b\n', /Which column holds the date or time of each event/],
    'no column of cases': [
      'colour,activity,time\nred,a,2025-01-01\nblue,b,2025-01-02\n',
      /Which column holds the reference of the case.*"colour", "activity", "time"/,
    ],
    'headings alone': ['case id,activity,time\n', /nothing under the column headings \("case id", "activity", "time"\)/],
    'a closing column without a date': [
      'Ref,Date received,Date closed\n1,2025-01-01,\n2,2025-01-02,\n',
      /"Date closed" holds no date\. Is every case open\?/,
    ],
    'no headings': ['1,2025-01-01,2025-02-01\n2,2025-01-02,2025-02-02\n', /No row of column headings/],
  }
  for (const [what, [content, message]] of Object.entries(refusals)) {
    it(`is refused: ${what}`, () => assert.rejects(read(content), { name: 'Problem', message }))
  }

  it('is refused when a told column is not there, with those that are', () =>
    assert.rejects(read('case id,activity,time\n1,a,2025-01-01\n', { mapping: { case: 'Ref' } }), {
      message: 'There is no column "Ref"',
      advice: 'The columns are: "case id", "activity", "time"',
    }))
})

describe('an event log', () => {
  it('keeps a class only while it has few values, and says so when it drops one', async () => {
    const lines = Array.from({ length: 6_000 }, (_, at) => `${at},a,2025-01-01,${at < 5_000 ? `x${at % 3}` : `y${at}`}`)
    const { log, reading } = await read(`case id,activity,time,type\n${lines.join('\n')}\n`)
    assert.equal(reading.mapping.class, undefined)
    assert.ok(reading.remarks.some(remark => remark.startsWith('Column "type" has more than 40')))
    assert.deepEqual([log.cases.count, reading.counts.used], [6_000, 6_000])
  })

  it('keeps a told class whatever number of values it has', async () => {
    const lines = Array.from({ length: 100 }, (_, at) => `${at},a,2025-01-01,y${at}`)
    const { log, reading } = await read(`case id,activity,time,type\n${lines.join('\n')}\n`, { mapping: { class: 'type' } })
    assert.deepEqual([log.cases.count, log.classes.length, reading.counts.used], [100, 100, 100])
  })

  it('takes the facts of the case from columns that repeat them', async () => {
    const { log, reading } = await read(
      'case:concept:name,concept:name,time:timestamp,case:startdate,case:enddate,case:enddate_planned,case:channel\n' +
        '1,a,2025-01-02,2025-01-01,2025-01-09,2025-01-05,Post\n1,b,2025-01-03,2025-01-01,2025-01-09,2025-01-05,Post\n2,a,2025-01-04,2025-01-03,,2025-01-07,Desk\n',
    )
    assert.deepEqual(reading.mapping, {
      ...{ shape: 'events', case: 'case:concept:name', stage: 'concept:name', end: 'time:timestamp' },
      ...{ received: 'case:startdate', closed: 'case:enddate', class: 'case:channel' },
    })
    assert.equal(reading.closedBy, 'closing column')
    assert.deepEqual(
      [...log.cases.received].map(time => new Date(time).getUTCDate()),
      [1, 3],
    )
    assert.deepEqual(
      [...log.cases.closed].map(time => (Number.isNaN(time) ? null : new Date(time).getUTCDate())),
      [9, null],
    )
    assert.match(reading.remarks.join(), /Planned or expected dates are left out.*"case:enddate_planned"/)
  })

  it('is told apart from a list of cases by its names when sorted by time', async () => {
    const { reading } = await read('case id,activity,start time,end time\n1,a,2025-01-01,2025-01-02\n2,a,2025-01-01,2025-01-02\n')
    assert.equal(reading.mapping.shape, 'events')
  })

  it('is told apart by a stage and a time where every case has one row, and has no date of receipt', async () => {
    const { reading } = await read('Case,Stage,Time\n1,Intake,2025-01-01\n2,Intake,2025-01-02\n')
    assert.equal(reading.mapping.shape, 'events')
    const cases = await read('Case,Stage,Received,Closed\n1,Intake,2025-01-01,2025-01-03\n2,Intake,2025-01-02,2025-01-04\n')
    assert.equal(cases.reading.mapping.shape, 'cases')
  })
})

describe('a table read as of an earlier day', () => {
  it('names no stage, person or party that was met only later, and counts those rows as unseen', async () => {
    const { log, reading } = await read(
      [
        'case_id,activity,resource,timestamp',
        '1,Later first,Zoë,2025-02-01 09:00',
        '1,Received,Ann,2025-01-02 09:00',
        '2,Received,Bob,2025-01-03 09:00',
        '2,Decision,Zoë,2025-02-03 09:00',
        '2,Interview,Bob,2025-01-04 09:00',
      ].join('\n'),
      { asOf: Date.parse('2025-01-10T00:00Z') },
    )
    assert.deepEqual(log.stages, ['Received', 'Interview'])
    assert.deepEqual(log.resources, ['Ann', 'Bob'])
    assert.equal(reading.counts.rows, 3)
    assert.equal(log.visits.count, 3)
  })
})
