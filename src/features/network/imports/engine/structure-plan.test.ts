import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '../../../../values/date.ts'
import { ALWAYS, before, joined, type Period, since, without } from '../../../../values/period.ts'
import type { Fact } from '../../facts/rules.ts'
import type { Change } from './corrections.ts'
import { changesNothing, type HeldStructure, type HeldUnit, type StructurePlan } from './structure-held.ts'
import { planStructure } from './structure-plan.ts'
import type { StructureRow } from './structure-rows.ts'

const CAMDEN = 'E09000007'
const ISLINGTON = 'E09000019'
const CITY = 'E09000001'
const CHANGE = calendarDate('2019-01-01')

const area = (code: string, name: string) => [code, { code, name, ownForce: code === CITY, row: 1, column: 1 }] as const
const force: HeldUnit = { code: 'MPS', name: 'The force', below: null, descriptions: [], parents: [], hasOrganisation: false, held: null }
const EMPTY: HeldStructure = {
  today: calendarDate('2026-11-01'),
  areas: new Map([area(CAMDEN, 'Camden'), area(ISLINGTON, 'Islington'), area(CITY, 'City of London')]),
  units: new Map([['MPS', force]]),
  ...{ cover: new Map(), successions: [], councils: new Map() },
}

let line = 1
const nextLine = () => {
  line += 1
  return line
}
const row = (code: string, of: string, valid: Period, rest: Partial<StructureRow> = {}): StructureRow => ({
  ...{ line: nextLine(), relation: 'polices', area: of, code, belongsTo: 'MPS', valid, approximate: false },
  unit: { name: `Unit ${code}`, kind: 'bcu', forceCode: null, confirmed: true, source: null },
  ...rest,
})

/** What the register holds once the plan was applied. */
function applied(held: HeldStructure, plan: StructurePlan): HeldStructure {
  let number = 0
  const after = <Value>(facts: readonly Fact<Value>[], change: Change<Value> | undefined): Fact<Value>[] => [
    ...facts.filter(({ id }) => !change?.close.some(closed => closed.id === id)),
    ...(change?.add ?? []).map(belief => ({ ...belief, id: `${plan.kind}-${number++}-${Math.random()}` })),
  ]
  const units = new Map(held.units)
  for (const { code, name } of plan.bodies) units.set(code, { ...force, code, name })
  for (const { code, name, below } of plan.units) units.set(code, { ...force, code, name, below })
  for (const [code, unit] of units)
    units.set(code, {
      ...unit,
      descriptions: after(
        unit.descriptions,
        plan.descriptions.find(({ subject }) => subject === code),
      ),
      parents: after(
        unit.parents,
        plan.parents.find(({ subject }) => subject === code),
      ),
      hasOrganisation: unit.hasOrganisation || plan.organisations.some(each => each.code === code),
    })
  const cover = new Map(held.cover)
  for (const change of plan.cover) cover.set(change.subject, after(cover.get(change.subject) ?? [], change))
  const successions = [
    ...held.successions.filter(({ id }) => !plan.successions.close.includes(id)),
    ...plan.successions.add.map(each => ({ ...each, id: `${each.before} ${each.after} ${each.onDay}` })),
  ]
  const councils = new Map([...held.councils, ...plan.organisations.flatMap(({ area: of, code }) => (of ? [[of, code] as const] : []))])
  return { ...held, units, cover, successions, councils }
}

function accepted(rows: readonly StructureRow[], held: HeldStructure): StructurePlan {
  const { plan, refused } = planStructure(rows, held)
  assert.deepEqual(refused, [])
  assert.ok(plan)
  return plan
}

const refusals = (rows: readonly StructureRow[], held = EMPTY) => planStructure(rows, held).refused.map(({ message }) => message)

const CHANGED = [
  row('BOC-C', CAMDEN, before(CHANGE), { approximate: true }),
  row('BOC-I', ISLINGTON, before(CHANGE), { approximate: true }),
  row('BCU', CAMDEN, since(CHANGE), { approximate: true }),
  row('BCU', ISLINGTON, since(CHANGE), { approximate: true }),
]
const CHANGED_REGISTER = applied(EMPTY, accepted(CHANGED, EMPTY))

describe('a structure file', () => {
  it('opens units with the life that its lines give, and says who came after whom', () => {
    const plan = accepted(CHANGED, EMPTY)
    assert.deepEqual(
      plan.units.map(({ code, below }) => [code, below]),
      [
        ['BOC-C', 'MPS'],
        ['BOC-I', 'MPS'],
        ['BCU', 'MPS'],
      ],
    )
    const lives = Object.fromEntries(plan.descriptions.map(({ subject, add }) => [subject, add[0]?.valid]))
    assert.deepEqual(lives, { MPS: ALWAYS, 'BOC-C': before(CHANGE), 'BOC-I': before(CHANGE), BCU: since(CHANGE) })
    assert.deepEqual(plan.successions.add, [
      { before: 'BOC-C', after: 'BCU', onDay: CHANGE, approximate: true },
      { before: 'BOC-I', after: 'BCU', onDay: CHANGE, approximate: true },
    ])
  })

  it('moves the day on which units changed, with the life of each and the succession', () => {
    const day = calendarDate('2019-02-20')
    const rows = [
      row('BOC-C', CAMDEN, before(day)),
      row('BOC-I', ISLINGTON, before(day)),
      row('BCU', CAMDEN, since(day)),
      row('BCU', ISLINGTON, since(day)),
    ]
    const after = applied(CHANGED_REGISTER, accepted(rows, CHANGED_REGISTER))
    const lifeOf = (code: string) => after.units.get(code)?.descriptions.map(({ valid, value }) => [valid, value.approximate])
    assert.deepEqual(lifeOf('BOC-C'), [[before(day), false]])
    assert.deepEqual(lifeOf('BCU'), [[since(day), false]])
    assert.deepEqual(
      after.successions.map(({ onDay, approximate }) => [onDay, approximate]),
      [
        [day, false],
        [day, false],
      ],
    )
  })

  it('leaves a unit open whose boroughs all go and which it does not name', () => {
    const day = calendarDate('2027-04-01')
    const after = applied(CHANGED_REGISTER, accepted([row('NEW', CAMDEN, since(day)), row('NEW', ISLINGTON, since(day))], CHANGED_REGISTER))
    assert.deepEqual(after.units.get('BCU')?.descriptions[0]?.valid, since(CHANGE))
  })

  it('ends a unit that it names with a last day', () => {
    const day = calendarDate('2027-04-01')
    const during = { from: CHANGE, until: day }
    const rows = [
      row('NEW', CAMDEN, since(day)),
      row('NEW', ISLINGTON, since(day)),
      row('BCU', CAMDEN, during),
      row('BCU', ISLINGTON, during),
    ]
    const plan = accepted(rows, CHANGED_REGISTER)
    assert.deepEqual(applied(CHANGED_REGISTER, plan).units.get('BCU')?.descriptions.at(-1)?.valid.until, day)
    assert.deepEqual(plan.successions.add, [{ before: 'BCU', after: 'NEW', onDay: day, approximate: false }])
  })

  it('asks for a move where a unit is to belong elsewhere', () => {
    const above = row('CMD', ISLINGTON, ALWAYS, { unit: { ...row('x', CAMDEN, ALWAYS).unit, kind: 'command' } })
    const held = applied(EMPTY, accepted([row('BCU', CAMDEN, ALWAYS), above], EMPTY))
    const plan = accepted([row('BCU', CAMDEN, since(calendarDate('2027-01-01')), { belongsTo: 'CMD' })], held)
    assert.deepEqual(plan.moves, [{ code: 'BCU', below: 'CMD', from: '2027-01-01' }])
  })

  it('takes what was confirmed as said of all days, and another name from its day on', () => {
    const said = { ...row('BCU', CAMDEN, ALWAYS).unit, name: 'Renamed' }
    const confirmed = { ...row('BCU', CAMDEN, ALWAYS).unit, forceCode: 'CN' }
    const from = since(calendarDate('2025-01-01'))
    const facts = (unit: StructureRow['unit']) =>
      applied(CHANGED_REGISTER, accepted([row('BCU', CAMDEN, from, { unit, approximate: true })], CHANGED_REGISTER)).units.get('BCU')
        ?.descriptions
    assert.deepEqual(
      facts(confirmed)?.map(({ valid }) => valid),
      [since(CHANGE)],
    )
    assert.deepEqual(
      facts(said)?.map(({ valid, value }) => [valid.from, value.name]),
      [
        [CHANGE, 'Unit BCU'],
        ['2025-01-01', 'Renamed'],
      ],
    )
  })
})

describe('a structure file is refused', () => {
  it('when two units have one borough in the same days', () => {
    assert.match(
      refusals([row('A', CAMDEN, ALWAYS), row('B', CAMDEN, since(CHANGE))])[0] ?? '',
      /gives this borough to A in some of these days/,
    )
  })

  it('when a borough is left without a unit', () => {
    assert.deepEqual(refusals([row('A', CAMDEN, since(CHANGE))]), ['Camden would have no unit up to 31 December 2018'])
  })

  it('when a unit that was closed would be opened again', () => {
    const rows = [row('BOC-C', CAMDEN, since(calendarDate('2027-01-01')))]
    assert.match(refusals(rows, CHANGED_REGISTER)[0] ?? '', /a unit that was closed is not opened again/)
  })

  it('when it names a unit above that nobody knows, or goes round in a circle', () => {
    assert.deepEqual(refusals([row('A', CAMDEN, ALWAYS, { belongsTo: 'XYZ' })]), ['There is no unit with the code “XYZ”'])
    const circle = [row('A', CAMDEN, ALWAYS, { belongsTo: 'B' }), row('B', ISLINGTON, ALWAYS, { belongsTo: 'A' })]
    assert.deepEqual(refusals(circle), ['A would be below itself', 'B would be below itself'])
  })

  it('when the City shares its force', () => {
    assert.match(refusals([row('A', CAMDEN, ALWAYS), row('B', CITY, ALWAYS)])[0] ?? '', /force of its own/)
  })

  it('when somebody holds a role, or a unit belongs there, after the last day', () => {
    const day = calendarDate('2027-04-01')
    const during = { from: CHANGE, until: day }
    const rows = [
      row('NEW', CAMDEN, since(day)),
      row('NEW', ISLINGTON, since(day)),
      row('BCU', CAMDEN, during),
      row('BCU', ISLINGTON, during),
    ]
    const bcu = CHANGED_REGISTER.units.get('BCU')
    assert.ok(bcu)
    const held = { ...CHANGED_REGISTER, units: new Map(CHANGED_REGISTER.units).set('BCU', { ...bcu, held: since(CHANGE) }) }
    assert.match(refusals(rows, held)[0] ?? '', /Somebody holds a role in Unit BCU outside these days/)
    const child = {
      ...bcu,
      code: 'T',
      below: 'BCU',
      parents: [{ id: 't', valid: since(CHANGE), value: { parent: 'BCU', approximate: false } }],
    }
    const withChild = { ...CHANGED_REGISTER, units: new Map(CHANGED_REGISTER.units).set('T', child) }
    assert.match(refusals(rows, withChild)[0] ?? '', /T belongs to BCU outside these days/)
  })

  it('when two lines say different things of one unit', () => {
    const other = { ...row('A', CAMDEN, ALWAYS).unit, name: 'Another name' }
    assert.match(refusals([row('A', CAMDEN, ALWAYS), row('A', ISLINGTON, ALWAYS, { unit: other })])[0] ?? '', /says something else of A/)
  })

  it('when a borough would have two councils', () => {
    const council = (code: string) => row(code, CAMDEN, ALWAYS, { relation: 'council', belongsTo: null })
    assert.match(refusals([council('LA-1'), council('LA-2')])[0] ?? '', /one council/)
    const held = applied(EMPTY, accepted([council('LA-1')], EMPTY))
    assert.deepEqual(refusals([council('LA-2')], held), ['The council of this borough is LA-1'])
    assert.ok(changesNothing(accepted([council('LA-1')], held)))
  })
})

const EPOCH = calendarDate('2010-01-01')
/** A file in which all boroughs change on the same days, each time to units of their own, so that nothing is to be refused. */
const files = fc.record({
  cuts: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }).map(cuts => cuts.sort((a, b) => a - b)),
  picks: fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 })), { minLength: 5, maxLength: 5 }),
  approximate: fc.boolean(),
  prefix: fc.constantFrom('U', 'V'),
})

function rowsOf({ cuts, picks, approximate, prefix }: typeof files extends fc.Arbitrary<infer T> ? T : never): StructureRow[] {
  const days = cuts.map(cut => addDays(EPOCH, cut * 100))
  return [...days, null].flatMap((until, at) =>
    [CAMDEN, ISLINGTON].map((of, place) =>
      row(`${prefix}${at}-${picks[at]?.[place]}`, of, { from: days[at - 1] ?? null, until }, { approximate }),
    ),
  )
}

describe('whatever files are applied', () => {
  it('the same file changes nothing when it is brought again, and each borough has one unit on every day of the unit’s life', () => {
    let second = 0
    fc.assert(
      fc.property(files, files, (one, two) => {
        const first = applied(EMPTY, accepted(rowsOf(one), EMPTY))
        check(first, rowsOf(one))
        const rows = rowsOf(two)
        const { plan } = planStructure(rows, first)
        if (!plan) return
        second += 1
        check(applied(first, plan), rows)
      }),
    )
    assert.ok(second > 10, 'hardly any second file was accepted, so hardly anything was tried')
  })
})

function check(held: HeldStructure, rows: readonly StructureRow[]): void {
  assert.ok(changesNothing(accepted(rows, held)))
  for (const facts of held.cover.values()) {
    const days = facts.map(({ valid }) => valid)
    assert.deepEqual(joined(days), [ALWAYS])
    for (const [at, one] of days.entries()) for (const other of days.slice(at + 1)) assert.deepEqual(without(one, [other]), [one])
    for (const { valid, value } of facts)
      assert.deepEqual(without(valid, held.units.get(value.unit)?.descriptions.map(each => each.valid) ?? []), [])
  }
}
