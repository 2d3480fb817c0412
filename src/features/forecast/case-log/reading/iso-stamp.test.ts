import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readIsoStamp } from './iso-stamp.ts'

/** A zone one hour ahead of UTC. */
const hourAhead = (local: number) => local - 3_600_000
const read = (text: string) => readIsoStamp(text, hourAhead)

describe('a stamp of a XES or OCEL log', () => {
  it('is read with any offset, or with none in the zone of the log', () => {
    const noon = Date.UTC(2026, 2, 1, 12)
    for (const text of [
      '2026-03-01T12:00:00Z',
      '2026-03-01T14:30:00.000+02:30',
      '2026-03-01 07:00-0500',
      '2026-03-01T12:00:00 +00',
      '2026-03-01T13:00',
    ]) {
      assert.equal(read(text), noon, text)
    }
    assert.equal(read('2026-03-01'), Date.UTC(2026, 1, 28, 23))
  })

  it('keeps milliseconds and cuts off what is finer', () => {
    assert.equal(read('2011-10-01T00:38:44.546+02:00'), Date.UTC(2011, 8, 30, 22, 38, 44, 546))
    assert.equal(read('2011-10-01T00:38:44.5Z') - read('2011-10-01T00:38:44Z'), 500)
    assert.equal(read('2011-10-01T00:38:44.5469999Z') - read('2011-10-01T00:38:44Z'), 546)
  })

  it('is never a day or an hour that does not exist, nor anything but ISO', () => {
    const bad = ['2026-02-29', '2026-04-31T10:00Z', '2026-13-01', '2026-00-10', '2026-01-00', '2026-01-01T24:00:00Z', '2026-01-01T10:60Z']
    const odd = [
      '',
      '01/02/2026',
      '2026-1-1',
      '2026-01-01T',
      '2026-01-01T10',
      '2026-01-01T10:00:00.',
      '2026-01-01T10:00Zulu',
      '2026-01-01T10:00+1',
      '2026-01-01x',
      '20260101',
    ]
    for (const text of [...bad, ...odd]) assert.ok(Number.isNaN(read(text)), text)
    assert.ok(!Number.isNaN(read('2024-02-29')) && Number.isNaN(read('1900-02-29')) && !Number.isNaN(read('2000-02-29')))
  })

  it('reads back any instant, as the language itself writes it', () => {
    const instants = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(fc.property(instants, instant => read(instant.toISOString()) === instant.getTime()))
  })
})
