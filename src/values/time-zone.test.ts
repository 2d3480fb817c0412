import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dateOfDay } from './date.ts'
import { dayFinder, offsetFinder } from './time-zone.ts'

const HOUR = 3_600_000
const at = (text: string) => Date.parse(text)

describe('the day in a zone', () => {
  it('follows the clock changes to the millisecond', () => {
    const offsetAt = offsetFinder('Europe/London')
    assert.equal(offsetAt(at('2026-03-29T00:59:59.999Z')), 0)
    assert.equal(offsetAt(at('2026-03-29T01:00:00.000Z')), HOUR)
    assert.equal(offsetAt(at('2026-10-25T00:59:59.999Z')), HOUR)
    assert.equal(offsetAt(at('2026-10-25T01:00:00.000Z')), 0)
  })

  it('is tomorrow in London at 23:30 UTC in summer, today in winter', () => {
    const dayAt = dayFinder('Europe/London')
    assert.equal(dateOfDay(dayAt(at('2026-07-01T23:30:00Z'))), '2026-07-02')
    assert.equal(dateOfDay(dayAt(at('2026-01-01T23:30:00Z'))), '2026-01-01')
    assert.equal(dateOfDay(dayFinder('America/St_Johns')(at('2026-01-01T03:29:59Z'))), '2025-12-31')
  })

  it('agrees with the platform at any instant, in any order of asking', () => {
    const dayAt = dayFinder('Europe/London')
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' })
    const instant = fc.integer({ min: at('1975-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') })
    fc.assert(fc.property(instant, ms => dateOfDay(dayAt(ms)) === format.format(ms)))
  })
})
