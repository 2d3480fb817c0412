import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createTimeZone } from './time-zone.ts'

const london = createTimeZone('Europe/London')
const utc = (text: string) => Date.parse(`${text}Z`)
const read = (text: string) => new Date(london.toUtc(utc(text))).toISOString().slice(0, 16)

describe('a wall clock in London', () => {
  it('is UTC in winter and an hour ahead in summer', () => {
    assert.equal(read('2025-01-15T09:00'), '2025-01-15T09:00')
    assert.equal(read('2025-07-15T09:00'), '2025-07-15T08:00')
  })

  it('reads an hour that does not exist as if the clock had not yet changed', () => {
    assert.equal(read('2025-03-30T00:59'), '2025-03-30T00:59')
    assert.equal(read('2025-03-30T01:30'), '2025-03-30T01:30')
    assert.equal(read('2025-03-30T02:00'), '2025-03-30T01:00')
  })

  it('reads an hour that exists twice as its first pass', () => {
    assert.equal(read('2025-10-26T00:59'), '2025-10-25T23:59')
    assert.equal(read('2025-10-26T01:30'), '2025-10-26T00:30')
    assert.equal(read('2025-10-26T02:00'), '2025-10-26T02:00')
  })
})

describe('any zone', () => {
  const zones = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'].map(createTimeZone)
  const instant = fc.date({ min: new Date('1971-01-01'), max: new Date('2037-12-31'), noInvalidDate: true }).map(date => date.getTime())

  it('turns what its clock shows back into the instant, or into the first of the two that show the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (zone, time) => {
        const back = zone.toUtc(zone.toLocal(time))
        assert.equal(zone.toLocal(back), zone.toLocal(time))
        assert.ok(back <= time)
      }),
      { numRuns: 500 },
    )
  })

  it('does the same close to every change of clocks', () => {
    const changes = [
      utc('2025-03-30T01:00'),
      utc('2025-10-26T01:00'),
      utc('2025-03-09T07:00'),
      utc('2025-11-02T06:00'),
      utc('2025-04-05T15:00'),
    ]
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...changes), fc.integer({ min: -180, max: 180 }), (zone, change, minutes) => {
        const time = change + minutes * 60_000
        const back = zone.toUtc(zone.toLocal(time))
        assert.equal(zone.toLocal(back), zone.toLocal(time))
        assert.ok(back <= time)
      }),
      { numRuns: 1_000 },
    )
  })
})

it('says which names are zones when one is not', () => {
  assert.throws(() => createTimeZone('London time'), { name: 'Problem', message: /"London time" is not a time zone/ })
})
