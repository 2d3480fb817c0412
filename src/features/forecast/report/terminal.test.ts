import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exampleReading } from '../../../../test/support/example-reading.ts'
import { exampleReport } from '../../../../test/support/example-report.ts'
import type { Style } from '../../../platform/terminal/style.ts'
import { widthOf } from '../../../platform/terminal/text.ts'
import { summariseReport } from './summary.ts'
import { reportInShort, reportText } from './terminal.ts'

const at = (width: number, unicode = true): Style => ({ width, colour: false, unicode })
const wide = at(120)
/** As running text, so that a sentence is found wherever it is wrapped. */
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('the report on a terminal', () => {
  for (const width of [60, 80, 120]) {
    for (const unicode of [true, false]) {
      it(`fits ${width} columns, ${unicode ? 'with block characters' : 'in ASCII'}`, () => {
        const lines = reportText(at(width, unicode), exampleReport()).split('\n')
        assert.deepEqual(
          lines.filter(line => widthOf(line) > width),
          [],
        )
        assert.ok(lines.length > 100)
        if (!unicode) assert.ok(lines.every(line => /^[ -~]*$/.test(line)))
      })
    }
  }

  it('begins with how the file was read, then the summary, then the tables', () => {
    const text = reportText(wide, exampleReport())
    const places = ['How the file was read', 'In short', 'How long cases take', 'Month by month', 'Rows that could not be used'].map(
      words => text.indexOf(`\n${words}\n`),
    )
    assert.ok(places.every(place => place > 0))
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
  })

  it('says which columns were used, which parts have none, and what share of rows', () => {
    const text = flat(reportInShort(wide, exampleReport()))
    assert.match(
      text,
      /from 2,402 rows of invented-vetting-log\.xlsx; 2,370 used \(99%\), 32 could not be used and are listed at the end\./,
    )
    assert.match(text, /Case: Vetting ref\. Received: Form received\. Closed: Decision date\./)
    assert.match(text, /No column for: resource\./)
    assert.match(text, /Dates have the day first, as the dates in the file show\./)
  })

  it('says so when every row was used', () => {
    const reading = exampleReading({ counts: { rows: 9, used: 9, rejected: 0, duplicates: 0 }, rejected: [], passedOver: [] })
    const text = reportText(wide, exampleReport({ reading }))
    assert.match(flat(text), /from 9 rows of invented-vetting-log\.xlsx; all rows used\./)
    assert.doesNotMatch(text, /could not be used/)
  })

  it('lists the first twenty unusable rows with place and reason, and says how many more there are', () => {
    const lines = reportText(wide, exampleReport()).split('\n')
    assert.equal(lines.filter(line => line.startsWith('Cases 2024-26, row') && !line.includes('TBC')).length, 20)
    assert.ok(lines.includes('Cases 2024-26, row 17: no date of receipt'))
    assert.ok(lines.includes('and 12 more: use --json for all'))
  })

  it('tells each kind of entry that was passed over once, with how many more there are', () => {
    const passedOver = [3, 5, 9]
      .map(line => ({ line, reason: '"Interview" says "n/a"' }))
      .concat({ line: 4, reason: '"Finance" says "TBC"' })
    const lines = reportText(wide, exampleReport({ reading: exampleReading({ passedOver }) })).split('\n')
    assert.deepEqual(lines.slice(-3, -1), ['line 3 and 2 more: "Interview" says "n/a"', 'line 4: "Finance" says "TBC"'])
  })

  it('calls a percentile that the log does not reach "not yet", never a number', () => {
    const row = reportText(wide, exampleReport())
      .split('\n')
      .find(line => line.startsWith('All cases'))
    assert.match(row ?? '', /^All cases +2,370 +312 +34 +71 +not yet +44 +41%$/)
  })

  it('says at the top that invented data is invented', () => {
    assert.match(reportText(wide, exampleReport()).split('\n')[2] ?? '', /^Invented data/)
  })

  it('shows no case reference when it is made to be handed out', () => {
    const text = reportText(wide, exampleReport({ release: true, oldestOpen: [], workload: [] }))
    assert.doesNotMatch(text, /IC\//)
    assert.match(text, /Made to be handed out/)
  })

  it('cannot be made to command the terminal by a name in the file', () => {
    const report = exampleReport()
    report.classes[0]!.class = '\u001b]0;owned\u0007RV'
    assert.doesNotMatch(reportText(wide, report), /[^\P{Cc}\n]/u)
  })

  it('is made of a log without classes, months, stages or closed cases too', () => {
    const none = { days: null, low: null, high: null }
    const all = {
      ...exampleReport().all,
      n: 3,
      open: 3,
      closed: 0,
      p50: none,
      p80: none,
      p95: none,
      meanDays: null,
      p50WorkingDays: null,
      p80WorkingDays: null,
      p95WorkingDays: null,
    }
    delete all.withinTarget
    const text = reportText(
      at(80),
      exampleReport({
        all,
        classes: [],
        months: [],
        monthsByClass: [],
        competing: [],
        survival: [],
        heldByStage: [],
        heldByParty: [],
        rework: [],
        oldestOpen: [],
        workload: [],
      }),
    )
    assert.match(text, /No case is closed, so nothing can be said of how long cases take\./)
    assert.match(text, /All cases +3 +3 +not yet +not yet +not yet +- +-/)
    assert.doesNotMatch(text, /NaN|undefined|null|Infinity/)
  })
})

describe('the summary of a report', () => {
  it('gives the percentiles with what the log does not reach named', () => {
    assert.equal(
      summariseReport(exampleReport())[1],
      'Half of cases finish within 34 days (95% interval 30 to 39) and four in five within 71; for 19 in 20 the time is not yet reached.',
    )
  })

  it('gives all three where all are reached', () => {
    const report = exampleReport()
    report.all.p95 = { days: 120.4, low: 100, high: 140 }
    assert.equal(
      summariseReport(report)[1],
      'Half of cases finish within 34 days (95% interval 30 to 39), four in five within 71 and 19 in 20 within 120.',
    )
  })

  it('gives no percentile where fewer than half have finished', () => {
    const report = exampleReport()
    report.all.p50 = { days: null, low: null, high: null }
    assert.match(summariseReport(report)[1] ?? '', /^Fewer than half of cases have finished/)
  })
})
