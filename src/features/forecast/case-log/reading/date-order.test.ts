import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { inMemoryFile } from '../../../../../test/support/in-memory-file.ts'
import type { ReadingOptions } from '../rules.ts'
import { readCsv } from './csv.ts'

const now = Date.parse('2026-11-24T12:00Z')
const logOf = (dates: readonly string[]) =>
  inMemoryFile(`case id,activity,time\n${dates.map((date, at) => `c${at % 5},a,${date}\n`).join('')}`)
const read = (dates: readonly string[], options: Partial<ReadingOptions> = {}) => readCsv(logOf(dates), { now, ...options })

describe('the order of day and month', () => {
  it('is settled by one date that fits one way only, wherever it stands', async () => {
    const { log, reading } = await read(['03/04/2025', '05/06/2025', '25/12/2025'])
    assert.deepEqual([reading.dates, reading.datesSettledBy], ['day-first', 'data'])
    assert.equal(new Date(log.visits.end[0]!).toISOString(), '2025-04-02T23:00:00.000Z')

    const other = await read(['03/04/2025', '05/06/2025', '12/25/2025'])
    assert.deepEqual([other.reading.dates, other.reading.datesSettledBy], ['month-first', 'data'])
    assert.equal(new Date(other.log.visits.end[0]!).toISOString(), '2025-03-04T00:00:00.000Z')
  })

  it('is asked for where the data does not hold it, with the column and an example', async () => {
    await assert.rejects(read(['03/04/2025', '05/06/2025']), {
      name: 'Problem',
      question: 'dates',
      message: 'Nothing in column "time" shows whether the day or the month comes first, for example in "03/04/2025" on line 2',
      advice: 'Say which with --dates day-first',
    })
  })

  it('is asked for where the data holds both, with a line for each', async () => {
    await assert.rejects(read(['25/12/2025', '03/04/2025', '12/25/2025']), {
      question: 'dates',
      message: /line 2 has the day first.*line 4 the month/,
    })
  })

  it('is as told, and what does not fit is rejected with its line', async () => {
    const { reading } = await read(['03/04/2025', '25/12/2025', '05/06/2025'], { dates: 'month-first' })
    assert.deepEqual([reading.dates, reading.datesSettledBy], ['month-first', 'told'])
    assert.deepEqual(reading.rejected, [{ line: 3, reason: '"time" is "25/12/2025", which cannot be read with the month first' }])
  })

  it('is of no matter where no date needs it', async () => {
    const { reading } = await read(['2025-04-03', '3 May 2025', '07/07/2025'])
    assert.deepEqual([reading.dates, reading.datesSettledBy], [undefined, 'unambiguous'])
  })

  it('is settled for each column by that column alone', async () => {
    const file = inMemoryFile('ref,date received,date closed\n1,25/01/2025,03/04/2025\n2,26/01/2025,04/05/2025\n')
    await assert.rejects(readCsv(file, { now }), { question: 'dates', message: /column "date closed"/ })
  })

  it('is settled if and only if there is evidence of one order, and then every date reads back', async () => {
    const day = fc.integer({ min: Date.UTC(2000, 0, 1) / 86_400_000, max: Date.UTC(2025, 11, 31) / 86_400_000 })
    const shape = fc.record({ days: fc.array(day, { minLength: 2, maxLength: 8 }), isDayFirst: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(shape, async ({ days, isDayFirst }) => {
        const dates = days.map(number => new Date(number * 86_400_000))
        const texts = dates.map(date => {
          const [dayOfMonth, month] = [date.getUTCDate(), date.getUTCMonth() + 1]
          return `${isDayFirst ? `${dayOfMonth}/${month}` : `${month}/${dayOfMonth}`}/${date.getUTCFullYear()}`
        })
        const isEvident = dates.some(date => date.getUTCDate() > 12)
        const needsNone = dates.every(date => date.getUTCDate() === date.getUTCMonth() + 1)
        if (!isEvident && !needsNone) return assert.rejects(read(texts, { timeZone: 'UTC' }), { question: 'dates' })
        const { log, reading } = await read(texts, { timeZone: 'UTC' })
        assert.equal(reading.dates, needsNone ? undefined : isDayFirst ? 'day-first' : 'month-first')
        const earliest = Math.min(...log.visits.end)
        assert.equal(earliest, Math.min(...days) * 86_400_000)
      }),
      { numRuns: 150 },
    )
  })
})
