import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendarDate, dateOfDay } from './date.ts'
import {
  ALWAYS,
  before,
  byStart,
  common,
  dayCount,
  holds,
  joined,
  lastDay,
  type Period,
  periodOfRange,
  rangeText,
  since,
  upTo,
  without,
} from './period.ts'

const day = calendarDate
const FIRST = 18_000
const DAYS = Array.from({ length: 40 }, (_, at) => dateOfDay(FIRST + at))

const edge = fc.option(fc.integer({ min: 2, max: 37 }), { nil: undefined })
const periods = fc
  .tuple(edge, edge)
  .map(([a, b]): Period => ({ from: a === undefined ? null : DAYS[a]!, until: b === undefined ? null : DAYS[b]! }))
const daysIn = (...all: Period[]) => DAYS.filter(each => all.some(period => holds(period, each)))

describe('a period', () => {
  it('holds its first day and its last, and no other', () => {
    const period = upTo(day('2019-01-01'), day('2019-01-31'))
    assert.deepEqual(
      [
        holds(period, day('2018-12-31')),
        holds(period, day('2019-01-01')),
        holds(period, day('2019-01-31')),
        holds(period, day('2019-02-01')),
      ],
      [false, true, true, false],
    )
    assert.equal(lastDay(period), '2019-01-31')
    assert.equal(dayCount(period), 31)
    assert.equal(dayCount(since(day('2019-01-01'))), undefined)
  })

  it('is written as PostgreSQL writes it, and read back', () => {
    assert.equal(rangeText(ALWAYS), '[,)')
    assert.deepEqual(periodOfRange('(,2019-01-01)'), before(day('2019-01-01')))
    fc.assert(fc.property(periods, period => assert.deepEqual(periodOfRange(rangeText(period)), period)))
    for (const text of ['', 'empty', '[2019-01-01]', '(a,b)']) assert.throws(() => periodOfRange(text), RangeError)
  })

  it('has in common with another the days that are in both', () => {
    fc.assert(
      fc.property(periods, periods, (a, b) => {
        const both = common(a, b)
        assert.deepEqual(
          both ? daysIn(both) : [],
          daysIn(a).filter(each => holds(b, each)),
        )
      }),
    )
  })

  it('without others is the days that are in none of them, in runs that do not touch', () => {
    fc.assert(
      fc.property(periods, fc.array(periods, { maxLength: 5 }), (period, others) => {
        const left = without(period, others)
        assert.deepEqual(
          daysIn(...left),
          daysIn(period).filter(each => !others.some(other => holds(other, each))),
        )
        assert.deepEqual(left, joined(left))
      }),
    )
  })

  it('joined with others keeps their days, in order and apart', () => {
    fc.assert(
      fc.property(fc.array(periods, { maxLength: 6 }), all => {
        const runs = joined(all)
        assert.deepEqual(daysIn(...runs), daysIn(...all))
        for (const [at, run] of runs.entries()) {
          const next = runs[at + 1]
          if (next) assert.ok(byStart(run, next) < 0 && run.until !== null && next.from !== null && run.until < next.from)
        }
      }),
    )
  })
})
