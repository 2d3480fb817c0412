import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate, daysBetween } from '../../../values/date.ts'
import { acceptedOf, calendarOf, type Due, level, mondayOf, startOf, WEEKS } from './rules.ts'

// A Wednesday.
const today = calendarDate('2026-03-04')
const days = { lead: 120, earliest: 270 }
/** Whose usual start is so many days from today. */
const dueIn = (offset: number, id: string, planned: number | null = null): Due => ({
  ...{ id, level: 'rv', until: addDays(today, days.lead + offset) },
  planned: planned === null ? null : addDays(today, planned),
})
const many = (n: number, offset: number, name: string) => Array.from({ length: n }, (_, index) => dueIn(offset, `${name}${index}`))

describe('when a renewal begins', () => {
  it('is so many days before the end, or the planned day where that comes before', () => {
    assert.equal(startOf(dueIn(30, 'a'), days), addDays(today, 30))
    assert.equal(startOf(dueIn(30, 'a', 10), days), addDays(today, 10))
    assert.equal(startOf(dueIn(30, 'a', 40), days), addDays(today, 30), 'never later than usual')
  })

  it('counts in the week of that day, Monday to Sunday; what should have begun is in none', () => {
    assert.equal(mondayOf(calendarDate('2026-03-08')), '2026-03-02')
    assert.equal(mondayOf(calendarDate('2026-03-09')), '2026-03-09')
    const { weeks, late } = calendarOf([dueIn(-1, 'late'), dueIn(0, 'a'), dueIn(4, 'b'), dueIn(5, 'c')], days, today)
    assert.deepEqual(
      weeks.slice(0, 2).map(({ monday, count }) => ({ monday, count })),
      [
        { monday: '2026-03-02', count: 2 },
        { monday: '2026-03-09', count: 1 },
      ],
    )
    assert.deepEqual(
      late.map(({ id }) => id),
      ['late'],
    )
  })
})

describe('levelling renewals', () => {
  it('cuts the heaviest week as far as can be, and says which move and from when to when', () => {
    const { peakBefore, peakAfter, moves, weeks } = level(many(8, 75, 'a'), days, today)
    assert.equal(peakBefore, 8)
    // Weeks 0 to 11 can all take some: 8 over 12 weeks is one a week.
    assert.equal(peakAfter, 1)
    assert.equal(moves.length, 7)
    assert.equal(weeks.filter(({ after }) => after === 1).length, 8)
    assert.deepEqual(moves[0]?.from, addDays(today, 75))
  })

  it('goes no further back than the earliest day', () => {
    // 150 days lie between the earliest and the usual start: 21 weeks back at most from day 200.
    const { moves } = level(many(40, 200, 'a'), days, today)
    assert.ok(moves.length > 0)
    for (const { to, until } of moves) assert.ok(daysBetween(to, until) <= days.earliest)
  })

  it('levels the other weeks where the heaviest has nowhere to go', () => {
    const { peakBefore, peakAfter, weeks } = level([...many(9, 0, 'now'), ...many(6, 40, 'later')], days, today)
    assert.deepEqual([peakBefore, peakAfter], [9, 9])
    assert.ok(Math.max(...weeks.slice(1).map(({ after }) => after)) < 6)
  })

  it('has nothing to propose where every week is alike, and none where there is nothing', () => {
    assert.deepEqual(level([dueIn(0, 'a'), dueIn(7, 'b')], days, today).moves, [])
    assert.deepEqual(level([], days, today).moves, [])
  })

  it('accepts all, or those that were chosen and are proposed', () => {
    const levelling = level(many(8, 75, 'a'), days, today)
    const [first] = levelling.moves
    assert.equal(acceptedOf(levelling, { which: 'all', chosen: [] }).length, 7)
    assert.deepEqual(acceptedOf(levelling, { which: 'chosen', chosen: [first?.id ?? '', 'another'] }), [first])
  })

  const dues = fc
    .array(fc.record({ offset: fc.integer({ min: -30, max: 420 }), planned: fc.option(fc.integer({ min: 0, max: 400 })) }), {
      maxLength: 120,
    })
    .map(list => list.map(({ offset, planned }, index) => dueIn(offset, `c${index}`, planned)))
  const rules = fc
    .record({ lead: fc.integer({ min: 0, max: 200 }), more: fc.integer({ min: 0, max: 200 }) })
    .map(({ lead, more }) => ({ lead, earliest: lead + more }))

  it('keeps the total, makes no week heavier than the heaviest was, and moves nothing later or outside its days', () => {
    fc.assert(
      fc.property(dues, rules, (list, rule) => {
        const levelling = level(list, rule, today)
        const sum = (of: 'before' | 'after') => levelling.weeks.reduce((all, week) => all + week[of], 0)
        const within = list.filter(due => startOf(due, rule) >= today && daysBetween(mondayOf(today), startOf(due, rule)) < 7 * WEEKS)
        assert.equal(sum('before'), within.length)
        assert.equal(sum('after'), within.length)
        assert.ok(levelling.peakAfter <= levelling.peakBefore)
        assert.equal(new Set(levelling.moves.map(({ id }) => id)).size, levelling.moves.length)
        for (const { id, from, to, until } of levelling.moves) {
          const due = list.find(each => each.id === id)
          assert.ok(due)
          assert.equal(from, startOf(due, rule))
          assert.ok(to < from && from <= until && to >= today && to >= addDays(until, -rule.earliest))
        }
      }),
    )
  })

  it('is what the calendar shows once it is planned, and is then level', () => {
    fc.assert(
      fc.property(dues, list => {
        const levelling = level(list, days, today)
        const to = new Map(levelling.moves.map(move => [move.id, move.to]))
        const planned = list.map(due => ({ ...due, planned: to.get(due.id) ?? due.planned }))
        assert.deepEqual(
          calendarOf(planned, days, today).weeks.map(({ count }) => count),
          levelling.weeks.map(({ after }) => after),
        )
        assert.equal(level(planned, days, today).peakAfter, levelling.peakAfter)
      }),
    )
  })

  it('cuts as far as any choice would: tried one by one where there are few', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 30 }),
        (offsets, more) => {
          const rule = { lead: 10, earliest: 10 + more }
          const list = offsets.map(
            (offset, index): Due => ({ id: `c${index}`, level: 'rv', until: addDays(today, 10 + offset), planned: null }),
          )
          assert.equal(level(list, rule, today).peakAfter, leastPeak(list, rule))
        },
      ),
    )
  })
})

/** Every way of choosing a day for each. */
function leastPeak(list: readonly Due[], rule: { lead: number; earliest: number }): number {
  const choices = list.map(due => {
    const weeks = new Set<string>()
    for (let day = startOf(due, rule); day >= today && day >= addDays(due.until, -rule.earliest); day = addDays(day, -1))
      weeks.add(mondayOf(day))
    return [...weeks]
  })
  const tried = (index: number, load: ReadonlyMap<string, number>): number =>
    index === choices.length
      ? Math.max(...load.values())
      : Math.min(...choices[index]!.map(week => tried(index + 1, new Map(load).set(week, (load.get(week) ?? 0) + 1))))
  return tried(0, new Map())
}
