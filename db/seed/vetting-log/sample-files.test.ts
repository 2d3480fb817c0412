import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import readExcelFile from 'read-excel-file/node'
import { COLUMNS, type Column } from './columns.ts'
import type { Pivot } from './pivot.ts'
import { makeSampleFiles } from './sample-files.ts'
import { CASES_SHEET } from './workbook.ts'

type Cell = string | number | boolean | Date | null
type Sheet = { sheet: string; data: Cell[][] }

const folder = resolve(import.meta.dirname, '../../../samples')
const shipped = (name: string) => readFileSync(resolve(folder, name))
const HEADER_ROW = 3

let made: Record<string, Buffer>
let pivot: Pivot
let sheets: Sheet[]
let rows: { row: number; cells: Record<Column, Cell> }[]

before(async () => {
  made = await makeSampleFiles()
  pivot = JSON.parse(shipped('invented-vetting-log.pivot.json').toString()) as Pivot
  sheets = (await readExcelFile(resolve(folder, 'invented-vetting-log.xlsx'))) as Sheet[]
  const cases = sheets.find(sheet => sheet.sheet === CASES_SHEET)!.data
  rows = cases.slice(HEADER_ROW).flatMap((cells, index) => {
    const named = Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at] ?? null])) as Record<Column, Cell>
    return String(named['Vetting ref'] ?? '').startsWith('IC-') ? [{ row: HEADER_ROW + 1 + index, cells: named }] : []
  })
})

describe('the shipped sample', () => {
  it('is what the generator makes today', () => {
    assert.ok(made['invented-vetting-log.xlsx']!.equals(shipped('invented-vetting-log.xlsx')), 'the workbook differs: npm run sample')
    assert.deepEqual(JSON.parse(made['invented-vetting-log.pivot.json']!.toString()), pivot)
    // Another machine's zlib may pack otherwise, so what is packed is compared.
    const events = 'invented-vetting-events.csv.gz'
    assert.ok(gunzipSync(made[events]!).equals(gunzipSync(shipped(events))), 'the events differ: npm run sample')
  })

  it('says that it is invented, in the workbook and on every row of the events', () => {
    assert.match(String(sheets[0]!.data[0]![0]), /Invented data/)
    assert.match(String(sheets.find(sheet => sheet.sheet === CASES_SHEET)!.data[0]![0]), /INVENTED DATA/)
    const [header, ...lines] = gunzipSync(shipped('invented-vetting-events.csv.gz')).toString().trim().split('\n')
    assert.ok(header!.endsWith(',source'))
    assert.equal(lines.length, pivot.events.visits)
    assert.ok(lines.every(line => line.endsWith(',invented')))
  })

  it('stays small enough to ship', () => {
    for (const name of Object.keys(made)) assert.ok(shipped(name).length < 1_500_000, name)
  })
})

describe('the pivot beside the workbook', () => {
  it('equals counts made by hand from the cells of the sheet', () => {
    const counted: Record<string, Record<string, number>> = {}
    const months: Record<string, number> = {}
    const bad = new Set(pivot.workbook.unusable.map(({ row }) => row))
    for (const { row, cells } of rows) {
      if (bad.has(row)) continue
      const level = String(cells.Level)
      counted[level] ??= {}
      const byOutcome = counted[level]
      const outcome = outcomeOf(String(cells.Outcome ?? ''))
      byOutcome[outcome] = (byOutcome[outcome] ?? 0) + 1
      const month = isoOf(cells['Form received']).slice(0, 7)
      months[month] = (months[month] ?? 0) + 1
    }
    assert.deepEqual(counted, pivot.workbook.byLevelAndOutcome)
    assert.deepEqual(months, pivot.workbook.byMonthReceived)
    assert.equal(rows.length, pivot.workbook.rows)
    assert.equal(rows.length - bad.size, pivot.workbook.cases)
  })

  it('leaves out exactly the rows that cannot be right', () => {
    const wrong = rows.filter(({ cells }) => {
      const received = isoOf(cells['Form received'])
      const decided = isoOf(cells['Decision date'])
      const ended = outcomeOf(String(cells.Outcome ?? '')) !== 'open'
      return received === '' || (ended && decided === '') || (decided !== '' && decided < received)
    })
    assert.deepEqual(
      wrong.map(({ row }) => row),
      pivot.workbook.unusable.map(({ row }) => row),
    )
  })
})

describe('the untidiness of the workbook', () => {
  it('has dates typed as text in every date column, some of them after the twelfth, so that day and month are settled', () => {
    for (const column of COLUMNS.slice(3, 15)) {
      const typed = rows.flatMap(({ cells }) => (/^\d\d\/\d\d\/\d{4}$/.test(String(cells[column])) ? [String(cells[column])] : []))
      assert.ok(
        typed.some(text => Number(text.slice(0, 2)) > 12),
        column,
      )
    }
  })

  it('has a gap, a total row and words where dates belong', () => {
    const cases = sheets.find(sheet => sheet.sheet === CASES_SHEET)!.data
    assert.equal(cases.at(-1)![0], 'Total')
    assert.ok(cases.slice(HEADER_ROW).some(line => line.every(cell => cell === null)))
    const words = new Set(rows.flatMap(({ cells }) => COLUMNS.slice(4, 15).map(column => cells[column])))
    for (const word of ['TBC', 'n/a', 'awaiting']) assert.ok(words.has(word), word)
  })
})

describe('the invented unit', () => {
  it('has about 2,400 cases, some 300 of them open, more open a year before', () => {
    const { cases, open } = pivot.events
    assert.ok(cases > 2300 && cases < 2500, `${cases} cases`)
    assert.ok(open > 250 && open < 350, `${open} open`)
    const upTo = (month: string, counts: Record<string, number>) =>
      Object.entries(counts).reduce((sum, [at, count]) => (at <= month ? sum + count : sum), 0)
    const openAfter = (month: string) => upTo(month, pivot.events.byMonthReceived) - upTo(month, pivot.events.byMonthClosed)
    assert.equal(openAfter('2026-09'), open)
    assert.ok(openAfter('2025-12') > openAfter('2025-01') + 100, 'work piles up in 2025')
    assert.ok(openAfter('2026-02') > open + 60, 'and goes down in 2026')
  })

  it('keeps to the published shares of UKSV: 96% of SC and CTC within 25 days, 93% of DV within 95', () => {
    const lines = gunzipSync(shipped('invented-vetting-events.csv.gz')).toString().trim().split('\n').slice(1)
    const shareWithin = (levels: string[], days: number) => {
      const visits = lines.map(line => line.split(',')).filter(cells => cells[3] === 'UKSV' && cells[8] && levels.includes(cells[1]!))
      const within = visits.filter(cells => (Date.parse(cells[8]!) - Date.parse(cells[7]!)) / 86_400_000 <= days)
      return within.length / visits.length
    }
    assert.ok(Math.abs(shareWithin(['SC', 'CTC'], 25) - 0.96) < 0.04)
    assert.ok(Math.abs(shareWithin(['DV'], 95) - 0.9348) < 0.08)
  })
})

function isoOf(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  const match = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(String(cell ?? ''))
  if (!match) return ''
  const iso = `${match[3]}-${match[2]}-${match[1]}`
  const back = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(back.getTime()) && back.toISOString().startsWith(iso) ? iso : ''
}

function outcomeOf(word: string): string {
  const plain = word.trim().toLowerCase()
  if (plain === 'granted' || plain === 'cleared') return 'granted'
  if (plain.startsWith('withdrawn')) return 'withdrawn'
  return plain === 'refused' || plain === 'discontinued' ? plain : 'open'
}
