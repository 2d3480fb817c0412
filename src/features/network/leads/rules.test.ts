import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate, dateOfDay } from '../../../values/date.ts'
import { ALWAYS, before, common, dayCount, holds, type Period, since } from '../../../values/period.ts'
import type { Holding } from '../rules.ts'
import {
  beginsAbout,
  boroughLeads,
  countedUntil,
  leadRecord,
  leadSpans,
  leadsQuery,
  readLeadsAsked,
  sharedLeads,
  USUAL_SINCE,
} from './rules.ts'

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

describe('what a reader sees of a borough', () => {
  const holdings = [holding('Old', 'commander', { unit: 1 }, ALWAYS), holding('Shared', 'commander', { unit: 2 }, since(day('2019-03-01')))]

  it('is counted for the days whose unit they see, and for no other: what is hidden is not a vacancy', () => {
    const own = boroughLeads('A', { cover: COVER.slice(1), holdings: holdings.slice(1), roleKinds: KINDS }, YEARS)
    assert.deepEqual([own.record.leads, own.record.daysWithout, own.whole, own.seesNow], [1, 59, false, true])
    assert.deepEqual(own.seen, [{ from: '2019-01-01', until: '2025-01-01' }])
    const all = boroughLeads('A', { cover: COVER, holdings, roleKinds: KINDS }, YEARS)
    assert.deepEqual([all.record.leads, all.whole, all.seesNow], [2, true, true])
    const gone = boroughLeads('A', { cover: COVER.slice(0, 1), holdings, roleKinds: KINDS }, YEARS)
    assert.deepEqual([gone.whole, gone.seesNow], [false, false])
  })

  it('adds up: each day seen has one span, and days without a lead are those of the empty ones', () => {
    const edge = fc.integer({ min: 0, max: 60 })
    const runOfDays = fc.tuple(edge, edge).map(([a, b]) => ({
      from: dateOfDay(17_000 + Math.min(a, b)),
      until: dateOfDay(17_000 + Math.max(a, b) + 1),
    }))
    const during = { from: dateOfDay(17_010), until: dateOfDay(17_050) }
    fc.assert(
      fc.property(runOfDays, fc.array(runOfDays, { maxLength: 4 }), (covered, held) => {
        const all = held.map((valid, at) => ({ ...holding(`P${at}`, 'commander', { unit: 1 }, valid), seat: `s${at}` }))
        const { seen, spans, record } = boroughLeads('A', { cover: [{ unit: 1, valid: covered }], holdings: all, roleKinds: KINDS }, during)
        for (let today = during.from; today < during.until; today = addDays(today, 1))
          assert.equal(spans.filter(({ valid }) => holds(valid, today)).length, holds(covered, today) ? 1 : 0)
        const filled = spans.filter(({ lead }) => lead).reduce((sum, { valid }) => sum + (dayCount(valid) ?? 0), 0)
        const days = seen.reduce((sum, period) => sum + (dayCount(period) ?? 0), 0)
        assert.equal(record.daysWithout + filled, days)
        assert.ok(record.changes >= record.leads - 1)
      }),
    )
  })

  it('names the other boroughs of the same lead', () => {
    const led = (area: string, person: string) => ({
      ...{ area, name: `Borough ${area}` },
      record: leadRecord(
        leadSpans(area, { cover: COVER, holdings: [holding(person, 'superintendent', { area }, ALWAYS)], roleKinds: KINDS }, YEARS),
      ),
    })
    const empty = { area: 'D', name: 'Borough D', record: { leads: 0, changes: 0, daysWithout: 9, now: null } }
    const shared = sharedLeads([led('A', 'P'), led('B', 'Q'), led('C', 'P'), empty, { ...empty, area: 'E' }])
    assert.deepEqual(Object.fromEntries(shared), { A: ['Borough C'], B: [], C: ['Borough A'], D: [], E: [] })
  })

  it('begins about a day where the unit took over about then, or the holding is known only about', () => {
    const about = COVER.map(each => ({ ...each, approximate: true }))
    const exact = COVER.map(each => ({ ...each, approximate: false }))
    const [first, second] = leadSpans(
      'A',
      { cover: COVER, holdings: [holding('P', 'commander', { unit: 2 }, ALWAYS)], roleKinds: KINDS },
      YEARS,
    )
    assert.ok(first && second)
    assert.deepEqual([beginsAbout(second, about), beginsAbout(second, exact), beginsAbout(first, about)], [true, false, false])
    assert.equal(beginsAbout({ ...second, lead: second.lead && { ...second.lead, approximate: true } }, exact), true)
  })
})

describe('the question of an address', () => {
  const today = day('2026-11-28')

  it('is since May 2016 as known now, unless it says otherwise', () => {
    assert.deepEqual(readLeadsAsked({}, today), { asked: { since: USUAL_SINCE, known: null }, errors: [] })
    const other = readLeadsAsked({ since: '2019-01-01', known: '2026-01-01' }, today)
    assert.deepEqual(other, { asked: { since: '2019-01-01', known: '2026-01-01' }, errors: [] })
    assert.equal(leadsQuery(other.asked), '?since=2019-01-01&known=2026-01-01')
    assert.deepEqual(readLeadsAsked({ 'since-day': '2', 'since-month': '3', 'since-year': '2020' }, today).asked.since, '2020-03-02')
    assert.deepEqual([countedUntil({ known: null }, today), countedUntil(other.asked, today)], ['2026-11-29', '2026-01-02'])
  })

  it('that cannot be answered says so and asks the usual one', () => {
    for (const asked of [{ since: '2016-02-30' }, { since: '2027-01-01' }, { since: '2026-06-01', known: '2026-01-01' }]) {
      const { asked: of, errors } = readLeadsAsked(asked, today)
      assert.equal(of.since, USUAL_SINCE)
      assert.deepEqual(
        errors.map(({ field }) => field),
        ['since-day'],
      )
    }
    assert.equal(readLeadsAsked({ known: '2027-01-01' }, today).errors[0]?.field, 'known-day')
  })
})
