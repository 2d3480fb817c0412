/** Reads the public event logs, where they are at hand. They are not part of the project: their licences do not allow it. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { EventMapping } from '../rules.ts'
import { readCsv } from './csv.ts'
import { openFile } from './open-file.ts'

const folder = process.env.MUSTER_LOGS
const now = Date.parse('2026-11-24T12:00Z')

/** Cases, rows, activities and resources as counted independently from the same files. */
const COUNTED: Record<string, [number, number, number, number]> = {
  AcademicCredentials: [954, 4_928, 16, 559],
  AcademicCredentials_test: [398, 1_788, 16, 281],
  AcademicCredentials_train: [398, 1_945, 16, 306],
  BPIC_2012_W: [8_616, 59_302, 6, 57],
  BPIC_2012_W_test: [2_976, 18_568, 6, 53],
  BPIC_2012_W_train: [3_030, 16_338, 6, 47],
  BPIC_2012_test_icpm2025: [2_976, 24_520, 8, 54],
  BPIC_2012_train_icpm2025: [3_030, 22_398, 8, 48],
  Production: [225, 4_953, 26, 48],
  receipt_wabo: [1_434, 8_577, 27, 48],
  synthetic_LoanApp_agentsimulator: [1_000, 7_492, 12, 19],
}

describe('the public event logs', () => {
  if (folder === undefined) {
    it('are not at hand', t => t.diagnostic('MUSTER_LOGS is not set: no public event log was read. Set it to the folder that holds them.'))
    return
  }

  const read = async (name: string) => readCsv(await openFile(join(folder, `${name}.csv.gz`)), { now })

  for (const [name, [cases, rows, stages, resources]] of Object.entries(COUNTED)) {
    it(`are read whole: ${name}`, async () => {
      const { log, reading } = await read(name)
      assert.deepEqual(
        {
          cases: log.cases.count,
          rows: reading.counts.rows,
          rejected: reading.rejected,
          stages: log.stages.length,
          resources: log.resources.length,
        },
        { cases, rows, rejected: [], stages, resources },
      )
      assert.equal(reading.datesSettledBy, 'unambiguous')
    })
  }

  it('show when a permit was received and closed, and that 7.3% are open', async () => {
    const { log, reading } = await read('receipt_wabo')
    const { received, closed } = reading.mapping as EventMapping
    assert.deepEqual([received, closed, reading.closedBy], ['case:startdate', 'case:enddate', 'closing column'])
    const open = log.cases.closed.filter(Number.isNaN).length
    assert.equal(((100 * open) / log.cases.count).toFixed(1), '7.3')
    assert.match(reading.remarks.join(), /"case:deadline", "case:enddate_planned"/)
  })
})
