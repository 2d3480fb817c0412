import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendarDate, dateOfDay } from '../../../../values/date.ts'
import { isFromForm, readSides, type Side, sidesQuery, typedSides, USUAL } from './rules.ts'

const TODAY = calendarDate('2026-11-28')
const ID = '0b4b2c1e-0000-4000-8000-000000000001'

const side = fc.oneof(
  fc.integer({ min: 0, max: 30_000 }).map((day): Side => ({ day: dateOfDay(day) })),
  fc.option(fc.integer({ min: 1, max: 999_999 })).map((version): Side => ({ proposal: ID, version })),
)
const asked = (query: string) => Object.fromEntries(new URLSearchParams(query))

describe('the sides of a comparison', () => {
  it('come back from an address, and from the fields of the form, as they went in', () => {
    fc.assert(
      fc.property(side, side, fc.option(fc.integer({ min: 0, max: 20_000 }).map(dateOfDay)), (before, after, known) => {
        const sides = { before, after, known }
        assert.deepEqual(readSides(asked(sidesQuery(sides)), TODAY), { sides, errors: [] })
        assert.deepEqual(readSides(typedSides(sides, {}), TODAY), { sides, errors: [] })
      }),
    )
  })

  it('are the usual ones when nothing is asked', () => {
    assert.deepEqual(readSides({}, TODAY), { sides: USUAL, errors: [] })
    assert.equal(isFromForm({ before: '2017-06-01' }), false)
    assert.equal(isFromForm({ 'before-day': '1' }), true)
  })

  it('that are neither day nor proposal are told, and so is what was to be known only later', () => {
    const { errors } = readSides(
      { before: 'proposal:nonsense', 'after-day': '31', 'after-month': '2', 'after-year': '2020', known: '2027-01-01' },
      TODAY,
    )
    assert.deepEqual(
      errors.map(({ field }) => field),
      ['before-day', 'after-day', 'known-day'],
    )
  })
})
