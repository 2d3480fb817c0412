import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays, type CalendarDate, calendarDate, dateOfDay, dayNumber, dayOf, weekdayOf } from './date.ts'
import { ENGLAND_BANK_HOLIDAYS } from './england-bank-holidays.ts'

const ofYear = (year: number) => ENGLAND_BANK_HOLIDAYS.filter(holiday => holiday.date.startsWith(String(year)))
const YEARS = Array.from({ length: 28 }, (_, i) => 2005 + i)

/** As published on GOV.UK (Open Government Licence v3.0): month-day, in order. */
const PUBLISHED: Record<number, string> = {
  2012: '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
  2013: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2015: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
  2017: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
}

/** Easter Sunday by Gauss's rule, for 1900 to 2099. */
function easter(year: number): CalendarDate {
  const moon = (19 * (year % 19) + 24) % 30
  const sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
  const late = moon === 29 && sunday === 6 ? 7 : moon === 28 && sunday === 6 && year % 19 > 10 ? 7 : 0
  return dateOfDay(dayOf(year, 3, 22) + moon + sunday - late)
}

describe('the bank holidays of England and Wales', () => {
  it('are those published', () => {
    for (const [year, days] of Object.entries(PUBLISHED)) {
      assert.equal(
        ofYear(Number(year))
          .map(holiday => holiday.date.slice(5))
          .join(' '),
        days,
        year,
      )
    }
  })

  it('keep Good Friday and Easter Monday around Easter in every year', () => {
    for (const year of YEARS) {
      const of = (name: string) => ofYear(year).find(holiday => holiday.name === name)?.date
      assert.equal(of('Good Friday'), addDays(easter(year), -2), String(year))
      assert.equal(of('Easter Monday'), addDays(easter(year), 1), String(year))
    }
  })

  it('are eight a year and those proclaimed for one year only', () => {
    const more: Record<number, number> = { 2011: 9, 2012: 9, 2022: 10, 2023: 9 }
    for (const year of YEARS) assert.equal(ofYear(year).length, more[year] ?? 8, String(year))
    assert.ok(ENGLAND_BANK_HOLIDAYS.some(holiday => holiday.date === '2011-04-29'))
  })

  it('fall on Monday to Friday, in order, each once, substitutes only where the day itself is a week end', () => {
    const dates = ENGLAND_BANK_HOLIDAYS.map(holiday => holiday.date)
    assert.deepEqual(dates, [...new Set(dates)].sort())
    for (const { date, name, substitute } of ENGLAND_BANK_HOLIDAYS) {
      assert.ok(weekdayOf(dayNumber(date)) < 5, `${date} ${name}`)
      const own = { 'New Year’s Day': '01-01', 'Christmas Day': '12-25', 'Boxing Day': '12-26' }[name]
      if (own) assert.equal(substitute, weekdayOf(dayNumber(calendarDate(`${date.slice(0, 4)}-${own}`))) >= 5, `${date} ${name}`)
      else assert.equal(substitute, false)
    }
  })
})
