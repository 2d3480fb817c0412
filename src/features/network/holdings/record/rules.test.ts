import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate, dateOfDay } from '../../../../values/date.ts'
import { common, holds, type Period, since, upTo } from '../../../../values/period.ts'
import type { Holding, Standing } from '../../rules.ts'
import { countedDays, daysHeld, isVacancy, onDay, readAskedSeat, seatQuery, seatRecord, seatRows } from './rules.ts'

const day = calendarDate
const held = (person: string, valid: Period, standing: Standing = 'holder'): Holding => ({
  ...{ id: `${person}-${valid.from}`, seat: 's', roleKind: 'k', standing, person, name: person, rank: null, unit: 4, area: null },
  ...{ valid, approximate: false, source: null },
})
const YEAR = { from: day('2024-01-01'), until: day('2025-01-01') }

describe('what some days show of a seat', () => {
  it('counts people once, changes each time, and days without a holder with those covered', () => {
    const holdings = [
      held('A', upTo(day('2020-01-01'), day('2024-01-31'))),
      held('C', upTo(day('2024-02-10'), day('2024-03-31')), 'cover'),
      held('B', upTo(day('2024-03-01'), day('2024-05-31'))),
      held('A', since(day('2024-06-01'))),
      held('D', since(day('2024-01-01')), 'deputy'),
    ]
    assert.deepEqual(seatRecord(holdings, YEAR), { holders: 2, changes: 2, daysVacant: 29, daysCovered: 20 })
    assert.deepEqual(
      seatRows({ holdings, counted: YEAR }).map(row => (isVacancy(row) ? 'vacant' : `${row.person} ${row.standing}`)),
      ['A holder', 'B holder', 'C cover', 'vacant', 'D deputy', 'A holder'],
    )
  })

  it('agrees with a look at each day', () => {
    const FIRST = 19_000
    const edge = fc.integer({ min: 0, max: 50 })
    const days = fc
      .tuple(edge, edge)
      .map(([a, b]): Period => ({ from: dateOfDay(FIRST + Math.min(a, b)), until: dateOfDay(FIRST + Math.max(a, b) + 1) }))
    const one = fc.tuple(fc.constantFrom('P', 'Q', 'R'), days, fc.constantFrom<Standing>('holder', 'cover', 'deputy'))
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), days, (all, counted) => {
        const holdings: Holding[] = []
        for (const [person, valid, standing] of all)
          if (!holdings.some(other => other.standing === standing && common(other.valid, valid)))
            holdings.push(held(person, valid, standing))
        const during = counted as typeof YEAR
        const seen: (string | undefined)[] = []
        let covered = 0
        for (let today = during.from; today < during.until; today = addDays(today, 1)) {
          const holder = onDay(holdings, 'holder', today)
          seen.push(holder?.person)
          if (!holder && holdings.some(({ standing, valid }) => standing === 'cover' && holds(valid, today))) covered += 1
        }
        const people = seen.filter(person => person !== undefined)
        const record = seatRecord(holdings, during)
        assert.equal(record.daysVacant, seen.length - people.length)
        assert.equal(record.daysCovered, covered)
        assert.equal(record.holders, new Set(people).size)
        assert.equal(record.changes, people.filter((person, at) => at > 0 && person !== people[at - 1]).length)
        for (const row of seatRows({ holdings, counted: during }))
          if (isVacancy(row)) assert.equal(onDay(holdings, 'holder', row.vacant.from!), undefined)
      }),
    )
  })

  it('holds days up to today, none of the future, and none that nobody knows', () => {
    const today = day('2024-03-10')
    assert.equal(daysHeld(since(day('2024-03-01')), today), 10)
    assert.equal(daysHeld(upTo(day('2024-03-01'), day('2024-03-02')), today), 2)
    assert.equal(daysHeld(since(day('2024-04-01')), today), 0)
    assert.equal(daysHeld({ from: null, until: null }, today), undefined)
  })
})

describe('the days that are counted', () => {
  const usual = day('2016-05-01')
  const at = day('2024-12-31')
  const held2023 = [held('A', since(day('2023-03-01')))]

  it('begin with the first holder, the unit, the day asked for or the usual one', () => {
    const counted = (life: Period | null, holdings: readonly Holding[], asked?: string) =>
      countedDays({ life }, holdings, { since: asked === undefined ? undefined : day(asked), usual, at })
    assert.deepEqual(counted(null, held2023), { from: '2023-03-01', until: '2025-01-01' })
    assert.deepEqual(counted(null, held2023, '2022-01-01'), { from: '2022-01-01', until: '2025-01-01' })
    assert.deepEqual(counted(null, [held('A', since(day('2010-01-01')))]), { from: '2016-05-01', until: '2025-01-01' })
    assert.deepEqual(counted(since(day('2024-01-01')), held2023, '2020-01-01'), { from: '2024-01-01', until: '2025-01-01' })
    assert.deepEqual(counted(upTo(day('2012-01-01'), day('2018-12-31')), [held('A', since(day('2012-01-01')))]), {
      from: '2016-05-01',
      until: '2019-01-01',
    })
    assert.equal(counted(null, []), undefined)
    assert.equal(counted(since(day('2026-01-01')), held2023), undefined)
  })
})

describe('the question of a seat', () => {
  const today = day('2026-11-28')

  it('goes from an address into days and back', () => {
    const { asAt, since: from, errors } = readAskedSeat({ at: '2024-06-30', since: '2020-01-01' }, today)
    assert.deepEqual([asAt, from, errors], [{ at: '2024-06-30', known: null }, '2020-01-01', []])
    assert.equal(seatQuery(asAt, { from: day('2020-01-01'), until: day('2024-07-01') }, today), '?at=2024-06-30&since=2020-01-01')
    assert.equal(seatQuery({ at: today, known: null }, undefined, today), '')
  })

  it('does not count from a day after the one looked at', () => {
    const { since: from, errors } = readAskedSeat({ at: '2024-06-30', since: '2024-07-01' }, today)
    assert.deepEqual([from, errors.map(({ field }) => field)], [undefined, ['since-day']])
  })
})
