/** The rules of administration: what can be asked for, and who may approve it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, type CalendarDate, calendarDate } from '../../values/date.ts'
import type { Outcome } from '../../values/outcome.ts'
import { readAccount } from './accounts/rules.ts'
import { readHold } from './holds/rules.ts'
import { readPolicy, type TypedPolicy, valueText, valueWords, whyNotApprove as whyNotApprovePolicy } from './policies/rules.ts'
import { type Assignment, ROLES, readRole, standingOf, type TypedRole, whyNotApprove } from './roles/rules.ts'
import { standingOf as moveStandingOf, whyNotApprove as whyNotApproveMove } from './units/rules.ts'

const today = calendarDate('2026-11-24')
const wrong = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.errors.map(({ field }) => field))

describe('asking for a role', () => {
  const blank: TypedRole = {
    role: 'auditor',
    unit: '1',
    why: 'New in post',
    'from-day': '',
    'from-month': '',
    'from-year': '',
    'until-day': '',
    'until-month': '',
    'until-year': '',
  }
  const read = (typed: Partial<TypedRole>) => readRole({ ...blank, ...typed }, [{ id: 1 }], today)

  it('is from today and without an end where nothing else is typed', () => {
    assert.deepEqual(read({}), { ok: true, value: { role: 'auditor', unit: 1, from: today, until: undefined, why: 'New in post' } })
  })

  it('includes the last day that was typed', () => {
    const outcome = read({ 'until-day': '31', 'until-month': '12', 'until-year': '2026' })
    assert.equal(outcome.ok && outcome.value.until, '2027-01-01')
  })

  it('says everything that is wrong with it', () => {
    assert.deepEqual(wrong(read({ role: 'king', unit: '9', why: ' ' })), ['role', 'unit', 'why'])
    assert.deepEqual(wrong(read({ 'from-day': '23', 'from-month': '11', 'from-year': '2026' })), ['from-day'])
    assert.deepEqual(wrong(read({ 'until-day': '23', 'until-month': '11', 'until-year': '2026' })), ['until-day'])
    assert.deepEqual(wrong(read({ role: 'constructor' })), ['role'])
  })

  it('is approved by neither the one who asked nor the one who gets it', () => {
    const role = { account: 'norman', askedBy: 'ada' }
    assert.match(whyNotApprove(role, 'ada') ?? '', /You asked for it/)
    assert.match(whyNotApprove(role, 'norman') ?? '', /your own role/)
    assert.equal(whyNotApprove(role, 'abel'), undefined)
  })

  it('stands in exactly one way on any day', () => {
    const given: Assignment = {
      ...{ id: '1', account: 'a', name: 'A', role: 'auditor', unit: 'U', why: 'x', askedBy: null, askedByName: null, approvedByName: null },
      ...{
        endedByName: null,
        endedWhy: null,
        endedAt: null,
        founding: false,
        approvedAt: '2026-01-01T00:00:00Z',
        from: today,
        last: addDays(today, 9),
      },
    }
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), days => {
        const day: CalendarDate = addDays(today, days)
        const expected = days < 0 ? 'coming' : days > 9 ? 'past' : 'given'
        return (
          standingOf(given, day) === expected &&
          standingOf({ ...given, approvedAt: null }, day) === 'asked' &&
          standingOf({ ...given, endedAt: '2026-11-25T00:00:00Z' }, day) === 'ended'
        )
      }),
    )
  })

  it('has words for each role', () => {
    for (const { name, may } of Object.values(ROLES)) assert.ok(name.length > 3 && may.endsWith('.'))
  })
})

describe('changing a rule', () => {
  const starts = { 'starts-day': '1', 'starts-month': '12', 'starts-year': '2026' }
  const read = (typed: Partial<TypedPolicy>, now: Parameters<typeof readPolicy>[1]) =>
    readPolicy({ value: '', source: 'Minute of 1 November', ...starts, ...typed }, now, today)
  const minutes = { kind: 'session', key: 'idle-minutes', value: 30 }
  const strengths = { kind: 'sign-in', key: 'staff-strengths', value: ['phr'] }
  const holidays = { kind: 'calendar', key: 'extra-bank-holidays', value: {} }

  it('takes a value of the same form, within its bounds', () => {
    assert.deepEqual(read({ value: ' 45 ' }, minutes), {
      ok: true,
      value: { value: 45, source: 'Minute of 1 November', starts: '2026-12-01' },
    })
    for (const value of ['', '4', '721', '30.5', '-1', '1e2']) assert.deepEqual(wrong(read({ value }, minutes)), ['value'], value)
    const list = read({ value: 'phr\n phrh \n\nphr' }, strengths)
    assert.deepEqual(list.ok && list.value.value, ['phr', 'phrh'])
    assert.deepEqual(wrong(read({ value: '\n' }, strengths)), ['value'])
  })

  it('takes days with their names', () => {
    const outcome = read({ value: '2027-05-10 = Coronation' }, holidays)
    assert.deepEqual(outcome.ok && outcome.value.value, { '2027-05-10': 'Coronation' })
    assert.deepEqual(wrong(read({ value: '2027-02-30 = No day' }, holidays)), ['value'])
    assert.deepEqual(wrong(read({ value: '2027-05-10' }, holidays)), ['value'])
    assert.equal(read({ value: '' }, holidays).ok, true)
  })

  it('needs a first day that has not gone by, and says where it was decided', () => {
    assert.deepEqual(wrong(read({ value: '45', source: '', 'starts-day': '' }, minutes)), ['starts-day', 'source'])
    assert.deepEqual(wrong(read({ value: '45', 'starts-month': '10' }, minutes)), ['starts-day'])
  })

  it('shows a value so that it is read back as the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 }), words => {
        const outcome = read({ value: valueText(words) }, strengths)
        return outcome.ok && JSON.stringify(outcome.value.value) === JSON.stringify(words)
      }),
    )
    assert.equal(valueWords(minutes), '30 minutes')
    assert.equal(valueWords(holidays), 'None')
  })

  it('is approved by another, and not after its first day', () => {
    assert.match(whyNotApprovePolicy({ askedBy: 'ada', from: today }, 'ada', today) ?? '', /You asked/)
    assert.match(whyNotApprovePolicy({ askedBy: 'ada', from: addDays(today, -1) }, 'abel', today) ?? '', /gone by/)
    assert.equal(whyNotApprovePolicy({ askedBy: 'ada', from: today }, 'abel', today), undefined)
  })
})

describe('what is typed', () => {
  it('opens an account or says what is wrong', () => {
    const fits = { subject: ' n.person ', name: ' New Person ', standing: 'staff', email: '' }
    assert.deepEqual(readAccount(fits), {
      ok: true,
      value: { subject: 'n.person', name: 'New Person', standing: 'staff', email: undefined },
    })
    assert.deepEqual(wrong(readAccount({ subject: '', name: '', standing: 'service', email: 'x' })), [
      'name',
      'subject',
      'standing',
      'email',
    ])
    assert.deepEqual(wrong(readAccount({ ...fits, subject: 'service:jobs' })), ['subject'])
  })

  it('places a hold on a record or says what is wrong', () => {
    assert.equal(readHold({ matter: ' 0193B7A0-1C2D-7E3F-8A4B-5C6D7E8F9A0B ', why: 'Inquiry' }).ok, true)
    assert.deepEqual(wrong(readHold({ matter: 'all', why: '' })), ['matter', 'why'])
  })
})

describe('a move of a unit', () => {
  const asked = { askedBy: 'nell', approvedAt: null, doneAt: null, droppedAt: null }
  const at = '2026-11-24T10:00:00Z'

  it('waits, is agreed until its day, is done, or was dropped', () => {
    assert.equal(moveStandingOf(asked), 'waits')
    assert.equal(moveStandingOf({ ...asked, approvedAt: at }), 'agreed')
    assert.equal(moveStandingOf({ ...asked, approvedAt: at, doneAt: at }), 'done')
    assert.equal(moveStandingOf({ ...asked, droppedAt: at }), 'dropped')
  })

  it('is not approved by who asked for it', () => {
    assert.match(whyNotApproveMove(asked, 'nell') ?? '', /another administrator/)
    assert.equal(whyNotApproveMove(asked, 'ada'), undefined)
  })
})
