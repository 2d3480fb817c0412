/** Residency: counted from the addresses, flagged by a day, decided by a person. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '../../../values/date.ts'
import type { Address } from '../form/rules.ts'
import { readResidencyDecision, residencyOf, yearsBefore } from './rules.ts'

const receivedOn = calendarDate('2026-06-15')
const at = (from: string, last: string | null, country = 'GB', overseasService = false): Address => ({
  ...{ from: calendarDate(from), last: last === null ? null : calendarDate(last), country, overseasService, lines: '1 Invented Street' },
})

describe('residency', () => {
  it('of somebody who came on the first day of the period is long enough; a day later it is not', () => {
    assert.equal(residencyOf([at('2021-06-15', null)], receivedOn, 5).isShort, false)
    const short = residencyOf([at('2021-06-16', null)], receivedOn, 5)
    assert.deepEqual([short.isShort, short.requiredDays - short.countedDays], [true, 1])
  })

  it('counts service abroad, and no other time abroad', () => {
    const abroad = (service: boolean) => residencyOf([at('2024-01-01', null), at('2010-01-01', '2023-12-31', 'CY', service)], receivedOn, 5)
    assert.equal(abroad(true).isShort, false)
    assert.equal(abroad(false).isShort, true)
    assert.equal(abroad(true).serviceDays, 930)
  })

  it('counts a day once, however many addresses somebody had on it', () => {
    const { countedDays, requiredDays } = residencyOf(
      [at('2015-01-01', null), at('2015-01-01', null), at('2022-01-01', '2023-01-01')],
      receivedOn,
      3,
    )
    assert.equal(countedDays, requiredDays)
  })

  it('looks at 28 February where the day of receipt is a leap day', () => {
    assert.equal(yearsBefore(calendarDate('2024-02-29'), 3), '2021-02-28')
    assert.equal(yearsBefore(calendarDate('2024-02-29'), 4), '2020-02-29')
  })

  const address = fc
    .record({
      start: fc.integer({ min: -3000, max: 100 }),
      days: fc.option(fc.integer({ min: 0, max: 2000 })),
      country: fc.constantFrom('GB', 'FR'),
      service: fc.boolean(),
    })
    .map(({ start, days, country, service }): Address => {
      const from = addDays(receivedOn, start)
      return { from, last: days === null ? null : addDays(from, days), country, overseasService: service, lines: 'x' }
    })

  it('is between nothing and the whole period, and never less for another address', () => {
    fc.assert(
      fc.property(fc.array(address, { maxLength: 6 }), address, fc.constantFrom(3, 5, 10), (addresses, more, years) => {
        const [before, after] = [residencyOf(addresses, receivedOn, years), residencyOf([...addresses, more], receivedOn, years)]
        assert.ok(before.countedDays >= 0 && before.countedDays <= before.requiredDays)
        assert.ok(after.countedDays >= before.countedDays)
        assert.ok(before.serviceDays >= 0 && before.serviceDays <= before.countedDays)
        assert.equal(before.isShort, before.countedDays < before.requiredDays)
      }),
    )
  })

  it('is the same in whatever order the addresses stand', () => {
    fc.assert(
      fc.property(fc.array(address, { maxLength: 6 }), addresses =>
        assert.deepEqual(residencyOf(addresses, receivedOn, 5), residencyOf([...addresses].reverse(), receivedOn, 5)),
      ),
    )
  })
})

describe('a decision about residency', () => {
  const known = ['history-checkable', 'ties-cut']

  it('needs a side, a reason that there is, and words', () => {
    const refused = readResidencyDecision({ goesOn: '', reasons: ['the weather'], words: ' ' }, known)
    assert.deepEqual(refused.ok ? [] : refused.errors.map(({ field }) => field), ['goesOn', 'reasons', 'words'])
    assert.deepEqual(readResidencyDecision({ goesOn: 'no', reasons: ['ties-cut', 'x'], words: ' Why ' }, known), {
      ok: true,
      value: { goesOn: false, reasons: ['ties-cut'], words: 'Why' },
    })
  })
})
