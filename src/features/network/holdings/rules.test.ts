import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate } from '../../../values/date.ts'
import { since, upTo } from '../../../values/period.ts'
import type { Holding } from '../rules.ts'
import {
  clashWords,
  isSameHolding,
  readEnd,
  readHolding,
  readPlace,
  readSeat,
  readWithdrawal,
  SOMEBODY_NEW,
  type TypedHolding,
} from './rules.ts'

const day = calendarDate
const REFERENCE = '0193b7a0-1c2d-4e3f-8a4b-5c6d7e8f9a0b'
const blank: TypedHolding = {
  ...{ q: '', person: SOMEBODY_NEW, name: 'Rowan Hale', rank: '', account: '', another: '' },
  ...{ standing: 'holder', approximate: '', source: '', why: 'New in post' },
  ...{ 'from-day': '1', 'from-month': '3', 'from-year': '2023', 'until-day': '', 'until-month': '', 'until-year': '' },
}
const fieldsOf = (typed: Partial<TypedHolding>, life = null as Parameters<typeof readHolding>[1]['life']) => {
  const read = readHolding({ ...blank, ...typed } as TypedHolding, { life })
  return read.ok ? [] : read.errors.map(({ field }) => field)
}
const holding: Holding = {
  ...{ id: 'h', seat: 's', roleKind: 'k', standing: 'holder', person: 'p', name: 'Rowan Hale', rank: null, unit: 4, area: null },
  ...{ valid: since(day('2023-03-01')), approximate: false, source: null },
}

describe('a holding as it is typed', () => {
  it('becomes days up to the last one, and what was left empty stays unknown', () => {
    const read = readHolding({ ...blank, 'until-day': '31', 'until-month': '3', 'until-year': '2023', approximate: 'yes' }, { life: null })
    assert.deepEqual(read, {
      ok: true,
      value: {
        ...{ standing: 'holder', chosen: { name: 'Rowan Hale', rank: null, account: null, another: false } },
        ...{ valid: { from: '2023-03-01', until: '2023-04-01' }, approximate: true, source: null, why: 'New in post' },
      },
    })
    const known = readHolding({ ...blank, person: REFERENCE, name: '' }, { life: null })
    assert.ok(known.ok)
    assert.deepEqual([known.value.chosen, known.value.valid], [{ id: REFERENCE }, { from: '2023-03-01', until: null }])
  })

  it('says everything that is wrong, in the order of the fields', () => {
    const nothing = { standing: '', person: '', 'from-day': '', 'from-month': '', 'from-year': '', why: ' ' }
    assert.deepEqual(fieldsOf(nothing), ['person', 'standing', 'from-day', 'why'])
    assert.deepEqual(fieldsOf({ name: '', rank: 'x'.repeat(61), account: 'una' }), ['name', 'rank', 'account'])
    assert.deepEqual(fieldsOf({ name: 'x'.repeat(121), source: 'x'.repeat(501), why: 'x'.repeat(501) }), ['name', 'source', 'why'])
    assert.deepEqual(fieldsOf({ 'from-month': '13' }), ['from-day'])
    assert.deepEqual(fieldsOf({ 'until-day': '28', 'until-month': '2', 'until-year': '2023' }), ['until-day'])
  })

  it('lies within the days of its unit', () => {
    assert.deepEqual(fieldsOf({}, upTo(day('2023-03-02'), null)), ['from-day'])
    assert.deepEqual(fieldsOf({}, upTo(day('2023-03-01'), day('2025-01-01'))), ['until-day'])
    assert.deepEqual(
      fieldsOf({ 'until-day': '1', 'until-month': '1', 'until-year': '2025' }, upTo(day('2023-03-01'), day('2025-01-01'))),
      [],
    )
  })
})

describe('the end of a holding', () => {
  const end = (date: string, of = holding) => {
    const [year = '', month = '', last = ''] = date.split('-')
    return readEnd({ 'last-day': last, 'last-month': month, 'last-year': year, approximate: '', why: 'Left' }, of)
  }

  it('is its last day; what was known only about stays so', () => {
    assert.deepEqual(end('2024-12-31'), {
      ok: true,
      value: { valid: { from: '2023-03-01', until: '2025-01-01' }, approximate: false, why: 'Left' },
    })
    const about = end('2023-03-01', { ...holding, approximate: true })
    assert.equal(about.ok && about.value.approximate, true)
  })

  it('is no day before the first, not the one that is there, and not left out', () => {
    for (const typed of ['2023-02-28', '']) assert.equal(end(typed).ok, false, typed)
    assert.equal(end('2024-12-31', { ...holding, valid: upTo(day('2023-03-01'), day('2024-12-31')) }).ok, false)
  })
})

describe('a seat as it is typed', () => {
  it('is a role and a place', () => {
    assert.deepEqual(readSeat({ role: 'bcu-commander', place: 'unit:4' }), {
      ok: true,
      value: { roleKind: 'bcu-commander', unit: 4, area: null },
    })
    const empty = readSeat({ role: '', place: 'somewhere' })
    assert.deepEqual(empty.ok ? [] : empty.errors.map(({ field }) => field), ['role', 'place'])
  })

  it('has its place as the database writes it, or short', () => {
    for (const text of ['unit:4', '4']) assert.deepEqual(readPlace(text), { unit: 4, area: null })
    for (const text of ['area:E09000007', ' E09000007 ']) assert.deepEqual(readPlace(text), { unit: null, area: 'E09000007' })
    for (const text of ['', 'unit:', 'E0900000', 'unit:E09000007', 'area:4', '4; drop']) assert.equal(readPlace(text), undefined, text)
  })
})

describe('a holding in words', () => {
  it('says who has the days that are taken, as far as the reader may know', () => {
    assert.equal(clashWords(holding), 'Rowan Hale holds this role from 1 March 2023 with no end recorded')
    const deputy = { ...holding, name: null, standing: 'deputy' as const, valid: upTo(null, day('2024-01-01')) }
    assert.equal(clashWords(deputy), 'Somebody else is deputy in this role to 1 January 2024')
  })

  it('is the same when nothing of it differs', () => {
    assert.equal(isSameHolding(holding, { ...holding, valid: since(day('2023-03-01')) }), true)
    for (const other of [{ person: 'q' }, { approximate: true }, { source: 'x' }, { valid: since(day('2023-03-02')) }])
      assert.equal(isSameHolding(holding, { ...holding, ...other }), false)
  })

  it('is taken out for one of the reasons', () => {
    assert.equal(readWithdrawal('recorded-twice').ok, true)
    for (const typed of ['', 'toString', 'because']) assert.equal(readWithdrawal(typed).ok, false)
  })
})
