import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendarDate, dateOfDay } from '../../../values/date.ts'
import type { Outcome } from '../../../values/outcome.ts'
import { ALWAYS, before, common, holds, joined, type Period, since } from '../../../values/period.ts'
import type { Fact } from '../facts/rules.ts'
import {
  type Choice,
  endedBy,
  fitted,
  lifeOf,
  lifeWords,
  nearest,
  readClosing,
  readDescribing,
  readFirstDayOf,
  readMove,
  readOpening,
  type TypedDescribing,
  type TypedOpening,
} from './rules.ts'

const day = calendarDate
const NO_DAYS = { 'from-day': '', 'from-month': '', 'from-year': '', 'until-day': '', 'until-month': '', 'until-year': '' }
const from = (year: string) => ({ 'from-day': '1', 'from-month': '1', 'from-year': year })
const wrong = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.errors.map(({ field }) => field))
const choice = (id: number, code: string, life: Period = ALWAYS): Choice => ({ id, code, name: `Unit ${code}`, kind: 'team', life })
const CHOICES = [choice(1, 'IC'), choice(4, 'IC-B1', since(day('2019-01-01'))), choice(8, 'IC-OLD', before(day('2019-01-01')))]

describe('the life of a unit', () => {
  const facts = [{ valid: { from: day('2019-01-01'), until: day('2020-01-01') } }, { valid: since(day('2020-01-01')) }]

  it('is all its facts together, in words and as days', () => {
    assert.deepEqual(lifeOf(facts), since(day('2019-01-01')))
    assert.equal(lifeOf([]), undefined)
    assert.equal(lifeWords(ALWAYS), 'on every day')
    assert.equal(lifeWords(before(day('2019-01-01'))), 'up to 31 December 2018')
    assert.equal(lifeWords({ from: day('2019-01-01'), until: day('2019-01-02') }), 'from 1 January 2019 to 1 January 2019')
  })

  it('shows on a day outside it what the unit was last, or will be first', () => {
    const closed = [
      { valid: { from: day('2019-01-01'), until: day('2020-01-01') }, is: 'a' },
      { valid: { from: day('2020-01-01'), until: day('2021-01-01') }, is: 'b' },
    ]
    const at = (text: string) => nearest(closed, day(text))?.is
    assert.deepEqual([at('2018-01-01'), at('2019-06-01'), at('2020-01-01'), at('2030-01-01')], ['a', 'a', 'b', 'b'])
    assert.equal(nearest([], day('2020-01-01')), undefined)
  })
})

const FIRST = 18_000
const dateAt = (at: number) => dateOfDay(FIRST + at)
/** Facts that touch one another and so leave no day out. */
const lives = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 6 }).map(edges => {
  const inOrder = [...edges].sort((a, b) => a - b)
  return inOrder
    .slice(1)
    .map((until, at): Fact<number> => ({ id: String(at), valid: { from: dateAt(inOrder[at] ?? 0), until: dateAt(until) }, value: at }))
})
const periods = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }))
  .map(([at, length]): Period => ({ from: dateAt(at), until: dateAt(at + length) }))
const after = (facts: readonly Fact<number>[], { close, add }: ReturnType<typeof fitted<number>>) => [
  ...facts.filter(({ id }) => !close.includes(id)),
  ...add,
]

describe('facts made to fit a life', () => {
  it('fill it and no more, and say on each day that they had what they said', () => {
    fc.assert(
      fc.property(lives, periods, (facts, life) => {
        fc.pre(facts.some(({ valid }) => common(valid, life)))
        const now = after(facts, fitted(facts, life))
        assert.deepEqual(joined(now.map(({ valid }) => valid)), [life])
        for (let at = 0; at < 62; at += 1) {
          const said = facts.find(({ valid }) => holds(valid, dateAt(at)))?.value
          if (said !== undefined && holds(life, dateAt(at))) assert.equal(now.find(({ valid }) => holds(valid, dateAt(at)))?.value, said)
        }
      }),
    )
  })

  it('that fit already are left alone', () => {
    fc.assert(fc.property(lives, facts => assert.deepEqual(fitted(facts, lifeOf(facts) ?? ALWAYS), { close: [], add: [] })))
  })
})

describe('what ends with a unit', () => {
  it('has no day after it, and every day before it as it was', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: 45 }), (facts, end) => {
        const now = after(facts, endedBy(facts, dateAt(end)))
        for (let at = 0; at < 62; at += 1) {
          const said = facts.find(({ valid }) => holds(valid, dateAt(at)))?.value
          assert.equal(now.find(({ valid }) => holds(valid, dateAt(at)))?.value, at < end ? said : undefined)
        }
      }),
    )
  })
})

describe('what is typed of a unit', () => {
  const grounds = { name: 'New team', kind: 'team', forceCode: '', unconfirmed: '', source: '', approximate: '', why: 'Order' }
  const opening: TypedOpening = { ...grounds, code: 'ic-t', parent: 'ic-b1', ever: '', after: 'IC-OLD, ic', ...from('2020') }
  const describing: TypedDescribing = { ...grounds, ever: '', ...NO_DAYS }

  it('opens it below another, after some, from a day or since ever', () => {
    const outcome = readOpening(opening, CHOICES)
    assert.ok(outcome.ok)
    assert.deepEqual([outcome.value.code, outcome.value.parent.id, outcome.value.life], ['IC-T', 4, since(day('2020-01-01'))])
    assert.deepEqual(
      outcome.value.after.map(({ id }) => id),
      [8, 1],
    )
    const ever = readOpening({ ...opening, ...NO_DAYS, ever: 'yes', parent: 'IC' }, CHOICES)
    assert.deepEqual(ever.ok && ever.value.life, ALWAYS)
  })

  it('does not open it at no time, at two, before what it belongs to, or as what stands for a body', () => {
    assert.deepEqual(wrong(readOpening({ ...opening, ...NO_DAYS }, CHOICES)), ['from-day'])
    assert.deepEqual(wrong(readOpening({ ...opening, ever: 'yes' }, CHOICES)), ['from-day'])
    assert.deepEqual(wrong(readOpening({ ...opening, ...from('2018') }, CHOICES)), ['parent'])
    assert.deepEqual(wrong(readOpening({ ...opening, kind: 'force', after: 'NONE', why: ' ' }, CHOICES)), ['kind', 'after', 'why'])
  })

  it('describes it in days of its life, the whole of it where none is typed', () => {
    const life = since(day('2019-01-01'))
    const whole = readDescribing(describing, life, null)
    assert.deepEqual(whole.ok && whole.value.during, life)
    const last = { 'until-day': '31', 'until-month': '12', 'until-year': '2019' }
    const some = readDescribing({ ...describing, ...last }, life, null)
    assert.deepEqual(some.ok && some.value.during, { from: day('2019-01-01'), until: day('2020-01-01') })
    assert.deepEqual(wrong(readDescribing({ ...describing, ...from('2018') }, life, null)), ['from-day'])
    assert.deepEqual(wrong(readDescribing({ ...describing, ...from('2021'), ...last }, life, null)), ['until-day'])
  })

  it('describes the first time a unit that was closed up to that day, and never from later on', () => {
    const first = readDescribing({ ...describing, ...from('2018') }, undefined, day('2019-01-01'))
    assert.deepEqual(first.ok && first.value.during, { from: day('2018-01-01'), until: day('2019-01-01') })
    assert.deepEqual(wrong(readDescribing({ ...describing, ...from('2020') }, undefined, day('2019-01-01'))), ['from-day'])
  })

  it('moves it below what exists then, and never below itself', () => {
    const unit = choice(9, 'IC-T', since(day('2020-01-01')))
    const move = (parent: string) => readMove({ parent, approximate: '', why: 'x', ...NO_DAYS }, unit, [...CHOICES, unit])
    const moved = move('IC-B1')
    assert.deepEqual(moved.ok && moved.value.during, unit.life)
    for (const parent of ['', 'NONE', 'IC-T', 'IC-OLD']) assert.deepEqual(wrong(move(parent)), ['parent'], parent)
  })

  it('closes it after its last day and not before its first, followed by what exists then', () => {
    const unit = choice(9, 'IC-T', since(day('2020-01-01')))
    const close = (year: string, successor = '') =>
      readClosing({ 'last-day': '31', 'last-month': '12', 'last-year': year, successor, approximate: '', why: 'x' }, unit, [
        ...CHOICES,
        unit,
      ])
    const closed = close('2020', 'IC-B1')
    assert.ok(closed.ok)
    assert.deepEqual([closed.value.life, closed.value.successor?.id], [{ from: day('2020-01-01'), until: day('2021-01-01') }, 4])
    assert.deepEqual(wrong(close('2019')), ['last-day'])
    for (const successor of ['NONE', 'IC-T', 'IC-OLD']) assert.deepEqual(wrong(close('2020', successor)), ['successor'], successor)
  })

  it('corrects its first day to one before its last', () => {
    const unit = choice(8, 'IC-OLD', before(day('2019-01-01')))
    const correct = (year: string) => readFirstDayOf({ ever: '', why: 'x', ...from(year) }, unit)
    const corrected = correct('2010')
    assert.deepEqual(corrected.ok && corrected.value.life, { from: day('2010-01-01'), until: day('2019-01-01') })
    assert.deepEqual(wrong(correct('2019')), ['from-day'])
  })
})
