import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '../../../../values/date.ts'
import type { Address } from '../../form/rules.ts'
import { readEntry, readPart, typedEntry } from './reading.ts'
import {
  type Answers,
  answersFrom,
  checkFinished,
  checkWhole,
  gapsIn,
  isWhole,
  NOTHING_YET,
  neededFrom,
  standingOf,
  withDone,
  withEntry,
} from './rules.ts'

const today = calendarDate('2026-06-01')
const needed = neededFrom(calendarDate('2026-05-20'), 3, today)
const lived = (from: string, last: string | null): Address => ({
  from: calendarDate(from),
  last: last === null ? null : calendarDate(last),
  country: 'GB',
  overseasService: false,
  lines: '1 Invented Street',
})
const whole = [lived('2025-01-01', null), lived('2020-01-01', '2024-12-31')]

describe('where somebody lived', () => {
  it('is asked back to the same day so many years before the application came', () => {
    assert.equal(needed.from, '2023-05-20')
    assert.deepEqual(gapsIn(whole, needed), [])
  })

  it('has a gap for each run of days that no address holds', () => {
    const gaps = checkFinished(
      { ...NOTHING_YET, addresses: [lived('2025-01-01', '2026-05-30'), lived('2023-06-01', '2024-12-30')] },
      'addresses',
      needed,
    )
    assert.deepEqual(gaps.ok ? [] : gaps.errors.map(({ message }) => message), [
      'Say where you lived from 20 May 2023 to 31 May 2023',
      'Say where you lived on 31 December 2024',
      'Say where you lived from 31 May 2026 to 1 June 2026',
    ])
  })

  it('is whole exactly where every day is held by some address', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 600 }))
    fc.assert(
      fc.property(fc.array(place, { maxLength: 6 }), places => {
        const addresses = places.map(([back, length]) => lived(addDays(today, -back), addDays(today, length - back)))
        const free = Array.from({ length: 1109 }, (_, back) => addDays(today, -back)).filter(
          day => day >= needed.from && !addresses.some(({ from, last }) => from <= day && (last === null || day <= last)),
        )
        assert.equal(gapsIn(addresses, needed).length === 0, free.length === 0)
      }),
    )
  })

  it('that was finished is not any more once days have gone by without an address', () => {
    const ended = withDone({ ...NOTHING_YET, addresses: [lived('2020-01-01', '2026-06-01')] }, 'addresses')
    assert.equal(standingOf(ended, 'addresses', needed), 'done')
    assert.equal(standingOf(ended, 'addresses', { ...needed, today: addDays(today, 1) }), 'started')
  })
})

describe('an entry', () => {
  it('is typed again as it was read', () => {
    const typed = { lines: '2 Other Road', country: 'FR', overseasService: 'yes', 'from-day': '3', 'from-month': '2', 'from-year': '2021' }
    const read = readEntry(typed, 'addresses', today)
    assert.ok(read.ok)
    assert.deepEqual(readEntry(typedEntry(read.value), 'addresses', today), read)
  })

  it('is refused with each reason', () => {
    const fields = (part: 'addresses' | 'family' | 'employment', typed: Record<string, string>) => {
      const read = readEntry(typed, part, today)
      return read.ok ? [] : read.errors.map(({ field }) => field)
    }
    assert.deepEqual(fields('addresses', {}), ['from-day', 'country', 'lines'])
    assert.deepEqual(fields('family', { 'born-day': '31', 'born-month': '2', 'born-year': '1990' }), ['name', 'relation', 'born-day'])
    const late = {
      employer: 'x',
      'from-day': '2',
      'from-month': '6',
      'from-year': '2026',
      'last-day': '1',
      'last-month': '6',
      'last-year': '2026',
    }
    assert.deepEqual(fields('employment', late), ['from-day', 'last-day'])
  })

  it('put in a list leaves the other lists alone, and the part to be looked over again', () => {
    const mother = { kind: 'family', relation: 'mother', name: 'May', born: null } as const
    const friend = { kind: 'associate', relation: 'friend', name: 'Fay', born: null } as const
    let answers: Answers = withDone(
      withEntry(withEntry(NOTHING_YET, 'family', undefined, mother), 'associates', undefined, friend),
      'family',
    )
    answers = withEntry(answers, 'family', 0, { ...mother, name: 'Mary' })
    assert.deepEqual(answers.relations, [friend, { ...mother, name: 'Mary' }])
    assert.deepEqual(answers.done, [])
    assert.deepEqual(withEntry(answers, 'associates', 0, undefined).relations, [{ ...mother, name: 'Mary' }])
  })

  it('of service abroad counts only abroad', () => {
    const read = readEntry(
      { lines: 'x', country: 'GB', overseasService: 'yes', 'from-day': '1', 'from-month': '1', 'from-year': '2020' },
      'addresses',
      today,
    )
    assert.ok(read.ok && 'overseasService' in read.value && !read.value.overseasService)
  })
})

describe('a form', () => {
  const about = { fullName: 'Amir Invented', phone: '01632 960 001', nationality: 'British', placeOfBirth: 'London' }

  it('is whole when every part is finished, and says which are not', () => {
    let answers = answersFrom({ addresses: whole })
    for (const [part, typed] of [
      ['about', about],
      ['finance', { debts: 'no', judgments: 'no' }],
    ] as const) {
      const read = readPart(typed, part, answers)
      assert.ok(read.ok)
      answers = read.value
    }
    for (const part of ['addresses', 'family', 'associates', 'employment'] as const) answers = withDone(answers, part)
    const missing = checkWhole(answers, needed)
    assert.deepEqual(missing.ok ? [] : missing.errors, [{ field: 'consent', message: 'Finish “Consent”' }])
    const agreed = readPart({ consent: 'yes' }, 'consent', answers)
    assert.ok(agreed.ok && isWhole(agreed.value, needed))
  })

  it('asks for words where there is something to say about money', () => {
    const read = readPart({ debts: 'yes', judgments: 'no', words: ' ' }, 'finance', NOTHING_YET)
    assert.deepEqual(read.ok ? [] : read.errors, [{ field: 'words', message: 'Say what it is about' }])
    assert.equal(readPart({}, 'finance', NOTHING_YET).ok, false)
    assert.equal(readPart({}, 'consent', NOTHING_YET).ok, false)
    assert.equal(readPart({ ...about, phone: 'none' }, 'about', NOTHING_YET).ok, false)
  })
})
