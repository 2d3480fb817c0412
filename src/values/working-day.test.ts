import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate, dateOfDay, dayNumber, weekdayOf } from './date.ts'
import { ENGLAND_BANK_HOLIDAYS, ENGLAND_WORKING_DAYS } from './england-bank-holidays.ts'
import { addWorkingDays, isWorkingDay, workingCalendar, workingDaysBetween } from './working-day.ts'

const date = calendarDate
const day = fc.integer({ min: dayNumber(date('2004-06-01')), max: dayNumber(date('2033-06-01')) }).map(dateOfDay)

describe('working days', () => {
  it('count from the day after receipt up to and including the day of completion', () => {
    const between = (from: string, to: string) => workingDaysBetween(ENGLAND_WORKING_DAYS, date(from), date(to))
    assert.equal(between('2026-11-20', '2026-11-23'), 1, 'Friday to Monday')
    assert.equal(between('2026-11-21', '2026-11-22'), 0, 'within a week end')
    assert.equal(between('2026-11-23', '2026-11-23'), 0, 'the same day')
    assert.equal(between('2026-12-24', '2027-01-04'), 4, '29, 30, 31 December and 4 January')
    assert.equal(between('2026-04-02', '2026-04-07'), 1, 'over Easter')
    assert.equal(between('2026-11-23', '2026-11-20'), -1, 'backwards')
  })

  it('are the days that are neither week end nor holiday, counted one by one', () => {
    const holidays = new Set(ENGLAND_BANK_HOLIDAYS.map(holiday => holiday.date))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (from, length) => {
        let slow = 0
        for (let i = 1; i <= length; i++) {
          const one = addDays(from, i)
          if (weekdayOf(dayNumber(one)) < 5 && !holidays.has(one)) slow++
        }
        assert.equal(workingDaysBetween(ENGLAND_WORKING_DAYS, from, addDays(from, length)), slow)
      }),
      { numRuns: 60 },
    )
  })

  it('add up over stretches that follow each other', () => {
    const between = (from: ReturnType<typeof date>, to: ReturnType<typeof date>) => workingDaysBetween(ENGLAND_WORKING_DAYS, from, to)
    fc.assert(fc.property(day, day, day, (a, b, c) => between(a, b) + between(b, c) === between(a, c)))
  })

  it('added to a date give the first date that is so many working days later', () => {
    assert.equal(addWorkingDays(ENGLAND_WORKING_DAYS, date('2026-12-24'), 1), '2026-12-29')
    assert.equal(addWorkingDays(ENGLAND_WORKING_DAYS, date('2026-11-21'), 0), '2026-11-21')
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 500 }), (from, days) => {
        const to = addWorkingDays(ENGLAND_WORKING_DAYS, from, days)
        assert.equal(workingDaysBetween(ENGLAND_WORKING_DAYS, from, to), days)
        assert.equal(isWorkingDay(ENGLAND_WORKING_DAYS, to), true)
      }),
    )
    assert.throws(() => addWorkingDays(ENGLAND_WORKING_DAYS, date('2026-11-21'), -1), RangeError)
    assert.throws(() => addWorkingDays(ENGLAND_WORKING_DAYS, date('2026-11-21'), 1.5), RangeError)
  })

  it('are not lost twice when a holiday falls on a week end or is listed twice', () => {
    const calendar = workingCalendar('test', date('2026-01-01'), date('2026-12-31'), [
      date('2026-11-21'),
      date('2026-11-24'),
      date('2026-11-24'),
    ])
    assert.equal(workingDaysBetween(calendar, date('2026-11-20'), date('2026-11-27')), 4)
  })
})
