import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Area } from '../../rules.ts'
import { compare, figuresOf } from '../rules.ts'
import {
  checkDrawing,
  type Drawing,
  differenceOf,
  isNoDifference,
  NOTHING,
  readProposal,
  sketchOf,
  structureOf,
  typedDrawing,
} from './rules.ts'

const area = (code: string, name: string, ownForce = false): Area => ({ code, name, ownForce, row: 1, column: 1 })
const AREAS = [
  area('E09000001', 'City of London', true),
  area('E09000007', 'Camden'),
  area('E09000019', 'Islington'),
  area('E09000012', 'Hackney'),
]
const OURS = AREAS.filter(({ ownForce }) => !ownForce).map(({ code }) => code)

/** Any drawing that can be saved: names and keys are its own, and no unit is empty. */
const drawing = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 3, maxLength: 3 }).map(keys => ({
  units: [...new Set(keys)].map(key => ({ key, name: `Unit ${key}` })),
  cover: Object.fromEntries(OURS.map((code, at) => [code, keys[at] ?? ''])),
}))
const fieldsOf = (sketch: Drawing) => {
  const checked = checkDrawing(sketch, AREAS)
  return checked.ok ? [] : checked.errors.map(({ field }) => field)
}

describe('a drawing', () => {
  it('comes back from the fields of its form as it is, and can be saved', () => {
    fc.assert(
      fc.property(drawing, one => {
        const again = sketchOf(typedDrawing(one), AREAS)
        assert.deepEqual(again, one)
        assert.deepEqual(checkDrawing(again, AREAS), { ok: true, value: one })
      }),
    )
  })

  it('that is left as it is differs in nothing, and as a structure has every borough once', () => {
    fc.assert(
      fc.property(drawing, drawing, (one, other) => {
        assert.ok(isNoDifference(differenceOf(one, one)))
        assert.equal(figuresOf(structureOf(one)).boroughs, OURS.length)
        const moved = compare(structureOf(one), structureOf(other)).filter(({ changesUnit }) => changesUnit)
        assert.deepEqual(
          differenceOf(one, other).moved.map(each => each.area),
          moved.map(each => each.area),
        )
      }),
    )
  })

  it('gets units by name, keeps their keys when they are renamed, and leaves boroughs open when one is removed', () => {
    const one: Drawing = { units: [{ key: 'N', name: 'North' }], cover: Object.fromEntries(OURS.map(code => [code, 'N'])) }
    const typed = typedDrawing(one)
    const added = sketchOf({ ...typed, 'name-N': ' Northern ', add: 'River\r\n\n  River ' }, AREAS)
    assert.deepEqual(added.units, [
      { key: 'N', name: 'Northern' },
      { key: 'new-river', name: 'River' },
      { key: 'new-river-2', name: 'River' },
    ])
    const removed = sketchOf({ ...typed, 'remove-N': 'yes' }, AREAS)
    assert.deepEqual(removed, NOTHING)
    assert.deepEqual(differenceOf(one, { ...one, units: [{ key: 'N', name: 'Northern' }] }).renamed, [{ from: 'North', to: 'Northern' }])
  })

  it('is refused with a borough left out, a unit without name, without borough or named twice; never for the City', () => {
    const cover = { E09000007: 'a', E09000019: 'b' }
    const units = [
      { key: 'a', name: 'North' },
      { key: 'b', name: 'north ' },
      { key: 'c', name: '' },
      { key: 'd', name: 'Empty' },
    ]
    assert.deepEqual(fieldsOf({ units, cover }), ['name-b', 'name-c', 'name-d', 'unit-E09000012'])
    assert.deepEqual(fieldsOf(NOTHING), ['add', ...OURS.map(code => `unit-${code}`)])
  })

  it('offers the City in no field, whatever is sent', () => {
    const sketch = sketchOf({ 'name-a': 'North', 'unit-E09000001': 'a', 'unit-E09000007': 'nobody’s' }, AREAS)
    assert.deepEqual(sketch.cover, {})
  })
})

describe('a proposal', () => {
  it('needs a name and something to start from', () => {
    const badly = readProposal({ name: ' ', about: 'x'.repeat(2001), start: 'elsewhere' })
    assert.deepEqual(badly.ok ? [] : badly.errors.map(({ field }) => field), ['name', 'about', 'start'])
    assert.ok(readProposal({ name: 'Ten units', about: '', start: 'empty' }).ok)
  })
})
