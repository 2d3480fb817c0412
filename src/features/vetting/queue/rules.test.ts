/** What is asked of a queue survives its way through an address, and what is nonsense there does no harm. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { LEVELS, PARTIES, STAGES } from '../rules.ts'
import {
  AGES,
  type Asked,
  chosenOf,
  cursorText,
  OPEN_STATES,
  queryOf,
  readCursor,
  readQueue,
  SORTS,
  type Sort,
  type TypedQueue,
} from './rules.ts'
import { readSearch, spellings } from './search/rules.ts'

const typedOf = (query: string): TypedQueue => {
  const fields = new URLSearchParams(query)
  const one = (name: string) => fields.get(name) ?? ''
  return {
    ...{
      unit: one('unit'),
      level: fields.getAll('level'),
      state: fields.getAll('state'),
      stage: one('stage'),
      party: one('party'),
      age: one('age'),
    },
    ...{
      late: one('late'),
      who: one('who'),
      priority: one('priority'),
      red: one('red'),
      sort: one('sort'),
      dir: one('dir'),
      after: one('after'),
    },
  }
}
const read = (query: string): Asked => readQueue(typedOf(query))
const maybe = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const keys = <Words extends object>(words: Words) => Object.keys(words) as (keyof Words & string)[]

const questions = fc.record({
  unit: fc.integer({ min: 1, max: 9999 }).map(String),
  level: fc.uniqueArray(fc.constantFrom(...keys(LEVELS))),
  state: fc.uniqueArray(fc.constantFrom(...OPEN_STATES)),
  stage: maybe(keys(STAGES)),
  party: maybe(keys(PARTIES)),
  age: maybe(keys(AGES)),
  late: maybe(['yes']),
  who: fc.option(fc.oneof(fc.constantFrom('me', 'nobody', 'somebody'), fc.uuid()), { nil: undefined }),
  priority: maybe(['yes']),
  red: maybe(['yes']),
  sort: maybe(keys(SORTS)),
  dir: maybe(['desc']),
})
const askedFrom = (typed: Record<string, unknown>): Asked =>
  readQueue({ ...typedOf(''), ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) } as TypedQueue)

describe('a question to the queue', () => {
  it('is the same after its way through an address', () => {
    fc.assert(
      fc.property(questions, typed => {
        const asked = askedFrom(typed)
        assert.deepEqual(read(queryOf(asked)), asked)
      }),
    )
  })

  it('loses one filter by each of the links that take one away, and all by taking all', () => {
    fc.assert(
      fc.property(questions, typed => {
        const asked = askedFrom(typed)
        const links = chosenOf(asked, () => 'Somebody').flatMap(({ items }) => items)
        const left = (query: string) => chosenOf(read(query), () => 'Somebody').flatMap(({ items }) => items).length
        for (const { query } of links) assert.equal(left(query), links.length - 1)
      }),
    )
  })

  it('is never more than what is known, whatever stands in the address', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('level', 'state', 'stage', 'party', 'age', 'who', 'sort', 'after', 'unit'), fc.string()),
        fields => {
          const asked = read(new URLSearchParams(fields).toString())
          assert.ok(asked.levels.every(level => Object.hasOwn(LEVELS, level)))
          assert.ok(Object.hasOwn(SORTS, asked.sort))
          assert.equal(queryOf(read(queryOf(asked))), queryOf(asked))
        },
      ),
    )
    assert.equal(read('stage=constructor&party=toString').stage, undefined)
  })

  it('goes on from the place it was at, in its own order and in no other', () => {
    const cursor = { key: '', day: '2026-01-02', id: '3fa85f64-5717-4562-b3fc-2c963f66afa6' }
    const goesOn = (sort: Sort) => readCursor(cursorText(cursor), sort) !== undefined
    assert.deepEqual([goesOn('age'), goesOn('target'), goesOn('level'), goesOn('ref')], [true, true, false, false])
    assert.deepEqual(readCursor(cursorText({ ...cursor, key: 'dv' }), 'level'), { ...cursor, key: 'dv' })
    for (const text of ['', '~', '~2026-02-30~3fa85f64-5717-4562-b3fc-2c963f66afa6', "~2026-01-02~x'", 'a~b~c~d'])
      assert.equal(readCursor(text, 'age'), undefined)
  })
})

describe('what is typed to find a case', () => {
  it('is a reference where it has figures, and else a name in either order', () => {
    assert.deepEqual(readSearch(' mps-v1/26/k7 '), { ref: 'MPS-V1/26/K7', names: [] })
    assert.deepEqual(readSearch('Invented, Carol')?.names, [{ family: 'Invented', given: 'Carol' }])
    assert.deepEqual(readSearch('Carol  van Invented')?.names, [
      { family: 'Carol van Invented', given: '' },
      { family: 'van Invented', given: 'Carol' },
      { family: 'Carol', given: 'van Invented' },
      { family: 'Invented', given: 'Carol van' },
      { family: 'Carol van', given: 'Invented' },
    ])
    assert.equal(readSearch('c'), undefined)
  })

  it('is looked for as names are written', () => {
    assert.deepEqual(spellings("o'neill-smith"), ["o'neill-smith", "O'Neill-Smith", "O'NEILL-SMITH"])
    assert.ok(spellings('mcquill').includes('McQuill'))
  })
})
