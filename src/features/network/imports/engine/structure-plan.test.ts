import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { CAMDEN, ISLINGTON } from '../../../../../test/support/register.ts'
import { accepted, applied, CHANGE, CHANGED, CHANGED_REGISTER, EMPTY, row } from '../../../../../test/support/structure-file.ts'
import { addDays, calendarDate } from '../../../../values/date.ts'
import { ALWAYS, before, joined, since, without } from '../../../../values/period.ts'
import { changesNothing, type HeldStructure } from './structure-held.ts'
import { planStructure } from './structure-plan.ts'
import type { StructureRow } from './structure-rows.ts'

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
