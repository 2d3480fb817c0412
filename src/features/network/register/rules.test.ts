import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ALWAYS } from '../../../values/period.ts'
import { countWords, filterQuery, grouped, isFiltered, type ListedUnit, readFilter } from './rules.ts'

describe('what is asked of the register', () => {
  it('is passed over where no page asks it', () => {
    assert.deepEqual(readFilter({ kind: 'castle', name: ' ', below: 'x', page: '0' }), { kind: '', name: '', below: null, page: 1 })
    assert.equal(isFiltered(readFilter({ kind: '', name: '', below: '', page: '3' })), false)
  })

  it('stands in an address that asks the same again', () => {
    fc.assert(
      fc.property(fc.constantFrom('', 'bcu', 'team'), fc.string({ maxLength: 20 }), fc.option(fc.nat(1_000_000)), (kind, name, below) => {
        const filter = readFilter({ kind, name, below: below === null ? '' : String(below), page: '' })
        const asked = new URLSearchParams(filterQuery(filter).join('&'))
        const again = (field: string) => asked.get(field) ?? ''
        assert.deepEqual(readFilter({ kind: again('kind'), name: again('name'), below: again('below'), page: '' }), filter)
      }),
    )
  })
})

describe('the count of units', () => {
  it('names each kind with its number, in the order in which kinds are always named', () => {
    const counts = [
      { kind: 'bcu', units: 12 },
      { kind: 'team', units: 1200 },
      { kind: 'force', units: 1 },
    ]
    assert.equal(countWords(counts), '1 force, 12 Basic Command Units and 1,200 teams')
    assert.equal(countWords([{ kind: 'borough-command', units: 32 }]), '32 borough commands')
    assert.equal(countWords([]), 'No unit')
  })
})

describe('the groups of the list', () => {
  const unit = (id: number, parent: number | null): ListedUnit => ({
    ...{
      id,
      code: `U${id}`,
      name: `Unit ${id}`,
      kind: 'team',
      forceCode: null,
      confirmed: true,
      source: null,
      valid: ALWAYS,
      approximate: false,
    },
    ...{ parent, parentName: parent === null ? null : `Unit ${parent}`, parentSeen: true, opened: null },
  })

  it('hold every unit once, in the order of the list, with what it belongs to', () => {
    const groups = grouped([unit(2, 1), unit(3, 1), unit(5, 4), unit(1, null)])
    assert.deepEqual(
      groups.map(({ parent, name, units }) => [parent, name, units.map(({ id }) => id)]),
      [
        [1, 'Unit 1', [2, 3]],
        [4, 'Unit 4', [5]],
        [null, null, [1]],
      ],
    )
  })
})
