/** The clock: each working day belongs to one party, so that the parts add up to the whole. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate, calendarDate } from '../../../values/date.ts'
import { ENGLAND_WORKING_DAYS } from '../../../values/england-bank-holidays.ts'
import { workingDaysBetween } from '../../../values/working-day.ts'
import { PARTIES, type Party } from '../rules.ts'
import { type CaseHistory, clockOf, type Stretch } from './rules.ts'

const day = calendarDate
const count = (from: CalendarDate, to: CalendarDate) => workingDaysBetween(ENGLAND_WORKING_DAYS, from, to)
const history = (more: Partial<CaseHistory> = {}): CaseHistory => ({
  receivedOn: day('2026-03-02'),
  end: day('2026-03-16'),
  pauses: [],
  visits: [],
  ...more,
})
const held = (of: CaseHistory) => Object.fromEntries(clockOf(of, count).held)

describe('the clock of a case', () => {
  it('is the unit’s where nobody else is waited on', () => {
    assert.deepEqual(held(history()), { unit: 10 })
  })

  it('rests for the unit while the applicant is waited on', () => {
    const asked = { from: day('2026-03-04'), until: day('2026-03-11') }
    const visits: Stretch[] = [{ party: 'unit', from: day('2026-03-02'), until: null }]
    const { total, inUnit } = clockOf(history({ pauses: [asked], visits }), count)
    assert.deepEqual({ total, inUnit }, { total: 10, inUnit: 5 })
  })

  it('leaves out bank holidays: Good Friday and Easter Monday are nobody’s', () => {
    assert.equal(clockOf(history({ receivedOn: day('2026-04-02'), end: day('2026-04-08') }), count).total, 2)
  })

  it('is another’s only once the unit has nothing to do itself; then whoever is waited on the longest has it', () => {
    const visits: Stretch[] = [
      { party: 'unit', from: day('2026-03-02'), until: day('2026-03-05') },
      { party: 'uksv', from: day('2026-03-03'), until: null },
      { party: 'agency', from: day('2026-03-02'), until: day('2026-03-10') },
    ]
    assert.deepEqual(held(history({ visits })), { unit: 3, agency: 3, uksv: 4 })
    assert.equal(clockOf(history({ visits }), count).now, 'uksv')
  })

  it('adds up to the whole, whatever overlaps with what, and no pause is the unit’s', () => {
    const offset = fc.integer({ min: -20, max: 80 })
    const stretch = fc.record({
      party: fc.constantFrom(...(Object.keys(PARTIES) as Party[])),
      from: offset,
      length: fc.option(fc.integer({ min: 0, max: 60 })),
    })
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 8 }),
        fc.array(stretch, { maxLength: 4 }),
        fc.integer({ min: 0, max: 90 }),
        (visits, pauses, length) => {
          const receivedOn = day('2026-01-05')
          const dated = ({ party, from, length: lasts }: { party: Party; from: number; length: number | null }): Stretch => ({
            party,
            from: addDays(receivedOn, from),
            until: lasts === null ? null : addDays(receivedOn, from + lasts),
          })
          const of = { receivedOn, end: addDays(receivedOn, length), visits: visits.map(dated), pauses: pauses.map(dated) }
          const clock = clockOf(of, count)
          assert.equal(
            [...clock.held.values()].reduce((sum, days) => sum + days, 0),
            clock.total,
          )
          // One pause over everything leaves the unit nothing.
          assert.equal(clockOf({ ...of, pauses: [{ from: receivedOn, until: null }] }, count).inUnit, 0)
        },
      ),
    )
  })
})
