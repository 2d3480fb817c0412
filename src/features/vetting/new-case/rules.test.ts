/** A new case as it is typed: everything that is wrong is said at once, at its field. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate } from '../../../values/date.ts'
import { refOf } from '../cases/rules.ts'
import { readForm, typedOfAnswers } from '../form/rules.ts'
import { readNewCase } from './rules.ts'

const today = calendarDate('2026-06-15')
const known = { units: [{ id: 2 }], today, subject: undefined }
const PERSON = { givenNames: 'Carol', familyName: 'Invented', 'born-day': '3', 'born-month': '4', 'born-year': '1991' }
const CASE = { level: 'rv', regime: 'officer', kind: 'new' }
const ADDRESS = { addresses: '1', 'lines-0': '1 Invented Street', 'from-0-day': '1', 'from-0-month': '1', 'from-0-year': '2010' }
const fieldsOf = (typed: Record<string, string>) => {
  const outcome = readNewCase(typed, known)
  return outcome.ok ? [] : outcome.errors.map(({ field }) => field)
}

describe('a new case', () => {
  it('is read with and without its form; received today where nothing is typed', () => {
    const without = readNewCase({ ...PERSON, ...CASE }, known)
    assert.ok(without.ok)
    assert.deepEqual([without.value.receivedOn, without.value.unit, without.value.form], [today, 2, undefined])
    const withForm = readNewCase({ ...PERSON, ...CASE, ...ADDRESS }, known)
    assert.ok(withForm.ok && withForm.value.form?.addresses.length === 1)
  })

  it('says everything that is missing, in the order of the form', () => {
    assert.deepEqual(fieldsOf({}), ['givenNames', 'familyName', 'born-day', 'level', 'regime', 'kind'])
  })

  it('refuses a level that there is none of, a law that does not fit, a birth to come and a day to come', () => {
    assert.deepEqual(fieldsOf({ ...PERSON, ...CASE, level: 'tv' }), ['level'])
    assert.deepEqual(fieldsOf({ ...PERSON, ...CASE, level: 'sc' }), ['regime'])
    assert.deepEqual(fieldsOf({ ...PERSON, ...CASE, 'born-year': '2027' }), ['born-day'])
    assert.deepEqual(fieldsOf({ ...PERSON, ...CASE, 'received-day': '16', 'received-month': '6', 'received-year': '2026' }), [
      'received-day',
    ])
  })

  it('does not pass over a row that was begun', () => {
    assert.deepEqual(fieldsOf({ ...PERSON, ...CASE, ...ADDRESS, 'from-0-day': '' }), ['from-0-day'])
    assert.deepEqual(fieldsOf({ ...PERSON, ...CASE, ...ADDRESS, relations: '1', 'relation-0': 'mother' }), ['name-0'])
    assert.deepEqual(fieldsOf({ ...PERSON, ...CASE, relations: '1', 'relation-0': 'mother', 'name-0': 'Pat' }), ['lines-0'])
  })

  it('takes what an applicant sent into the same fields', () => {
    const form = readForm(ADDRESS, today)
    assert.ok(form.ok)
    assert.deepEqual(readForm(typedOfAnswers(form.value), today), form)
    assert.deepEqual(typedOfAnswers(null), { addresses: '0', relations: '0' })
  })
})

describe('a reference', () => {
  it('has unit and year, and letters that are read as no other', () => {
    assert.equal(refOf('MPS-V1', today, new Uint8Array([0, 1, 2, 26, 27, 255])), 'MPS-V1/26/234Z2G')
    assert.match(refOf('löw-1!', today, new Uint8Array(8)), /^[A-Z0-9][A-Z0-9/-]{2,29}$/)
  })
})
