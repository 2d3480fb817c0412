import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate } from '../../../values/date.ts'
import { cursorText, kindWords, readCursor, readSearch, type TypedSearch } from './rules.ts'

const blank: TypedSearch = {
  ...{ who: '', kind: '', about: '', 'from-day': '', 'from-month': '', 'from-year': '', 'to-day': '', 'to-month': '', 'to-year': '' },
}
const today = calendarDate('2026-11-24')
const vera = { id: '0193b7a0-0000-7000-8000-000000000001', name: 'Vera Invented' }
const veraToo = { id: '0193b7a0-0000-7000-8000-000000000002', name: 'Vera Inventedson' }
const read = (typed: Partial<TypedSearch>, found = [vera]) => readSearch({ ...blank, ...typed }, found, today)
const wrong = (typed: Partial<TypedSearch>, found = [vera]) => {
  const outcome = read(typed, found)
  return outcome.ok ? [] : outcome.errors.map(({ field }) => field)
}

describe('a search in the ledger', () => {
  it('for nothing is for all of the last thirty days', () => {
    assert.deepEqual(read({}), {
      ok: true,
      value: { account: undefined, kind: undefined, about: undefined, from: '2026-10-25', to: today },
    })
  })

  it('takes days as they are typed, both included', () => {
    const outcome = read({ 'from-day': '1', 'from-month': '2', 'from-year': '2026', 'to-day': '1', 'to-month': '2', 'to-year': '2026' })
    assert.ok(outcome.ok)
    assert.deepEqual([outcome.value.from, outcome.value.to], ['2026-02-01', '2026-02-01'])
    assert.deepEqual(
      wrong({ 'from-day': '2', 'from-month': '2', 'from-year': '2026', 'to-day': '1', 'to-month': '2', 'to-year': '2026' }),
      ['to-day'],
    )
    assert.deepEqual(wrong({ 'from-day': '30', 'from-month': '2', 'from-year': '2026' }), ['from-day'])
  })

  it('finds a person by part of a name, by the whole where others hold it too, and says when nobody or several do', () => {
    const accountOf = (who: string, found: (typeof vera)[]) => {
      const outcome = read({ who }, found)
      return outcome.ok ? outcome.value.account : outcome.errors.map(({ message }) => message).join()
    }
    assert.equal(accountOf('ver', [vera]), vera.id)
    assert.equal(accountOf('vera invented', [vera, veraToo]), vera.id)
    assert.match(accountOf('vera', [vera, veraToo]) ?? '', /Vera Invented, Vera Inventedson/)
    assert.match(accountOf('nobody', []) ?? '', /Nobody here is called/)
    assert.match(accountOf('twin', [vera, { ...veraToo, name: vera.name }]) ?? '', /More than one/)
  })

  it('takes the reference of a record or nothing', () => {
    assert.deepEqual(wrong({ about: 'case 12' }), ['about'])
    assert.deepEqual(wrong({ about: ` ${vera.id.toUpperCase()} ` }), [])
  })
})

describe('where the next page begins', () => {
  it('reads back what it wrote, and nothing else', () => {
    const cursor = { at: '2026-11-24T09:00:00.123456Z', id: vera.id }
    assert.deepEqual(readCursor(cursorText(cursor)), cursor)
    for (const text of ['', '_', `now()_${vera.id}`, '2026-11-24T09:00:00Z_x']) assert.equal(readCursor(text), undefined)
  })
})

describe('a kind', () => {
  it('is told in words', () => assert.equal(kindWords('report-read'), 'Report read'))
})
