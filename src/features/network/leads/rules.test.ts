import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate, dateOfDay } from '../../../values/date.ts'
import { ALWAYS, before, common, holds, type Period, since } from '../../../values/period.ts'
import type { Holding } from '../rules.ts'
import { leadRecord, leadSpans } from './rules.ts'

const day = calendarDate
const KINDS = [
  { key: 'superintendent', leads: 1 },
  { key: 'commander', leads: 2 },
  { key: 'protect', leads: null },
]
const holding = (person: string, roleKind: string, place: { unit?: number; area?: string }, valid: Period): Holding => ({
  ...{
    id: `${person}-${roleKind}`,
    seat: `${roleKind}-${place.unit ?? place.area}`,
    standing: 'holder',
    name: person,
    rank: null,
    approximate: false,
  },
  ...{ source: null, person, roleKind, valid, unit: place.unit ?? null, area: place.area ?? null },
})
const CHANGE = day('2019-01-01')
const COVER = [
  { unit: 1, valid: before(CHANGE) },
  { unit: 2, valid: since(CHANGE) },
]
const YEARS = { from: day('2016-05-01'), until: day('2025-01-01') }

describe('the lead of a borough', () => {
  it('is the commander of its unit until it has a superintendent of its own, and again when that one leaves', () => {
    const holdings = [
      holding('Old', 'commander', { unit: 1 }, ALWAYS),
      holding('Shared', 'commander', { unit: 2 }, since(CHANGE)),
      holding('Own', 'superintendent', { area: 'A' }, { from: day('2023-03-01'), until: day('2024-03-01') }),
      holding('Elsewhere', 'superintendent', { area: 'B' }, ALWAYS),
      holding('Protects', 'protect', { unit: 2 }, ALWAYS),
    ]
    const spans = leadSpans('A', { cover: COVER, holdings, roleKinds: KINDS }, YEARS)
    assert.deepEqual(
      spans.map(({ valid, lead }) => [valid.from, lead?.name]),
      [
        ['2016-05-01', 'Old'],
        ['2019-01-01', 'Shared'],
        ['2023-03-01', 'Own'],
        ['2024-03-01', 'Shared'],
      ],
    )
    assert.deepEqual({ ...leadRecord(spans), now: leadRecord(spans).now?.name }, { leads: 3, changes: 3, daysWithout: 0, now: 'Shared' })
  })

  it('is nobody while nobody holds such a role: those days are counted, and a return is a change', () => {
    const holdings = [
      holding('A', 'commander', { unit: 1 }, before(day('2017-01-01'))),
      holding('B', 'commander', { unit: 1 }, { from: day('2017-01-11'), until: CHANGE }),
      holding('A', 'commander', { unit: 2 }, since(CHANGE)),
    ]
    const record = leadRecord(leadSpans('A', { cover: COVER, holdings, roleKinds: KINDS }, YEARS))
    assert.deepEqual([record.leads, record.changes, record.daysWithout], [2, 2, 10])
  })

  it('on each day is who a plain look at that day finds', () => {
    const FIRST = 17_000
    const edge = fc.integer({ min: 0, max: 60 })
    const period = fc
      .tuple(edge, edge)
      .map(([a, b]): Period => ({ from: dateOfDay(FIRST + Math.min(a, b)), until: dateOfDay(FIRST + Math.max(a, b) + 1) }))
    const held = fc.record({
      person: fc.constantFrom('P', 'Q', 'R'),
      kind: fc.constantFrom('superintendent', 'commander', 'protect'),
      unit: fc.constantFrom(1, 2),
      valid: period,
    })
    fc.assert(
      fc.property(fc.array(held, { maxLength: 8 }), edge, (all, turn) => {
        const change = dateOfDay(FIRST + turn)
        const cover = [
          { unit: 1, valid: before(change) },
          { unit: 2, valid: since(change) },
        ]
        const holdings: Holding[] = []
        for (const { person, kind, unit, valid } of all) {
          const next = holding(person, kind, kind === 'superintendent' ? { area: 'A' } : { unit }, valid)
          if (!holdings.some(each => each.seat === next.seat && common(each.valid, valid))) holdings.push(next)
        }
        const during = { from: dateOfDay(FIRST), until: dateOfDay(FIRST + 61) }
        const spans = leadSpans('A', { cover, holdings, roleKinds: KINDS }, during)
        for (let today = during.from; today < during.until; today = addDays(today, 1)) {
          const on = holdings.filter(({ valid }) => holds(valid, today))
          const unit = today < change ? 1 : 2
          const plain =
            on.find(({ roleKind }) => roleKind === 'superintendent') ?? on.find(each => each.roleKind === 'commander' && each.unit === unit)
          const found = spans.filter(({ valid }) => holds(valid, today))
          assert.equal(found.length, 1)
          assert.equal(found[0]?.lead?.person, plain?.person)
        }
      }),
    )
  })
})
