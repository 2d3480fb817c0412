import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Area } from '../../../rules.ts'
import { type Drawing, NOTHING } from '../rules.ts'
import { readTable, tableOf } from './rules.ts'

const area = (code: string, name: string, ownForce = false): Area => ({ code, name, ownForce, row: 1, column: 1 })
const AREAS = [
  area('E09000001', 'City of London', true),
  area('E09000007', 'Camden'),
  area('E09000019', 'Islington'),
  area('E09000012', 'Hackney'),
]
const NORTH: Drawing = { units: [{ key: 'N', name: 'North' }], cover: { E09000007: 'N', E09000019: 'N', E09000012: 'N' } }

/** As a file would have it, the headings in the first line. */
const sheet = (...rows: string[][]) => ({ headings: rows[0] ?? [], rows: rows.slice(1).map((cells, at) => ({ line: at + 2, cells })) })
const HEAD = ['area_code', 'area', 'unit']
const faults = (...rows: string[][]) => {
  const read = readTable(sheet(...rows), AREAS, NORTH)
  return read.ok ? [] : read.errors.map(({ message }) => message)
}

describe('a drawing as a table', () => {
  it('comes back as it was written, with the units that were there', () => {
    const keys = fc.array(fc.constantFrom('N', 'S', 'E'), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(keys, given => {
        const drawing: Drawing = {
          units: [...new Set(given)].map(key => ({ key, name: `Unit ${key}` })),
          cover: Object.fromEntries(['E09000007', 'E09000019', 'E09000012'].map((code, at) => [code, given[at] ?? ''])),
        }
        const { head, rows } = tableOf(drawing, AREAS)
        const read = readTable(sheet([...head], ...rows), AREAS, drawing)
        assert.ok(read.ok)
        assert.deepEqual(read.value, drawing)
      }),
    )
  })

  it('may name a unit by its key, has new units for new names, and needs no names of boroughs', () => {
    const read = readTable(
      sheet(['unit', 'AREA CODE', 'more'], ['N', 'e09000007', 'x'], ['River', 'E09000019'], ['river', 'E09000012']),
      AREAS,
      NORTH,
    )
    assert.ok(read.ok)
    assert.deepEqual(read.value.units, [
      { key: 'N', name: 'North' },
      { key: 'new-river', name: 'River' },
    ])
  })

  it('tells each fault by its line, and what is missing', () => {
    assert.deepEqual(
      faults(
        HEAD,
        ['E09000007', 'Barnet', 'N'],
        ['E09000099', '', 'N'],
        ['E09000001', '', 'N'],
        ['E09000019', '', ''],
        ['E09000019', '', 'N'],
      ),
      [
        'Line 2: E09000007 is Camden and not “Barnet”',
        'Line 3: “E09000099” is not the code of a London borough',
        'Line 4: the City of London has a police force of its own. Leave this line out',
        'Line 5: the unit for Islington is missing',
        'Line 6: Islington stands in line 5 already',
        'These boroughs are missing: Hackney',
      ],
    )
    assert.deepEqual(faults(['code', 'unit'], ['E09000007', 'N']), ['The first line must name the columns; area_code is missing'])
  })

  it('of something else tells the first faults and how many more there are', () => {
    const rows = Array.from({ length: 50 }, (_, at) => [`X${at}`, '', 'N'])
    const read = readTable(sheet(HEAD, ...rows), AREAS, NOTHING)
    assert.ok(!read.ok)
    assert.equal(read.errors.length, 21)
    assert.match(read.errors[20]?.message ?? '', /31 more faults/)
  })
})
