import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dateOfDay } from '../../../values/date.ts'
import { ALWAYS, common, holds, isEmpty, type Period } from '../../../values/period.ts'
import { changesNothing, correct, type Fact } from './rules.ts'

const DAYS = Array.from({ length: 30 }, (_, at) => dateOfDay(18_000 + at))
const isSame = (a: string, b: string) => a === b
const period = fc
  .tuple(fc.option(fc.nat(29), { nil: undefined }), fc.option(fc.nat(29), { nil: undefined }))
  .map(([a, b]): Period => ({ from: a === undefined ? null : DAYS[a]!, until: b === undefined ? null : DAYS[b]! }))
  .filter(each => !isEmpty(each))
const who = fc.constantFrom('A', 'B', 'C')

/** Facts that do not overlap: later ones give way. */
const facts = fc.array(fc.tuple(period, who), { maxLength: 6 }).map(all => {
  const kept: Fact<string>[] = []
  for (const [valid, value] of all) if (!kept.some(fact => common(fact.valid, valid))) kept.push({ id: `f${kept.length}`, valid, value })
  return kept
})

const after = (before: readonly Fact<string>[], { close, add }: ReturnType<typeof correct<string>>) => [
  ...before.filter(({ id }) => !close.includes(id)),
  ...add.map((belief, at) => ({ ...belief, id: `n${at}` })),
]
const on = (all: readonly Fact<string>[], day: (typeof DAYS)[number]) =>
  all.filter(({ valid }) => holds(valid, day)).map(({ value }) => value)

describe('a correction', () => {
  it('changes the days it is about and no other, and leaves no day with two answers', () => {
    fc.assert(
      fc.property(facts, period, fc.option(who, { nil: undefined }), (before, during, value) => {
        const now = after(before, correct(before, { during, value }, isSame))
        for (const day of DAYS) {
          const expected = holds(during, day) ? (value === undefined ? [] : [value]) : on(before, day)
          assert.deepEqual(on(now, day), expected)
        }
      }),
    )
  })

  it('made twice changes nothing the second time', () => {
    fc.assert(
      fc.property(facts, period, who, (before, during, value) => {
        const now = after(before, correct(before, { during, value }, isSame))
        assert.ok(changesNothing(correct(now, { during, value }, isSame)))
      }),
    )
  })

  it('joins what says the same, so that a date moved and moved back leaves one fact', () => {
    const [held] = [{ id: 'f', valid: { from: DAYS[0]!, until: DAYS[10]! }, value: 'A' }]
    const shorter = after([held!], correct([held!], { during: { from: DAYS[5]!, until: DAYS[10]! }, value: undefined }, isSame))
    assert.deepEqual(
      shorter.map(({ valid }) => valid),
      [{ from: DAYS[0], until: DAYS[5] }],
    )
    const again = correct(shorter, { during: { from: DAYS[5]!, until: DAYS[10]! }, value: 'A' }, isSame)
    assert.deepEqual(again.add, [{ valid: { from: DAYS[0], until: DAYS[10] }, value: 'A' }])
  })

  it('closes only what it must', () => {
    const far: Fact<string> = { id: 'far', valid: { from: DAYS[20]!, until: null }, value: 'B' }
    assert.deepEqual(correct([far], { during: { from: DAYS[0]!, until: DAYS[3]! }, value: 'A' }, isSame).close, [])
    assert.deepEqual(correct([far], { during: ALWAYS, value: undefined }, isSame), { close: ['far'], add: [] })
  })
})
