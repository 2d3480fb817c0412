import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dateOfDay, daysBetween } from '../../../values/date.ts'
import { clockOf } from '../clock/rules.ts'
import type { Party } from '../rules.ts'
import { type CaseRecord, type Check, standingAt, stretchesOf } from './rules.ts'

const check = (stage: string, from: number, until: number | null, party = 'unit', by: number | null = 1): Check => ({
  stage,
  party,
  from,
  until,
  by,
})
const record = (change: Partial<CaseRecord> = {}): CaseRecord => ({
  ...{ ref: 'A/1', level: 'rv', state: 'checks', received: 100, closed: null, checks: [], pauses: [] },
  ...change,
})

describe('a case as stretches', () => {
  it('goes from check to check of the unit, then to whoever is waited on, then to its decision', () => {
    const made = stretchesOf(
      record({
        state: 'granted',
        closed: 130,
        checks: [
          check('identity', 100, 102),
          check('records', 100, 105, 'unit', 2),
          check('counter-corruption', 100, 112, 'professional-standards'),
          check('local-intelligence', 100, 110),
        ],
      }),
      200,
    )
    assert.deepEqual(
      made.map(({ stage, from, until, by }) => [stage, from, until, by]),
      [
        ['identity', 100, 102, 1],
        ['records', 102, 105, 2],
        ['local-intelligence', 105, 110, 1],
        ['counter-corruption', 110, 112, null],
        ['decision', 112, 130, null],
      ],
    )
  })

  it('is the applicant’s while a form or an answer is awaited, whatever else goes on', () => {
    const made = stretchesOf(
      record({
        checks: [check('records', 106, 120)],
        pauses: [
          { stage: 'form', from: 100, until: 104 },
          { stage: 'request', from: 110, until: null },
        ],
      }),
      130,
    )
    assert.deepEqual(
      made.map(({ stage, party, from, until }) => [stage, party, from, until]),
      [
        ['form', 'applicant', 100, 104],
        ['before-checks', 'unit', 104, 106],
        ['records', 'unit', 106, 110],
        ['request', 'applicant', 110, null],
      ],
    )
  })

  it('stands at the stage it has reached on the day it was opened', () => {
    assert.deepEqual(
      stretchesOf(record({ checks: [check('identity', 100, null)] }), 100).map(({ stage, until }) => [stage, until]),
      [['identity', null]],
    )
  })

  it('closed on the day it came is one stretch of no days', () => {
    assert.deepEqual(
      stretchesOf(record({ closed: 100, state: 'withdrawn' }), 100).map(({ from, until }) => [from, until]),
      [[100, 100]],
    )
  })
})

const span = fc.record({ from: fc.integer({ min: 95, max: 150 }), days: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }) })
const untilOf = ({ from, days }: { from: number; days: number | null }) => ({ from, until: days === null ? null : from + days })
const histories = fc.record({
  checks: fc.array(
    fc.tuple(
      span,
      fc.constantFrom('identity', 'records', 'finance', 'national-security'),
      fc.constantFrom('unit', 'agency', 'uksv', 'other-force'),
    ),
    { maxLength: 6 },
  ),
  pauses: fc.array(span, { maxLength: 3 }),
  closed: fc.option(fc.integer({ min: 100, max: 180 }), { nil: null }),
  today: fc.integer({ min: 100, max: 180 }),
})

describe('any history', () => {
  it('is covered without a hole from receipt to its end, each party as long as the clock says', () => {
    fc.assert(
      fc.property(histories, ({ checks, pauses, closed, today }) => {
        const made = record({
          closed,
          state: closed === null ? 'checks' : 'granted',
          checks: checks.map(([each, stage, party]) => check(stage, untilOf(each).from, untilOf(each).until, party)),
          pauses: pauses.map(each => ({ stage: 'request', ...untilOf(each) })),
        })
        const end = closed ?? today
        const stretches = stretchesOf(made, today)
        assert.equal(stretches[0]?.from, 100)
        for (const [at, { until }] of stretches.entries()) assert.equal(until, stretches[at + 1]?.from ?? closed)

        const held = new Map<string, number>()
        for (const { party, from, until } of stretches) held.set(party, (held.get(party) ?? 0) + (until ?? end) - from)
        const day = (n: number | null) => (n === null ? null : dateOfDay(n))
        const clock = clockOf(
          {
            ...{ receivedOn: dateOfDay(100), end: dateOfDay(end) },
            pauses: made.pauses.map(({ from, until }) => ({ from: dateOfDay(from), until: day(until) })),
            visits: made.checks.map(({ party, from, until }) => ({ party: party as Party, from: dateOfDay(from), until: day(until) })),
          },
          daysBetween,
        )
        for (const [party, days] of clock.held) assert.equal(held.get(party) ?? 0, days, party)
        assert.equal(
          [...held.values()].reduce((sum, days) => sum + days, 0),
          clock.total,
        )
      }),
    )
  })

  it('stands today where its last stretch is', () => {
    fc.assert(
      fc.property(histories, ({ checks, pauses, today }) => {
        const made = record({
          checks: checks.map(([each, stage, party]) => check(stage, untilOf(each).from, untilOf(each).until, party)),
          pauses: pauses.map(each => ({ stage: 'request', ...untilOf(each) })),
        })
        const last = stretchesOf(made, today).at(-1)
        assert.deepEqual(standingAt({ today, cases: [made] }), [{ stage: last?.stage, party: last?.party, cases: 1 }])
      }),
    )
  })
})
