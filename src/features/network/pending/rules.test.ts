import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate } from '../../../values/date.ts'
import { inOrder, type Pending, pendingWords } from './rules.ts'

const common = { approximate: false, why: 'x' }
const at = (day: string, change: Record<string, unknown>) => ({ ...common, day: calendarDate(day), ...change }) as Pending

describe('what is to come', () => {
  const change = { unit: 4, name: 'Team one', area: 'E09000007', holding: 'h', seat: 's', milestone: 'm' }
  const role = { person: 'Ann Invented', rank: 'Superintendent', role: 'BCU commander', place: 'Command one' }

  it('is said in a sentence each', () => {
    const said = (more: Record<string, unknown>) => pendingWords(at('2027-01-01', { ...change, ...more }))
    assert.equal(said({ what: 'opens', kind: 'bcu' }), 'Team one opens as a Basic Command Unit')
    assert.equal(said({ what: 'renamed', kind: 'team' }), 'Its name or kind becomes Team one, team')
    assert.equal(said({ what: 'closes' }), 'Team one is closed')
    assert.equal(said({ what: 'moves', other: 'Command two' }), 'Team one moves below Command two')
    assert.equal(said({ what: 'cover', other: null }), 'Team one is policed by a unit not shown to you')
    assert.equal(said({ what: 'starts', standing: 'holder', ...role }), 'Superintendent Ann Invented becomes BCU commander of Command one')
    assert.equal(
      said({ what: 'ends', standing: 'deputy', ...role, person: null }),
      'Name not shown to you is no longer deputy BCU commander of Command one',
    )
    assert.equal(said({ what: 'milestone', programme: 'CTOC' }), 'CTOC: Team one is due')
    assert.match(
      said({ what: 'access', other: 'Command two', approved: false }),
      /follows it below Command two, if an administrator agrees/,
    )
  })

  it('stands in the order of days', () => {
    const changes = [
      at('2027-03-01', { ...change, what: 'closes' }),
      at('2027-01-01', { ...change, what: 'closes', name: 'B' }),
      at('2027-01-01', { ...change, what: 'closes', name: 'A' }),
    ]
    assert.deepEqual(
      inOrder(changes).map(each => [each.day, pendingWords(each)]),
      [
        ['2027-01-01', 'A is closed'],
        ['2027-01-01', 'B is closed'],
        ['2027-03-01', 'Team one is closed'],
      ],
    )
  })
})
