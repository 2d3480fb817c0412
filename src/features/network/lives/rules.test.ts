import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendarDate, dateOfDay } from '../../../values/date.ts'
import { ALWAYS, before, common, holds, joined, type Period, since } from '../../../values/period.ts'
import type { Fact } from '../facts/rules.ts'
import { endedBy, fitted, lifeOf, lifeWords, nearest, withEdges } from './rules.ts'

const day = calendarDate

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

describe('an end that is known only about', () => {
  it('is exact where another fact begins or ends there exactly', () => {
    const row = (from: string | null, until: string | null, approximate: boolean) => ({
      valid: { from: from === null ? null : day(from), until: until === null ? null : day(until) },
      approximate,
    })
    const rough = withEdges([row(null, '2018-01-01', true), row('2018-01-01', '2019-01-01', true), row('2019-01-01', null, false)])
    assert.deepEqual(
      rough.map(({ roughFrom, roughUntil }) => [roughFrom, roughUntil]),
      [
        [true, true],
        [true, false],
        [false, false],
      ],
    )
  })
})
