import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate } from '../../../values/date.ts'
import { changeDueOn, readChange, readResult, standingOf, wordsAfter } from './rules.ts'

const today = calendarDate('2026-03-04')
const told = (day: string, month: string, year: string, words = 'Has moved. Invented') => ({
  'told-day': day,
  'told-month': month,
  'told-year': year,
  words,
})
const fields = (outcome: ReturnType<typeof readChange>) => (outcome.ok ? [] : outcome.errors.map(({ field }) => field))

describe('a review', () => {
  it('is overdue from the day after it was due, and never once it is done', () => {
    assert.equal(standingOf({ doneOn: null, dueOn: today }, today), 'due')
    assert.equal(standingOf({ doneOn: null, dueOn: calendarDate('2026-03-03') }, today), 'overdue')
    assert.equal(standingOf({ doneOn: today, dueOn: calendarDate('2020-01-01') }, today), 'done')
  })

  it('says what it came to, in a word and in words', () => {
    assert.equal(readResult({ result: 'fine', words: 'Looked' }).ok, false)
    assert.equal(readResult({ result: 'nothing-new', words: '' }).ok, false)
    assert.deepEqual(readResult({ result: 'new-case', words: ' Looked ' }), { ok: true, value: { result: 'new-case', words: 'Looked' } })
  })

  it('keeps what was told beside what came of it, within what can be kept', () => {
    assert.equal(wordsAfter({ words: null }, 'Looked'), 'Looked')
    assert.match(wordsAfter({ words: 'Has moved' }, 'Looked'), /^Has moved\n\nWhat came of it: Looked$/)
    assert.ok(wordsAfter({ words: 'a'.repeat(900) }, 'b'.repeat(900)).length <= 2000)
    assert.equal(readResult({ result: 'nothing-new', words: 'b'.repeat(901) }).ok, false)
  })
})

describe('a change that is reported', () => {
  const since = { today, from: calendarDate('2025-01-01') }
  it('was told between the grant and today, and is due so many days later', () => {
    assert.deepEqual(fields(readChange(told('5', '3', '2026'), since)), ['told-day'])
    assert.deepEqual(fields(readChange(told('31', '12', '2024'), since)), ['told-day'])
    assert.deepEqual(fields(readChange(told('', '', '', ' '), since)), ['told-day', 'words'])
    assert.deepEqual(fields(readChange(told('1', '1', '2025'), since)), [])
    assert.equal(changeDueOn(today, 28), '2026-04-01')
  })
})
