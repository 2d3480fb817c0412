import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { asOf, asOfInstant } from './as-of.ts'

const NOW = Date.parse('2026-11-24T10:00:00Z')
const instant = (text: string, zone = 'Europe/London', now = NOW) => new Date(asOfInstant(asOf(text), zone, now)).toISOString()

describe('--as-of', () => {
  it('takes a date as the end of that day in the zone of the log', () => {
    assert.equal(instant('2026-01-31'), '2026-01-31T23:59:59.999Z')
    assert.equal(instant('2026-06-30'), '2026-06-30T22:59:59.999Z')
    assert.equal(instant('2026-06-30', 'America/New_York'), '2026-07-01T03:59:59.999Z')
  })

  it('ends the days on which the clocks change where those days end', () => {
    assert.equal(instant('2026-03-29'), '2026-03-29T22:59:59.999Z')
    assert.equal(instant('2026-10-25'), '2026-10-25T23:59:59.999Z')
  })

  it('takes a time without a zone in the zone of the log, and one with a zone as it is', () => {
    assert.equal(instant('2026-06-30T12:00'), '2026-06-30T11:00:00.000Z')
    assert.equal(instant('2026-06-30 12:00:01.5'), '2026-06-30T11:00:01.500Z')
    assert.equal(instant('2026-06-30T12:00Z'), '2026-06-30T12:00:00.000Z')
    assert.equal(instant('2026-06-30T12:00:00+05:30'), '2026-06-30T06:30:00.000Z')
  })

  it('gives the instant back that an ISO time names', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2026-11-01'), noInvalidDate: true }),
        date => instant(date.toISOString()) === date.toISOString(),
      ),
    )
  })

  for (const text of ['yesterday', '31/01/2026', '2026-02-30', '2026-1-1', '2026-01-01T25:00', '2026-01-01T12', '']) {
    it(`refuses "${text}"`, () => assert.throws(() => asOf(text), /It must be a date such as/))
  }

  it('refuses the future, but not the whole of today', () => {
    assert.equal(instant('2026-11-24'), '2026-11-24T23:59:59.999Z')
    assert.throws(() => instant('2026-11-26'), /lies in the future/)
  })
})
