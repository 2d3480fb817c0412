import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import writeExcelFile from 'write-excel-file/node'
import { inMemoryFile } from '../../../../../test/support/in-memory-file.ts'
import { temporaryFolder } from '../../../../../test/support/temporary-folder.ts'
import { type CaseOutcome, OUTCOMES, type ReadingOptions } from '../rules.ts'
import { openFile } from './open-file.ts'
import { readXlsx } from './xlsx.ts'

const folder = await temporaryFolder()
const now = Date.parse('2026-11-24T12:00Z')
let made = 0

type Value = string | number | boolean | Date | null
type Sheet = { name: string; rows: Value[][] }
const cellOf = (value: Value) => (value === null ? null : value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value })

async function save(sheets: Sheet[]): Promise<string> {
  const path = `${folder.path}/${++made}.xlsx`
  await writeExcelFile(sheets.map(({ name, rows }) => ({ sheet: name, data: rows.map(row => row.map(cellOf)) }))).toFile(path)
  return path
}
const readSheets = async (sheets: Sheet[], options: Partial<ReadingOptions> = {}) =>
  readXlsx(await openFile(await save(sheets)), { now, ...options })
const day = (text: string) => new Date(`${text}T00:00:00Z`)

const untidy: Sheet[] = [
  {
    name: 'Notes',
    rows: [['This workbook is invented.'], [null], ['Level', 'Meaning'], ['CTC', 'Counter-terrorist check'], ['SC', 'Security check']],
  },
  {
    name: 'Vetting tracker',
    rows: [
      ['Vetting tracker (invented)', null, null, null, null, null, null, null],
      ['Drawn on', day('2026-10-01'), null, null, null, null, null, null],
      [null, null, null, null, null, null, null, null],
      ['URN', 'Level', 'Form received', 'Sent to references', 'Returned from references', 'Target date', 'Date of decision', 'Decision'],
      [1001, 'CTC', day('2026-01-05'), day('2026-01-07'), day('2026-01-20'), day('2026-02-05'), day('2026-01-23'), 'Granted'],
      [1002, 'SC', '14/01/2026', '15/01/2026', 'TBC', day('2026-02-05'), '02/02/2026', 'Cleared'],
      [1003, 'SC', day('2026-01-15'), day('2026-01-16'), null, null, 'TBC', 'Awaiting references'],
      [null, null, null, null, null, null, null, null],
      [1004, 'CTC', 'not yet in', null, null, null, null, null],
      [1005, 'CTC', day('2026-02-01'), day('2026-01-20'), day('2026-02-25'), null, day('2026-02-20'), 'Refused'],
      [1006, 'CTC', day('2026-02-02'), null, null, null, null, 'Withdrawn'],
      [1007, 'CTC', day('2026-02-03'), null, null, null, day('2026-01-03'), 'Granted'],
      [1008, 'SC', day('2026-02-04'), '31/02/2026', null, null, day('2026-03-04'), 'Referred to panel'],
      [1009, 'SC', day('2026-02-05'), null, null, null, day('2026-03-05'), 'Pending'],
      [1010, 'SC', day('2026-02-06'), null, null, null, null, 'Referred to panel'],
      [1011, 'SC', day('2027-02-06'), null, null, null, null, null],
      [1001, 'CTC', day('2026-02-05'), null, null, null, null, null],
      [1012, 'CTC', day('2026-02-07'), null, null, null, 'sometime in May', null],
      [1013, 'CTC', day('2026-02-08'), null, null, null, day('2026-03-08'), 'Applicant withdrew'],
      ['Total', null, null, null, null, null, null, 13],
    ],
  },
]

describe('an untidy workbook with one row per case', () => {
  it('is read as a careful person would', async () => {
    const { log, reading } = await readSheets(untidy)
    assert.equal(reading.sheet, 'Vetting tracker')
    assert.deepEqual(reading.mapping, {
      ...{ shape: 'cases', case: 'URN', received: 'Form received', closed: 'Date of decision', outcome: 'Decision', class: 'Level' },
      stages: ['Sent to references', 'Returned from references'],
    })
    assert.deepEqual([reading.dates, reading.datesSettledBy, reading.closedBy], ['day-first', 'data', 'closing column'])
    const cases = Array.from(log.cases.ids, (id, at) => {
      const closed = log.cases.closed[at]!
      const outcome: CaseOutcome = OUTCOMES[log.cases.outcome[at]!]!
      return [
        id,
        log.classes[log.cases.class[at]!],
        new Date(log.cases.received[at]!).toISOString().slice(0, 10),
        Number.isNaN(closed) ? '' : new Date(closed).toISOString().slice(0, 10),
        outcome,
        log.cases.first[at + 1]! - log.cases.first[at]!,
      ]
    })
    assert.deepEqual(cases, [
      ['1001', 'CTC', '2026-01-05', '2026-01-23', 'granted', 2],
      ['1002', 'SC', '2026-01-14', '2026-02-02', 'granted', 1],
      ['1003', 'SC', '2026-01-15', '', 'open', 1],
      ['1005', 'CTC', '2026-02-01', '2026-02-20', 'refused', 0],
      ['1008', 'SC', '2026-02-04', '2026-03-04', 'completed', 0],
      ['1010', 'SC', '2026-02-06', '', 'open', 0],
      ['1013', 'CTC', '2026-02-08', '2026-03-08', 'withdrawn', 0],
    ])
  })

  it('names every row and cell it could not use, by its row in the sheet', async () => {
    const { reading } = await readSheets(untidy)
    const lines = (list: { line: number; sheet?: string; reason: string }[]) =>
      list.map(({ line, sheet, reason }) => `${sheet === 'Vetting tracker'} ${line} ${reason}`)
    assert.deepEqual(lines(reading.rejected), [
      'true 9 "Form received" says "not yet in": no date yet, or none needed',
      'true 11 The outcome is "Withdrawn" but there is no closing date',
      'true 12 Closed ("2026-01-03") before it was received',
      'true 14 The outcome is "Pending" but there is a closing date',
      'true 16 "Form received" is "2027-02-06", which is in the future',
      'true 17 Case "1001" is already on line 5',
      'true 18 "Date of decision" is "sometime in May", which cannot be read as a date',
      'true 20 A row of totals, not a case',
    ])
    assert.deepEqual(lines(reading.passedOver), [
      'true 6 "Returned from references" says "TBC": no date yet, or none needed',
      'true 7 "Date of decision" says "TBC": no date yet, or none needed',
      'true 10 "Sent to references" is "2026-01-20", before the case was received',
      'true 10 "Returned from references" is "2026-02-25", after the case was closed',
      'true 13 "Sent to references" is "31/02/2026", which cannot be read as a date',
    ])
    assert.deepEqual(reading.counts, { rows: 15, used: 7, rejected: 8, duplicates: 0 })
    assert.deepEqual(reading.remarks, [
      '2 rows above the column headings left out ("Vetting tracker (invented)")',
      'Planned or expected dates are left out, because nothing happened on them: "Target date"',
      'One word of outcome not known: "Referred to panel" (2). Say what they mean with --outcome-word "Word=granted"',
    ])
  })

  it('takes told words of outcome at their told meaning', async () => {
    const { log } = await readSheets(untidy, { outcomes: { 'referred to panel': 'refused' } })
    const at = log.cases.ids.indexOf('1008')
    assert.equal(OUTCOMES[log.cases.outcome[at]!], 'refused')
    assert.ok(!log.cases.ids.includes('1010'))
  })

  it('is read the same from a file packed once more', async () => {
    const { gzipSync } = await import('node:zlib')
    const { readFile } = await import('node:fs/promises')
    const path = await save(untidy)
    const packed = await folder.write('packed.xlsx.gz', gzipSync(await readFile(path)))
    const [plain, again] = [await readXlsx(await openFile(path), { now }), await readXlsx(await openFile(packed), { now })]
    assert.deepEqual(again.log, plain.log)
  })
})

describe('a workbook', () => {
  const log = (name: string): Sheet => ({
    name,
    rows: [
      ['Case ID', 'Date received', 'Date closed'],
      ['a', day('2026-01-05'), day('2026-01-23')],
      ['b', day('2026-01-06'), null],
    ],
  })

  it('with two sheets that look like a log is asked about', async () => {
    await assert.rejects(readSheets([log('2025'), log('2026')]), {
      question: 'sheet',
      choices: ['2025', '2026'],
      advice: 'Say which with --sheet "2025"',
    })
    assert.equal((await readSheets([log('2025'), log('2026')], { sheet: '2026' })).reading.sheet, '2026')
    await assert.rejects(readSheets([log('2025')], { sheet: '2024' }), {
      message: 'There is no sheet "2024"',
      advice: 'The sheets are: "2025"',
    })
  })

  it('with no sheet that looks like a log says what is missing on the largest', async () => {
    const sheets = [
      { name: 'a', rows: [['x']] },
      {
        name: 'b',
        rows: [
          ['Colour', 'Date received'],
          ['red', day('2026-01-05')],
          ['blue', day('2026-01-06')],
        ],
      },
    ]
    await assert.rejects(readSheets(sheets), { question: 'mapping', message: /"Colour", "Date received"/ })
  })

  it('with nothing in it is refused', () =>
    assert.rejects(readSheets([{ name: 'a', rows: [[null]] }]), { name: 'Problem', message: 'The workbook has no rows' }))

  it('that holds events is read as events, with times of day', async () => {
    const at = (text: string) => ({ value: new Date(`${text}Z`), type: Date, format: 'dd/mm/yyyy hh:mm' })
    const path = `${folder.path}/events.xlsx`
    const rows = [
      ['Case ID', 'Activity', 'Completed'].map(value => ({ value })),
      [{ value: 'a' }, { value: 'Check' }, at('2026-07-05T10:15:30')],
      [{ value: 'a' }, { value: 'Decide' }, at('2026-07-06T09:00:00')],
    ]
    await writeExcelFile(rows).toFile(path)
    const { log, reading } = await readXlsx(await openFile(path), { now })
    assert.equal(reading.mapping.shape, 'events')
    assert.equal(new Date(log.visits.end[0]!).toISOString(), '2026-07-05T09:15:30.000Z')
  })

  it('asks for the closing date of cases that have an outcome but no such column', async () => {
    const rows = [
      ['URN', 'Date received', 'Outcome'],
      ['1', day('2026-01-05'), 'Granted'],
      ['2', day('2026-01-06'), 'Pending'],
    ]
    await assert.rejects(readSheets([{ name: 'a', rows }]), { question: 'mapping', message: /each case was closed/ })
  })

  it('cut short is refused', async () => {
    const { readFile } = await import('node:fs/promises')
    const bytes = await readFile(await save([log('a')]))
    await assert.rejects(readXlsx(inMemoryFile(bytes.subarray(0, bytes.length / 2)), { now }), { name: 'Problem', message: /damaged/ })
  })
})
