import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { caseLog } from '../../../../test/support/case-logs.ts'
import { calendarDate, DAY_MS, dayNumber, weekdayOf } from '../../../values/date.ts'
import { dayFinder } from '../../../values/time-zone.ts'
import { historyOf, weeksAround } from './weeks-ahead.ts'

const instant = (text: string) => Date.parse(text)
const iso = (at: number) => new Date(at).toISOString()

describe('the Mondays around an instant', () => {
  it('begin at midnight on the wall clock, before and after the clocks change', () => {
    const { ahead } = weeksAround('Europe/London', instant('2026-03-18T10:00Z'), instant('2026-03-01T00:00Z'), 3)
    assert.deepEqual(
      ahead.map(({ date, instant: at }) => [date, iso(at)]),
      [
        ['2026-03-23', '2026-03-23T00:00:00.000Z'],
        ['2026-03-30', '2026-03-29T23:00:00.000Z'],
        ['2026-04-06', '2026-04-05T23:00:00.000Z'],
      ],
    )
    const autumn = weeksAround('Europe/London', instant('2026-10-22T10:00Z'), instant('2026-10-01T00:00Z'), 1)
    assert.equal(iso(autumn.ahead[0]!.instant), '2026-10-26T00:00:00.000Z')
    assert.deepEqual(
      autumn.gone.map(({ date }) => date),
      ['2026-10-05', '2026-10-12', '2026-10-19'],
    )
  })

  it('take a Monday’s own midnight for gone', () => {
    const { ahead, gone } = weeksAround('UTC', instant('2026-03-23T00:00Z'), instant('2026-03-16T00:00Z'), 1)
    assert.deepEqual(
      gone.map(({ date }) => date),
      ['2026-03-16', '2026-03-23'],
    )
    assert.equal(ahead[0]!.date, '2026-03-30')
  })

  it('lie in order, seven days apart, in whatever zone and year', () => {
    const zones = fc.constantFrom('Europe/London', 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Auckland')
    const at = fc.integer({ min: instant('2015-01-01T00:00Z'), max: instant('2030-01-01T00:00Z') })
    fc.assert(
      fc.property(zones, at, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 60 }), (zone, now, days, count) => {
        const { ahead, gone } = weeksAround(zone, now, now - days * DAY_MS, count)
        assert.equal(ahead.length, count)
        assert.ok(gone.length <= 52)
        const dayOf = dayFinder(zone)
        for (const { date, instant: from } of [...gone, ...ahead]) {
          const day = dayNumber(calendarDate(date))
          assert.equal(weekdayOf(day), 0)
          assert.deepEqual([dayOf(from), dayOf(from - 1)], [day, day - 1])
        }
        assert.ok(ahead[0]!.instant > now && ahead[0]!.instant - now <= 7.05 * DAY_MS)
        assert.ok(gone.every(({ instant: from }) => from <= now && from >= now - (days + 1) * DAY_MS))
        const dates = [...gone, ...ahead].map(({ date }) => dayNumber(calendarDate(date)))
        assert.ok(dates.every((day, place) => place === 0 || day - dates[place - 1]! === 7))
      }),
    )
  })
})

describe('what led here', () => {
  it('is counted week by week, and adds up from one to the next', () => {
    const log = caseLog(
      [
        { received: '2026-03-02T09:00:00Z', closed: '2026-03-10T09:00:00Z' },
        { received: '2026-03-03T09:00:00Z', closed: '2026-03-18T09:00:00Z' },
        { received: '2026-03-11T09:00:00Z' },
        { received: '2026-03-17T09:00:00Z', closed: '2026-03-18T10:00:00Z' },
      ],
      { endOfLog: '2026-03-20' },
    )
    const history = historyOf(log, weeksAround('UTC', log.endOfLog, log.cases.received[0]!, 1).gone)
    assert.deepEqual(history, [
      { weekStarting: '2026-03-02', open: 0, arrived: 2, completed: 0 },
      { weekStarting: '2026-03-09', open: 2, arrived: 1, completed: 1 },
      { weekStarting: '2026-03-16', open: 2, arrived: 1, completed: 2 },
    ])
    for (const [week, { open, arrived, completed }] of history.slice(0, -1).entries())
      assert.equal(open + arrived - completed, history[week + 1]!.open)
  })
})
