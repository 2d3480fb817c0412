import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate } from '../../../values/date.ts'
import { asAtQuery, readAsAt, typedAsAt } from './rules.ts'

const TODAY = calendarDate('2026-11-28')

describe('the day that is looked at', () => {
  it('is today as known now when nothing is asked', () => {
    assert.deepEqual(readAsAt({}, TODAY), { asAt: { at: TODAY, known: null }, errors: [] })
    assert.equal(asAtQuery({ at: TODAY, known: null }, TODAY), '')
  })

  it('comes in an address as it is and from a form in three fields, and goes back into both', () => {
    const asked = { at: '2017-06-01', known: '2026-11-01' }
    const { asAt, errors } = readAsAt(asked, TODAY)
    assert.deepEqual([asAt, errors], [asked, []])
    assert.equal(asAtQuery(asAt, TODAY), '?at=2017-06-01&known=2026-11-01')
    const typed = typedAsAt(asAt, asked)
    assert.equal(typed['at-month'], '6')
    assert.deepEqual(readAsAt(typed, TODAY).asAt, asked)
  })

  it('that is no date, or was to be known later than today, is told and what was typed kept', () => {
    const asked = { 'at-day': '31', 'at-month': '2', 'at-year': '2020', known: '2027-01-01' }
    const { asAt, errors } = readAsAt(asked, TODAY)
    assert.deepEqual(asAt, { at: TODAY, known: null })
    assert.deepEqual(
      errors.map(({ field }) => field),
      ['at-day', 'known-day'],
    )
    assert.equal(typedAsAt(asAt, asked)['at-day'], '31')
  })

  it('known today is as known now: more may be recorded before the day ends', () => {
    assert.equal(readAsAt({ known: TODAY }, TODAY).asAt.known, null)
  })
})
