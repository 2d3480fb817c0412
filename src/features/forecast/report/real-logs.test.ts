/** The report of real logs against figures published with them. The logs are not ours to ship: their folder is told by MUSTER_LOGS. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { ENGLAND_WORKING_DAYS } from '../../../values/england-bank-holidays.ts'
import { readLog } from '../case-log/read-log.ts'
import { makeReport } from './make-report.ts'
import { reportSchema, toReportDocument } from './schema.ts'

const folder = process.env.MUSTER_LOGS
const NOW = Date.parse('2026-11-24T00:00:00Z')

const reportOf = async (file: string, release = false) => {
  const report = makeReport(await readLog(join(folder!, file), { now: NOW }), { release, asOfTold: false, calendar: ENGLAND_WORKING_DAYS })
  reportSchema.parse(JSON.parse(JSON.stringify(toReportDocument(report))))
  return report
}

describe('the report of a real log', () => {
  it('gives each party of a declaration chain the share of time that is known of it', async test => {
    if (!folder) return test.diagnostic('MUSTER_LOGS is not set: nothing was compared with a real log')
    const { heldByParty } = await reportOf('BPIC_2020_DomesticDeclarations.xes.gz')
    const shares = Object.fromEntries(heldByParty.map(row => [row.name, row.shareOfTime]))
    const known = { UNDEFINED: 0.57, SUPERVISOR: 0.18, ADMINISTRATION: 0.11, EMPLOYEE: 0.08, 'BUDGET OWNER': 0.04 }
    for (const [name, share] of Object.entries(known)) assert.ok(Math.abs(shares[name]! - share) < 0.01, `${name} ${shares[name]}`)
  })

  it('tells the whole case from its receipt phase', async test => {
    if (!folder) return test.diagnostic('MUSTER_LOGS is not set: nothing was compared with a real log')
    const { all } = await reportOf('receipt_wabo.csv.gz')
    assert.equal(all.n, 1434)
    assert.ok(Math.abs(all.open / all.n - 0.073) < 0.0005)
    assert.ok(all.p50.days! > 45 && all.p50.days! < 60, `${all.p50.days}`)
  })

  it('can be handed out without a case reference in it', async test => {
    if (!folder) return test.diagnostic('MUSTER_LOGS is not set: nothing was compared with a real log')
    const printed = JSON.stringify(toReportDocument(await reportOf('receipt_wabo.csv.gz', true)))
    const read = await readLog(join(folder, 'receipt_wabo.csv.gz'), { now: NOW })
    for (const id of read.log.cases.ids) assert.ok(!printed.includes(id), id)
    for (const name of read.log.resources) assert.ok(!printed.includes(name), name)
  })
})
