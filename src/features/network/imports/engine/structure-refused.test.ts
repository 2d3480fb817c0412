import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CAMDEN, CITY, ISLINGTON } from '../../../../../test/support/register.ts'
import { accepted, applied, CHANGE, CHANGED_REGISTER, EMPTY, refusals, row } from '../../../../../test/support/structure-file.ts'
import { calendarDate } from '../../../../values/date.ts'
import { ALWAYS, since } from '../../../../values/period.ts'
import { changesNothing } from './structure-held.ts'

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
