import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '../../../values/date.ts'
import {
  type DateThen,
  inOrder,
  type Milestone,
  progressOf,
  readChange,
  readMilestone,
  readProgramme,
  readReached,
  slippage,
  slippageWords,
  standingOf,
} from './rules.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const TODAY = calendarDate('2026-11-28')
const recorded = { from: '2026-01-01T09:00:00Z', until: null, why: 'Planned', by: null }
const date = (due: string, more: Partial<DateThen> = {}): DateThen => ({
  id: due,
  due: calendarDate(due),
  reached: false,
  approximate: false,
  recorded,
  ...more,
})
const milestone = (first: DateThen, ...later: DateThen[]): Milestone => ({
  id: first.id,
  programme: 'p',
  name: 'Moved in',
  phase: '',
  movesUnit: null,
  movesOther: null,
  source: null,
  dates: [first, ...later],
})
const typedDate = { 'due-day': '1', 'due-month': '3', 'due-year': '2027', approximate: '', why: 'The builders are late' }
const fieldsOf = (outcome: ReturnType<typeof readChange | typeof readMilestone>) =>
  outcome.ok ? [] : outcome.errors.map(({ field }) => field)

describe('slippage', () => {
  it('counts days against the first date, whatever came between', () => {
    const moved = milestone(date('2026-06-01'), date('2026-12-01'), date('2026-08-01'))
    assert.equal(slippage(moved), 61)
    assert.equal(slippageWords(61), '61 days later')
    assert.equal(slippageWords(-1), '1 day earlier')
    assert.equal(slippageWords(0), 'As first planned')
  })

  it('is the sum of all moves', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 8 }), moves => {
        const first = date('2026-06-01')
        const later = moves.map((_, at) => date(addDays(first.due, sum(moves.slice(0, at + 1)))))
        assert.equal(slippage(milestone(first, ...later)), sum(moves))
      }),
    )
  })
})

describe('a milestone', () => {
  it('has passed its date from the day after it, unless it was reached', () => {
    const due = milestone(date(TODAY))
    assert.equal(standingOf(due, TODAY), 'due')
    assert.equal(standingOf(due, addDays(TODAY, 1)), 'passed')
    assert.equal(standingOf(milestone(date('2026-06-01'), date('2026-07-01', { reached: true })), TODAY), 'reached')
  })

  it('stands in order of its date now, and the next one is the first that is not reached', () => {
    const late = milestone(date('2026-01-01'), date('2027-05-01'))
    const soon = milestone(date('2027-02-01'))
    const done = milestone(date('2025-01-01', { reached: true }))
    assert.deepEqual(inOrder([late, soon, done]), [done, soon, late])
    assert.deepEqual(progressOf({ id: 'p', name: '', about: '', source: null, milestones: [late, soon, done] }), {
      milestones: 3,
      reached: 1,
      moved: 1,
      next: soon,
      most: 485,
    })
  })
})

describe('what is typed', () => {
  it('moves a date only with a reason, a real date and a difference', () => {
    const now = date('2026-12-01')
    assert.deepEqual(readChange(typedDate, now), {
      ok: true,
      value: { due: '2027-03-01', approximate: false, why: 'The builders are late' },
    })
    assert.deepEqual(fieldsOf(readChange({ ...typedDate, why: '  ' }, now)), ['why'])
    assert.deepEqual(fieldsOf(readChange({ ...typedDate, 'due-day': '' }, now)), ['due-day'])
    assert.deepEqual(fieldsOf(readChange({ ...typedDate, 'due-day': '', 'due-month': '', 'due-year': '' }, now)), ['due-day'])
    assert.deepEqual(fieldsOf(readChange(typedDate, date('2027-03-01'))), ['due-day'])
    // The same day, but it was not reached after all; or is not known exactly any more.
    assert.ok(readChange(typedDate, date('2027-03-01', { reached: true })).ok)
    assert.ok(readChange({ ...typedDate, approximate: 'yes' }, date('2027-03-01')).ok)
  })

  it('marks as reached no day that has not come', () => {
    assert.deepEqual(fieldsOf(readReached(typedDate, TODAY)), ['due-day'])
    assert.ok(readReached({ ...typedDate, 'due-year': '2026' }, TODAY).ok)
  })

  it('lets one unit or one other body move in', () => {
    const typed = { ...typedDate, name: 'Teams moved in', phase: 'One', unit: '4', other: '', source: '' }
    const read = readMilestone(typed, [{ id: 4 }])
    assert.deepEqual(read.ok && [read.value.movesUnit, read.value.movesOther, read.value.source], [4, null, null])
    assert.deepEqual(fieldsOf(readMilestone({ ...typed, other: 'An agency' }, [{ id: 4 }])), ['other'])
    assert.deepEqual(fieldsOf(readMilestone({ ...typed, unit: '5' }, [{ id: 4 }])), ['unit'])
    assert.deepEqual(fieldsOf(readMilestone({ ...typed, name: '', why: '', phase: 'x'.repeat(61) }, [{ id: 4 }])), ['name', 'phase', 'why'])
  })

  it('names a programme', () => {
    assert.deepEqual(readProgramme({ name: ' One building ', about: '', source: '' }), {
      ok: true,
      value: { name: 'One building', about: '', source: null },
    })
    assert.equal(readProgramme({ name: '', about: 'x'.repeat(2001), source: '' }).ok, false)
  })
})
