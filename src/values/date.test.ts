import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate, DAY_MS, dateOfDay, dayNumber, daysBetween, monthNumber, monthOf, monthOfNumber, weekdayOf } from './date.ts'

const anyDay = fc.integer({ min: -200_000, max: 200_000 })

describe('a date', () => {
  it('counts days over leap years and centuries', () => {
    assert.equal(dayNumber(calendarDate('1970-01-01')), 0)
    assert.equal(addDays(calendarDate('2024-02-28'), 1), '2024-02-29')
    assert.equal(addDays(calendarDate('2023-02-28'), 1), '2023-03-01')
    assert.equal(daysBetween(calendarDate('1900-02-28'), calendarDate('1900-03-01')), 1)
    assert.equal(daysBetween(calendarDate('2026-01-31'), calendarDate('2025-12-31')), -31)
    assert.equal(weekdayOf(dayNumber(calendarDate('2026-11-23'))), 0)
  })

  it('refuses what is not in the calendar', () => {
    for (const text of ['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '01/02/2026', '']) {
      assert.throws(() => calendarDate(text), RangeError, text)
    }
  })

  it('agrees with the platform on every day', () => {
    fc.assert(fc.property(anyDay, day => dateOfDay(day) === new Date(day * DAY_MS).toISOString().slice(0, 10)))
    fc.assert(
      fc.property(anyDay, day => dayNumber(dateOfDay(day)) === day && weekdayOf(day) === (new Date(day * DAY_MS).getUTCDay() + 6) % 7),
    )
  })

  it('knows its month, as text and as a number', () => {
    assert.equal(monthOf(calendarDate('2026-01-31')), '2026-01')
    fc.assert(fc.property(anyDay, day => monthOfNumber(monthNumber(day)) === monthOf(dateOfDay(day))))
  })
})
