import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendarDate } from '../../../values/date.ts'
import { ALWAYS, before, since } from '../../../values/period.ts'
import type { Lead } from '../leads/rules.ts'
import type { Holding } from '../rules.ts'
import { compare, figuresOf, makeupOf, placesIn, type Structure, spanOf, structureOn } from './rules.ts'

const AREAS = Array.from({ length: 8 }, (_, at) => `E0900001${at}`)
const unit = (key: string) => ({ key, name: `Unit ${key}`, confirmed: true })
const lead = (person: string): Lead => ({
  ...{ id: `h-${person}`, person, name: person, rank: null, roleKind: 'commander', unit: 1, approximate: false },
})

/** Any structure of the eight boroughs: its units are those that have some, and some leads are missing. */
const structure = fc
  .record({
    units: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 8, maxLength: 8 }),
    people: fc.option(
      fc.array(fc.option(fc.constantFrom('p', 'q', 'r')), { minLength: 8, maxLength: 8 }).map(all => all.map(who => who && lead(who))),
      { nil: undefined },
    ),
  })
  .map(
    ({ units, people }): Structure => ({
      units: [...new Set(units)].sort().map(unit),
      cover: new Map(AREAS.map((area, at) => [area, units[at] ?? ''])),
      ...(people && { leads: new Map(AREAS.map((area, at) => [area, people[at] ?? null])) }),
    }),
  )

describe('comparing structures', () => {
  it('lists every borough once, and its lead never has itself twice', () => {
    fc.assert(
      fc.property(structure, structure, (one, other) => {
        const changes = compare(one, other)
        assert.deepEqual(
          changes.map(({ area }) => area),
          AREAS,
        )
        for (const { area, before, after, stays, leaves, joins } of changes) {
          for (const { sharing, neighbours } of [before, after]) assert.ok(!sharing.includes(area) && !neighbours.includes(area))
          assert.deepEqual([...stays, ...leaves].sort(), [...before.neighbours])
          assert.deepEqual([...stays, ...joins].sort(), [...after.neighbours])
        }
      }),
    )
  })

  it('with itself changes nothing', () => {
    fc.assert(
      fc.property(structure, one => {
        for (const { before, after, changesUnit, leaves, joins } of compare(one, one)) {
          assert.deepEqual(before, after)
          assert.deepEqual([changesUnit, leaves, joins], [false, [], []])
        }
      }),
    )
  })

  it('the other way round is the mirror image', () => {
    fc.assert(
      fc.property(structure, structure, (one, other) => {
        const mirrored = compare(other, one).map(({ before, after, leaves, joins, ...rest }) => ({
          ...rest,
          ...{ before: after, after: before, leaves: joins, joins: leaves },
        }))
        assert.deepEqual(mirrored, compare(one, other))
      }),
    )
  })

  it('has parted boroughs part from each other, and those that share a lead share it both ways', () => {
    fc.assert(
      fc.property(structure, structure, (one, other) => {
        const changes = new Map(compare(one, other).map(change => [change.area, change]))
        for (const [area, { leaves, after }] of changes) {
          for (const parted of leaves) assert.ok(changes.get(parted)?.leaves.includes(area))
          for (const shared of after.sharing) assert.ok(changes.get(shared)?.after.sharing.includes(area))
        }
      }),
    )
  })

  it('says of each later unit what it is made of, no borough left out', () => {
    fc.assert(
      fc.property(structure, structure, (one, other) => {
        const makeup = makeupOf(compare(one, other))
        assert.deepEqual(
          makeup.map(each => each.unit),
          other.units,
        )
        assert.deepEqual(makeup.flatMap(({ from }) => from.flatMap(({ areas }) => areas)).sort(), AREAS)
      }),
    )
  })
})

describe('the figures of a structure', () => {
  it('add up to its boroughs', () => {
    fc.assert(
      fc.property(structure, one => {
        const { boroughs, spans, perLead, withoutLead, leads } = figuresOf(one)
        assert.equal(
          spans.reduce((sum, each) => sum + each.boroughs * each.leads, 0),
          boroughs,
        )
        assert.ok(perLead && perLead.least <= perLead.mean && perLead.mean <= perLead.most)
        assert.equal(leads === undefined, one.leads === undefined)
        assert.ok((withoutLead ?? 0) <= boroughs)
        for (const place of placesIn(one).values()) assert.ok(spanOf(place) >= perLead.least && spanOf(place) <= perLead.most)
      }),
    )
  })

  it('of nothing are nothing, and not a division by nothing', () => {
    const { boroughs, units, perLead, perUnit, spans } = figuresOf({ units: [], cover: new Map() })
    assert.deepEqual([boroughs, units, perLead, perUnit, spans], [0, 0, undefined, undefined, []])
  })
})

const [CAMDEN, ISLINGTON, CITY] = ['E09000007', 'E09000019', 'E09000001']
const CHANGE = calendarDate('2019-01-01')
const register = (day: string) => {
  const earlier = day < CHANGE
  const holding = (person: string, roleKind: string, place: Partial<Holding>): Holding => ({
    ...{ id: `${person}-${roleKind}`, seat: roleKind, standing: 'holder', person, roleKind, name: person, rank: null, valid: ALWAYS },
    ...{ unit: null, area: null, approximate: false, source: null, ...place },
  })
  return structureOn(calendarDate(day), {
    areas: [CAMDEN, ISLINGTON, CITY].map(code => ({ code, ownForce: code === CITY })),
    units: [
      { id: 1, code: 'CAMDEN', name: 'Camden command', confirmed: true },
      { id: 2, code: 'ISLINGTON', name: 'Islington command', confirmed: true },
      { id: 3, code: 'CN', name: 'Central North', confirmed: false },
      { id: 7, code: 'COLP', name: 'City force', confirmed: true },
    ],
    cover: [
      { area: CITY, unit: 7, valid: ALWAYS },
      { area: CAMDEN, unit: earlier ? 1 : 3, valid: earlier ? before(CHANGE) : since(CHANGE) },
      { area: ISLINGTON, unit: earlier ? 2 : 3, valid: earlier ? before(CHANGE) : since(CHANGE) },
    ],
    holdings: [
      holding('Cam', 'commander', { unit: 1, valid: before(CHANGE) }),
      holding('Bo', 'commander', { unit: 3, valid: since(CHANGE) }),
      holding('Sue', 'superintendent', { area: CAMDEN, valid: since(calendarDate('2023-03-01')) }),
    ],
    roleKinds: [
      { key: 'superintendent', leads: 1 },
      { key: 'commander', leads: 2 },
    ],
  })
}

describe('the structure of a day', () => {
  it('has the boroughs of the force, each with its unit and lead, and not the City', () => {
    const then = register('2017-06-01')
    assert.deepEqual([...then.cover], [[CAMDEN, 'CAMDEN'] as const, [ISLINGTON, 'ISLINGTON'] as const])
    assert.equal(then.leads?.get(CAMDEN)?.person, 'Cam')
    assert.equal(then.leads?.get(ISLINGTON), null)
    assert.deepEqual(figuresOf(then).spans, [{ boroughs: 1, leads: 2 }])
    assert.equal(figuresOf(then).withoutLead, 1)
  })

  it('after a merger has two boroughs with one lead, until one gets its own superintendent', () => {
    const changes = compare(register('2017-06-01'), register('2020-01-01'))
    const [camden] = changes
    assert.deepEqual(camden?.after.sharing, [ISLINGTON])
    assert.equal(camden?.after.lead?.person, 'Bo')
    assert.deepEqual([camden?.joins, camden?.leaves], [[ISLINGTON], []])
    assert.deepEqual(
      makeupOf(changes).map(({ unit: { key }, from }) => [key, from.length]),
      [['CN', 2]],
    )
    const later = placesIn(register('2024-01-01')).get(CAMDEN)
    assert.equal(later?.lead?.person, 'Sue')
    assert.deepEqual([later?.sharing, later?.neighbours], [[], [ISLINGTON]])
  })
})
