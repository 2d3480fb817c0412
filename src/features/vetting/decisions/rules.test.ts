/** What a decision must hold, when a second person decides, and how long what is granted is valid. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate, dateOfDay, dayNumber, monthNumber } from '../../../values/date.ts'
import type { Outcome } from '../../../values/outcome.ts'
import { type Decision, nextAfter, readDecision, readUksvDecision, type TypedDecision, validFrom } from './rules.ts'

const LISTS = { grant: ['nothing-adverse', 'adverse-old'], refuse: ['conviction', 'dishonesty'] }
const clear: TypedDecision = { adverse: 'no', decision: 'grant', reasons: ['nothing-adverse'], rationale: 'All checks clear' }
const fieldsOf = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.errors.map(({ field }) => field))

describe('a decision as it is typed', () => {
  it('is read when it has an answer, a decision, a reason of that side and a rationale', () => {
    assert.deepEqual(readDecision(clear, LISTS, false), {
      ok: true,
      value: { adverse: false, grant: true, reasons: ['nothing-adverse'], rationale: 'All checks clear' },
    })
  })

  it('is refused without reasons, with reasons that nobody knows, and without a rationale', () => {
    assert.deepEqual(fieldsOf(readDecision({ ...clear, reasons: [] }, LISTS, false)), ['grant-reasons'])
    assert.deepEqual(fieldsOf(readDecision({ ...clear, reasons: ['conviction'] }, LISTS, false)), ['grant-reasons'])
    assert.deepEqual(fieldsOf(readDecision({ ...clear, rationale: ' \n ' }, LISTS, false)), ['rationale'])
    assert.deepEqual(fieldsOf(readDecision({ adverse: '', decision: '', reasons: [], rationale: '' }, LISTS, false)), [
      'adverse',
      'decision',
      'rationale',
    ])
  })

  it('cannot call clear what somebody found to be adverse, nor refuse where nothing adverse was found', () => {
    assert.deepEqual(fieldsOf(readDecision(clear, LISTS, true)), ['adverse'])
    assert.deepEqual(fieldsOf(readDecision({ ...clear, decision: 'refuse', reasons: ['conviction'] }, LISTS, false)), ['adverse'])
  })

  it('does not give as its reason that nothing adverse was found, where something was; nor the other way round', () => {
    assert.deepEqual(fieldsOf(readDecision({ ...clear, adverse: 'yes' }, LISTS, true)), ['grant-reasons'])
    assert.deepEqual(fieldsOf(readDecision({ ...clear, reasons: ['adverse-old'] }, LISTS, false)), ['grant-reasons'])
    assert.equal(readDecision({ ...clear, adverse: 'yes', reasons: ['adverse-old'] }, LISTS, true).ok, true)
  })
})

describe('a decision of UKSV', () => {
  const days = { receivedOn: calendarDate('2026-01-05'), today: calendarDate('2026-03-02') }
  const on = (day: string, month: string, year: string) => ({ 'on-day': day, 'on-month': month, 'on-year': year })

  it('holds what was decided and when, and no room for what was found', () => {
    const read = readUksvDecision({ decision: 'refuse', ...on('1', '3', '2026') }, days)
    assert.deepEqual(read, {
      ok: true,
      value: { adverse: true, grant: false, reasons: ['uksv-refused'], rationale: 'UKSV refused on 1 March 2026', on: '2026-03-01' },
    })
  })

  it('lies between receipt and today', () => {
    for (const day of [on('4', '1', '2026'), on('3', '3', '2026'), on('', '', ''), on('31', '2', '2026')])
      assert.deepEqual(fieldsOf(readUksvDecision({ decision: 'grant', ...day }, days)), ['on-day'])
    assert.deepEqual(fieldsOf(readUksvDecision({ decision: '', ...on('5', '1', '2026') }, days)), ['decision'])
  })
})

const decisions = fc
  .record({ adverse: fc.boolean(), grant: fc.boolean() })
  .map(({ adverse, grant }): Decision => ({ adverse: adverse || !grant, grant, reasons: ['x'], rationale: 'x' }))

describe('what follows a decision', () => {
  it('is an outcome after one seat only where nothing at all was adverse and clearance is granted', () => {
    fc.assert(
      fc.property(decisions, fc.boolean(), (first, wasFound) => {
        const next = nextAfter([first], wasFound)
        assert.equal(next.state === 'granted', first.grant && !first.adverse && !wasFound)
        assert.notEqual(next.state, 'refused')
      }),
    )
  })

  it('is what the second seat decided, and stays adverse where either seat or a check found it so', () => {
    fc.assert(
      fc.property(decisions, decisions, fc.boolean(), (first, second, wasFound) => {
        const next = nextAfter([first, second], wasFound)
        assert.deepEqual(next, {
          state: second.grant ? 'granted' : 'refused',
          granted: second.grant,
          adverse: first.adverse || second.adverse || wasFound,
        })
      }),
    )
  })
})

describe('how long a clearance is valid', () => {
  it('runs for so many months, and ends with the month where that has no such day', () => {
    assert.deepEqual(validFrom(calendarDate('2026-03-15'), 120), { from: '2026-03-15', until: '2036-03-15', last: '2036-03-14' })
    assert.equal(validFrom(calendarDate('2024-02-29'), 12).until, '2025-02-28')
    assert.equal(validFrom(calendarDate('2026-08-31'), 6).until, '2027-02-28')
    assert.equal(validFrom(calendarDate('2026-11-30'), 1).until, '2026-12-30')
  })

  it('ends in the month that lies so many months on, on the same day or its last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 240 }), (day, months) => {
        const from = dateOfDay(day)
        const { until, last } = validFrom(from, months)
        assert.equal(monthNumber(dayNumber(until)), monthNumber(day) + months)
        assert.equal(addDays(last, 1), until)
        const isSameDay = until.slice(8) === from.slice(8)
        const isLastOfMonth = addDays(until, 1).endsWith('-01')
        assert.ok(isSameDay || (isLastOfMonth && until.slice(8) < from.slice(8)))
      }),
    )
  })
})
