/** Reads the public XES and OCEL logs, where they are at hand. They are not part of the project: their licences do not allow it. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readLog } from '../read-log.ts'

const folder = process.env.MUSTER_LOGS
const now = Date.parse('2026-11-24T12:00Z')

type Counted = { cases: number; rows: number; stages: number; resources: number; from: string; to: string; objectType?: string }

/** Counted independently from the same files; the recruiting log has 916 applications and 135 offers. */
const COUNTED: Record<string, Counted> = {
  'BPIC_2012.xes.gz': { cases: 13_087, rows: 262_200, stages: 24, resources: 68, from: '2011-09-30', to: '2012-03-14' },
  'BPIC_2020_DomesticDeclarations.xes.gz': { cases: 10_357, rows: 55_628, stages: 14, resources: 2, from: '2017-01-09', to: '2019-01-07' },
  'synthetic_hiring.xes.gz': { cases: 10_000, rows: 63_869, stages: 12, resources: 8, from: '2015-01-05', to: '2015-01-12' },
  'synthetic_recruiting.jsonocel.gz': {
    ...{ cases: 916, rows: 6_607, stages: 12, resources: 0, from: '2019-05-20', to: '2019-11-18' },
    objectType: 'applications',
  },
}

describe('the public XES and OCEL logs', () => {
  if (folder === undefined) {
    it('are not at hand', t => t.diagnostic('MUSTER_LOGS is not set: no public event log was read. Set it to the folder that holds them.'))
    return
  }

  for (const [name, { objectType, ...counted }] of Object.entries(COUNTED)) {
    it(`are read whole: ${name}`, async () => {
      const { log, reading } = await readLog(join(folder, name), { now, ...(objectType !== undefined && { objectType }) })
      const day = (time: number) => new Date(time).toISOString().slice(0, 10)
      assert.deepEqual(
        {
          cases: log.cases.count,
          rows: reading.counts.rows,
          stages: log.stages.length,
          resources: log.resources.length,
          from: day(log.cases.received[0]!),
          to: day(log.endOfLog),
        },
        counted,
      )
      assert.deepEqual(reading.rejected, [])
    })
  }

  it('have no type of object taken for the case unasked', async () => {
    const unasked = readLog(join(folder, 'synthetic_recruiting.jsonocel.gz'), { now })
    await assert.rejects(unasked, /applications \(916 cases, 6,607 events\); offers \(135 cases, 270 events\)/)
  })

  it('show the party that holds the case, where they record it', async () => {
    const { log } = await readLog(join(folder, 'BPIC_2020_DomesticDeclarations.xes.gz'), { now })
    assert.ok(
      ['EMPLOYEE', 'ADMINISTRATION', 'SUPERVISOR', 'BUDGET OWNER'].every(party => log.parties.includes(party)),
      log.parties.join(),
    )
  })
})
