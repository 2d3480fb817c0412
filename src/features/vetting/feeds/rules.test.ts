import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { LEVELS, type Level } from '../rules.ts'
import { doesFor, type Line, readRows } from './rules.ts'

const line = (at: number, cells: Record<string, string>): Line => ({ line: at, cells })

describe('a line of a list', () => {
  it('is read however levels and days are written', () => {
    const { rows, refused } = readRows('people', [
      line(2, { staff_number: ' 1001 ', name: 'Ann  Example', moved: 'Mover', day: '3/2/2026', post: 'Analyst', level: 'NPPV 2F' }),
      line(3, { staff_number: '1002', name: 'Bo Example', moved: '', day: '', level: '' }),
    ])
    assert.deepEqual(refused, [])
    assert.deepEqual(rows, [
      { number: '1001', name: 'Ann Example', moved: 'mover', onDay: '2026-02-03', post: 'Analyst', level: 'nppv2f', until: null },
      { number: '1002', name: 'Bo Example', moved: null, onDay: null, post: null, level: null, until: null },
    ])
  })

  it('that cannot be used says why, and keeps no other out', () => {
    const { rows, refused } = readRows('clearances', [
      line(2, { staff_number: '1', name: 'A', level: 'sc', last_day: '2027-01-31' }),
      line(3, { staff_number: '', name: 'B', level: 'gold', last_day: '31/02/2027' }),
      line(4, { staff_number: '1', name: 'C', level: 'eSC', last_day: '' }),
    ])
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['A'],
    )
    assert.deepEqual(
      refused.map(({ line: at, column }) => `${at} ${column}`),
      ['3 staff_number', '3 level', '3 last_day', '4 staff_number'],
    )
  })

  it('of somebody who moved needs the day', () => {
    const { refused } = readRows('people', [line(2, { staff_number: '1', name: 'A', moved: 'leaver', day: '' })])
    assert.deepEqual(refused, [{ line: 2, column: 'day', message: 'Whoever moved did so on a day' }])
  })

  it('is used or refused, whatever it holds: never both, never neither', () => {
    const cell = fc.oneof(fc.string({ maxLength: 45 }), fc.constantFrom('', 'mover', 'sc', '2026-01-01', '01/02/2026', '7'))
    const cells = fc.record({ staff_number: cell, name: cell, moved: cell, day: cell, post: cell, level: cell, last_day: cell })
    fc.assert(
      fc.property(fc.constantFrom('people' as const, 'clearances' as const), fc.array(cells, { maxLength: 12 }), (kind, all) => {
        const { rows, refused } = readRows(
          kind,
          all.map((each, at) => line(at + 2, each)),
        )
        assert.equal(rows.length + new Set(refused.map(each => each.line)).size, all.length)
        assert.equal(new Set(rows.map(({ number }) => number)).size, rows.length)
      }),
    )
  })
})

describe('a clearance', () => {
  it('does for its own level and for those it is built on, never for a higher one or one of another kind', () => {
    assert.deepEqual(doesFor('sc'), ['sc', 'esc', 'dv'])
    assert.deepEqual(doesFor('rv'), ['rv', 'mv'])
    const levels = fc.constantFrom(...(Object.keys(LEVELS) as Level[]))
    fc.assert(
      fc.property(levels, levels, (a, b) => {
        assert.ok(doesFor(a).includes(a))
        assert.ok(a === b || !(doesFor(a).includes(b) && doesFor(b).includes(a)))
      }),
    )
  })
})
