import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { logOfRecords } from './log-of-records.ts'

const day = (n: number) => n * 86_400_000

describe('a log of records', () => {
  it('is as if it had been read from a file, with what is open open', () => {
    const { log, reading } = logOfRecords({
      ...{ name: 'A unit', timeZone: 'UTC', asOf: day(30), remarks: ['Told'] },
      fill: builder => {
        for (const [id, closed] of [
          ['one', day(12)],
          ['two', Number.NaN],
        ] as const) {
          const index = builder.caseOf(id)
          builder.setCase(index, { class: 'rv', received: day(10), closed, outcome: Number.isNaN(closed) ? 'open' : 'granted' })
          const names = { lifecycle: '', resource: '7', party: 'unit', instance: '' }
          builder.add({ case: index, stage: 'records', start: day(10), end: closed, queued: Number.NaN, ...names })
        }
      },
    })
    assert.deepEqual([...log.cases.closed], [day(12), Number.NaN])
    assert.equal(log.endOfLog, day(30))
    assert.deepEqual(reading.counts, { rows: 2, used: 2, rejected: 0, duplicates: 0 })
    assert.deepEqual([reading.closedBy, reading.format, reading.remarks], ['closing column', 'records', ['Told']])
  })
})
