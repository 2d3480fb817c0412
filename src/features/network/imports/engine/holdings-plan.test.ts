import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '../../../../values/date.ts'
import { overlaps, since } from '../../../../values/period.ts'
import { changesNoHolding, type HeldFact, type HeldHoldings, type HoldingsPlan, personKey, seatKey } from './holdings-held.ts'
import { planHoldings } from './holdings-plan.ts'
import type { HoldingRow } from './holdings-rows.ts'

const DAY = calendarDate('2024-01-01')
const NOTHING: HeldHoldings = {
  roleKinds: new Map([['lead', { key: 'lead', name: 'Lead', place: 'unit' }]]),
  areas: new Map(),
  units: new Map([['A', { name: 'Unit A', life: since(calendarDate('2000-01-01')) }]]),
  ...{ seats: new Set<string>(), holdings: new Map(), people: [] },
}

let line = 1
const nextLine = () => {
  line += 1
  return line
}
const row = (name: string, valid: HoldingRow['valid'], rest: Partial<HoldingRow> = {}): HoldingRow => ({
  ...{
    line: nextLine(),
    roleKind: 'lead',
    place: 'A',
    standing: 'holder',
    name,
    rank: 'Inspector',
    valid,
    approximate: false,
    source: null,
  },
  ...rest,
})

function applied(held: HeldHoldings, plan: HoldingsPlan): HeldHoldings {
  const people = [...held.people, ...plan.people.map(person => ({ ...person, id: `id of ${personKey(person)}` }))]
  const idOf = (holder: { id: string | null; name: string; rank: string | null }) =>
    holder.id ?? people.find(person => personKey(person) === personKey(holder))?.id ?? ''
  const holdings = new Map(held.holdings)
  for (const { subject, close, add } of plan.holdings)
    holdings.set(subject, [
      ...(holdings.get(subject) ?? []).filter(({ id }) => !close.some(closed => closed.id === id)),
      ...add.map(
        ({ valid, value }): HeldFact => ({
          id: `${subject} ${valid.from} ${valid.until} ${value.holder.name}`,
          valid,
          value: { ...value, holder: { ...value.holder, id: idOf(value.holder) } },
        }),
      ),
    ])
  return { ...held, people, holdings, seats: new Set([...held.seats, ...plan.seats.map(seatKey)]) }
}

function accepted(rows: readonly HoldingRow[], held: HeldHoldings): HoldingsPlan {
  const { plan, refused } = planHoldings(rows, held)
  assert.deepEqual(refused, [])
  assert.ok(plan)
  return plan
}

describe('a file of holdings', () => {
  it('opens the role where it is new and enters each person once', () => {
    const until = addDays(DAY, 100)
    const plan = accepted(
      [
        row('Rowan', { from: DAY, until }),
        row('ROWAN', since(addDays(until, 50))),
        row('Sage', { from: until, until: addDays(until, 50) }),
      ],
      NOTHING,
    )
    assert.deepEqual(plan.seats, [{ roleKind: 'lead', place: 'A' }])
    assert.deepEqual(
      plan.people.map(({ name }) => name),
      ['Rowan', 'Sage'],
    )
  })

  it('ends a holding by giving its last day', () => {
    const held = applied(NOTHING, accepted([row('Rowan', since(DAY))], NOTHING))
    const [change] = accepted([row('Rowan', { from: DAY, until: addDays(DAY, 90) })], held).holdings
    assert.deepEqual(
      change?.close.map(({ valid }) => valid),
      [since(DAY)],
    )
    assert.deepEqual(
      change?.add.map(({ valid }) => valid),
      [{ from: DAY, until: addDays(DAY, 90) }],
    )
  })

  it('is refused where somebody else is in the place, in the file or in the register', () => {
    const held = applied(NOTHING, accepted([row('Rowan', since(DAY))], NOTHING))
    const refused = (rows: readonly HoldingRow[]) => planHoldings(rows, held).refused.map(({ line: at, message }) => [at, message])
    const sage = row('Sage', since(addDays(DAY, 30)))
    assert.deepEqual(refused([sage]), [[sage.line, 'In the register Rowan has this place in some of these days']])
    const [first, second] = [row('Sage', since(DAY), { standing: 'cover' }), row('Linden', since(DAY), { standing: 'cover' })]
    assert.deepEqual(refused([second, first]), [[second.line, `On line ${first.line} Sage has this place in some of these days`]])
    // Both lines together say what happened.
    assert.deepEqual(refused([sage, row('Rowan', { from: DAY, until: addDays(DAY, 30) })]), [])
  })

  it('tells of a new person whose name is there with another rank, and refuses to choose between two who are alike', () => {
    const rowan = { id: '1', name: 'Rowan', rank: 'Sergeant' }
    const plan = accepted([row('Rowan', since(DAY))], { ...NOTHING, people: [rowan] })
    assert.deepEqual(plan.alike, [{ name: 'Rowan', rank: 'Inspector', others: ['Sergeant'] }])
    const two = [
      { ...rowan, rank: 'Inspector' },
      { ...rowan, id: '2', rank: 'Inspector' },
    ]
    assert.match(planHoldings([row('Rowan', since(DAY))], { ...NOTHING, people: two }).refused[0]?.message ?? '', /two people of this name/)
  })
})

const names = fc.constantFrom('Rowan', 'Sage', 'Linden')
const someRows = fc.array(
  fc.tuple(
    names,
    fc.integer({ min: 0, max: 20 }),
    fc.option(fc.integer({ min: 1, max: 9 })),
    fc.constantFrom('holder' as const, 'cover' as const),
    fc.boolean(),
  ),
  { maxLength: 6 },
)
const rowsOf = (told: typeof someRows extends fc.Arbitrary<infer T> ? T : never): HoldingRow[] =>
  told.map(([name, start, length, standing, approximate]) => {
    const from = addDays(DAY, start * 10)
    return row(name, { from, until: length === null ? null : addDays(from, length * 10) }, { standing, approximate })
  })

describe('whatever files of holdings are applied', () => {
  it('the same file changes nothing when it is brought again, and no two hold one place on the same day', () => {
    let tried = 0
    fc.assert(
      fc.property(someRows, someRows, (one, two) => {
        let held = NOTHING
        for (const rows of [rowsOf(one), rowsOf(two)]) {
          const { plan } = planHoldings(rows, held)
          if (!plan) continue
          tried += 1
          held = applied(held, plan)
          assert.ok(changesNoHolding(accepted(rows, held)))
          for (const facts of held.holdings.values())
            for (const [at, a] of facts.entries()) for (const b of facts.slice(at + 1)) assert.equal(overlaps(a.valid, b.valid), false)
        }
      }),
    )
    assert.ok(tried > 20, 'hardly any file was accepted, so hardly anything was tried')
  })
})
