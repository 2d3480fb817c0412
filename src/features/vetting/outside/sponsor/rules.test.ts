import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate } from '../../../../values/date.ts'
import { namesFrom, readAsked, readOpening } from './rules.ts'

const units = [
  { id: 2, name: 'One' },
  { id: 3, name: 'Two' },
]
const typed = {
  unit: '3',
  personName: ' Ann Invented ',
  email: 'ann@example.com',
  level: 'sc',
  regime: 'national-security',
  postRef: 'P-1',
}
const fields = (outcome: ReturnType<typeof readAsked> | ReturnType<typeof readOpening>) =>
  outcome.ok ? [] : outcome.errors.map(({ field }) => field)

describe('asking for a clearance', () => {
  it('is read with the unit that is to do it, which is not asked where there is one', () => {
    const read = readAsked(typed, units)
    assert.ok(read.ok)
    assert.deepEqual([read.value.unit, read.value.personName], [3, 'Ann Invented'])
    assert.ok(readAsked({ ...typed, unit: '' }, units.slice(0, 1)).ok)
  })

  it('is refused with every reason, and where level and person do not go together', () => {
    assert.deepEqual(fields(readAsked({ unit: '', personName: '', email: 'x', level: '', regime: '', postRef: '' }, units)), [
      ...['personName', 'email', 'level', 'regime', 'postRef', 'unit'],
    ])
    assert.deepEqual(fields(readAsked({ ...typed, regime: 'staff' }, units)), ['regime'])
    assert.deepEqual(fields(readAsked({ ...typed, unit: '9' }, units)), ['unit'])
  })
})

describe('opening a case from it', () => {
  it('needs what a sponsor does not say', () => {
    const today = calendarDate('2026-06-01')
    const born = { 'born-day': '1', 'born-month': '2', 'born-year': '1990' }
    assert.ok(readOpening({ givenNames: 'Ann', familyName: 'Invented', kind: 'new', ...born }, today).ok)
    assert.deepEqual(
      fields(readOpening({ givenNames: '', familyName: '', kind: '', 'born-day': '', 'born-month': '', 'born-year': '' }, today)),
      [...['givenNames', 'familyName', 'born-day', 'kind']],
    )
    assert.deepEqual(fields(readOpening({ givenNames: 'A', familyName: 'B', kind: 'new', ...born, 'born-year': '2027' }, today)), [
      'born-day',
    ])
  })

  it('guesses the names', () => {
    assert.deepEqual(namesFrom('Ann Mary Invented'), { givenNames: 'Ann Mary', familyName: 'Invented' })
    assert.deepEqual(namesFrom('Ann'), { givenNames: '', familyName: 'Ann' })
  })
})
