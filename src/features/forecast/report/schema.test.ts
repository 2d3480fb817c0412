import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { caseLog, readLogOf } from '../../../../test/support/case-logs.ts'
import { exampleReport } from '../../../../test/support/example-report.ts'
import { ENGLAND_WORKING_DAYS } from '../../../values/england-bank-holidays.ts'
import { makeReport } from './make-report.ts'
import { reportSchema, toReportDocument } from './schema.ts'

const asPrinted = (document: unknown): unknown => JSON.parse(JSON.stringify(document))

describe('the document of a report', () => {
  const log = caseLog(
    [
      {
        id: 'A',
        class: 'RV',
        received: '2026-01-02',
        closed: '2026-01-12',
        outcome: 'granted',
        visits: [{ stage: 'Form', end: '2026-01-12' }],
      },
      { id: 'B', class: 'MV', received: '2026-01-02' },
    ],
    { endOfLog: '2026-02-01' },
  )
  const report = makeReport(readLogOf(log), { release: false, asOfTold: true, calendar: ENGLAND_WORKING_DAYS, targetDays: 28 })

  it('has the figures of the report under names of one level', () => {
    const document = toReportDocument(report)
    assert.deepEqual(document.log, { cases: 2, events: 1, used: 1, rejected: 0 })
    const [first] = document.classes
    assert.deepEqual(
      [first!.class, first!.n, first!.open, first!.p50Days, first!.p50Low, first!.p50High, first!.p95Days, first!.meanDays],
      ['RV', 1, 0, 10, 10, null, 10, 10],
    )
    assert.deepEqual([document.months[0]!.month, document.months[0]!.received, document.months[0]!.p80Days], ['2026-01', 2, null])
    assert.ok(!('class' in document.months[0]!), 'months are of all classes together')
    assert.equal(document.monthsByClass[0]!.class, 'RV')
  })

  it('keeps to its schema, whatever could not be said', () => {
    const nothingClosed = makeReport(
      readLogOf(caseLog([{ received: '2026-01-02' }, { received: '2026-01-03' }], { endOfLog: '2026-02-01' })),
      {
        release: false,
        asOfTold: false,
        calendar: ENGLAND_WORKING_DAYS,
      },
    )
    for (const one of [report, nothingClosed, exampleReport()]) reportSchema.parse(asPrinted(toReportDocument(one)))
  })

  it('is refused by the schema with a figure missing, or one too many', () => {
    const { classes, ...rest } = toReportDocument(report)
    assert.equal(reportSchema.safeParse(asPrinted(rest)).success, false)
    assert.equal(reportSchema.safeParse(asPrinted({ ...rest, classes, more: 1 })).success, false)
    assert.equal(
      reportSchema.safeParse(asPrinted({ ...rest, classes: [{ ...classes[0], p50Days: Number.POSITIVE_INFINITY, n: 1.5 }] })).success,
      false,
    )
  })

  it('has a published schema that requires the same parts', () => {
    const published = JSON.parse(readFileSync(new URL('../../../../docs/reference/report.schema.json', import.meta.url), 'utf8'))
    assert.deepEqual(published.required.toSorted(), Object.keys(toReportDocument(report)).toSorted())
  })
})
