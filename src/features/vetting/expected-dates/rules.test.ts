import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '../../../values/date.ts'
import { daysInUnit, expectedDates, FEWEST_PAST, type ReleasedFacts } from './rules.ts'

const day = (n: number) => addDays(calendarDate('2026-06-01'), n)
const facts = (change: Partial<ReleasedFacts> = {}): ReleasedFacts => ({
  level: 'rv',
  receivedOn: day(0),
  formOn: day(0),
  asked: [],
  ...change,
})
/** Forty cases that took 1 to 40 days. */
const past = new Map([['rv', Array.from({ length: 40 }, (_, at) => at + 1)]])

describe('the days a case was the unit’s', () => {
  it('leave out those on which the form or an answer was awaited, each once', () => {
    const asked = [
      { from: day(10), until: day(14) },
      { from: day(12), until: day(15) },
      { from: day(28), until: null },
    ]
    assert.equal(daysInUnit(facts({ formOn: day(3), asked }), day(30)), 30 - 3 - 5 - 2)
  })
})

describe('the dates outside', () => {
  it('are those by which half and four in five of like cases were done that took as long', () => {
    // Of those that took longer than ten days, 11 to 40: half by 26, four in five by 35.
    assert.deepEqual(expectedDates(facts(), past, day(10)), { half: day(26), most: day(35) })
  })

  it('go on by a day for each day on which the applicant is waited on', () => {
    const waiting = facts({ asked: [{ from: day(10), until: null }] })
    assert.deepEqual(expectedDates(waiting, past, day(13)), { half: day(29), most: day(38) })
  })

  it('are not there where fewer than twenty cases took as long, or for a level without a past', () => {
    assert.ok(expectedDates(facts(), past, day(40 - FEWEST_PAST)))
    assert.equal(expectedDates(facts(), past, day(41 - FEWEST_PAST)), undefined)
    assert.equal(expectedDates(facts({ level: 'dv' }), past, day(1)), undefined)
  })
})

describe('any two cases', () => {
  const dates = fc.integer({ min: 0, max: 60 })
  const asked = fc.array(
    fc.record({ from: dates, days: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }) }).map(({ from, days }) => ({
      from: day(from),
      until: days === null ? null : day(from + days),
    })),
    { maxLength: 4 },
  )
  const known = fc.record({
    level: fc.constantFrom('rv', 'dv'),
    receivedOn: fc.constant(day(0)),
    formOn: fc.option(dates.map(day), { nil: null }),
    asked,
  })
  /** What goes on inside: none of it is known outside. */
  const inside = fc.record({
    state: fc.string(),
    traces: fc.nat(9),
    visits: fc.array(fc.string()),
    allocatedTo: fc.string(),
    priority: fc.boolean(),
  })
  const pasts = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 80 }).map(days => new Map([['rv', days.sort((a, b) => a - b)]]))

  it('of which the same is released have the same dates, whatever vetting found', () => {
    fc.assert(
      fc.property(known, inside, inside, pasts, dates, (released, one, other, pastDays, today) => {
        assert.deepEqual(
          expectedDates({ ...one, ...released }, pastDays, day(today)),
          expectedDates({ ...other, ...released }, pastDays, day(today)),
        )
      }),
    )
  })

  it('have dates from tomorrow on, the later one not before the earlier', () => {
    fc.assert(
      fc.property(known, pasts, dates, (released, pastDays, today) => {
        const found = expectedDates(released, pastDays, day(today))
        assert.ok(found === undefined || (found.half > day(today) && found.most >= found.half))
      }),
    )
  })

  it('are not moved by the order in which things were asked', () => {
    fc.assert(
      fc.property(known, dates, (released, today) => {
        assert.equal(daysInUnit(released, day(today)), daysInUnit({ ...released, asked: [...released.asked].reverse() }, day(today)))
      }),
    )
  })
})
