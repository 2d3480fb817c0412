import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMapping, type TypedMapping, typedMapping } from './rules.ts'

const HEADINGS = ['Ref', 'In', 'Out', 'Level', 'Done']
const before = { now: Date.parse('2026-11-24T12:00:00Z'), timeZone: 'Europe/London' }
const blank = typedMapping(before, undefined, undefined)
const read = (typed: Partial<TypedMapping>, headings = HEADINGS) => readMapping({ ...blank, ...typed }, headings, before)
const wrong = (typed: Partial<TypedMapping>, headings = HEADINGS) => {
  const outcome = read(typed, headings)
  return outcome.ok ? [] : outcome.errors.map(({ field }) => field)
}

describe('a corrected mapping', () => {
  it('of a row for each case says every part, an empty one as empty', () => {
    const outcome = read({ shape: 'cases', case: 'Ref', received: 'In', closed: 'Out', stages: ['Done'] })
    assert.ok(outcome.ok)
    assert.deepEqual(outcome.value.mapping, {
      ...{ shape: 'cases', case: 'Ref', received: 'In', closed: 'Out', outcome: '', class: '', resource: '', stages: ['Done'] },
    })
  })

  it('needs a case, and a date for what a row is', () => {
    assert.deepEqual(wrong({ shape: 'cases' }), ['case', 'received'])
    assert.deepEqual(wrong({ shape: 'events', case: 'Ref' }), ['end'])
  })

  it('takes no column that the file has not, and none twice', () => {
    assert.deepEqual(wrong({ shape: 'events', case: 'Ref', end: 'Elsewhere' }), ['end'])
    assert.deepEqual(wrong({ shape: 'events', case: 'Ref', end: 'Out', start: 'Out' }), ['end'])
  })

  it('of an event log names attributes freely', () => {
    const outcome = read({ case: 'id', stage: ' name ' }, [])
    assert.ok(outcome.ok)
    assert.deepEqual(outcome.value.mapping, { shape: 'events', case: 'id', stage: 'name' })
  })

  it('reads what words mean, a line each', () => {
    const fits = { shape: 'events', case: 'Ref', end: 'Out' }
    const outcome = read({ ...fits, outcomes: 'Cleared = completed\nStopped = withdrawn\n' })
    assert.ok(outcome.ok)
    assert.deepEqual(outcome.value.outcomes, { Cleared: 'completed', Stopped: 'withdrawn' })
    assert.deepEqual(wrong({ ...fits, outcomes: 'Cleared = perhaps' }), ['outcomes'])
  })

  it('ends a log at the end of a day by its own clocks, in summer too, and never in the future', () => {
    const fits = { shape: 'events', case: 'Ref', end: 'Out' }
    const summer = read({ ...fits, 'asOf-day': '1', 'asOf-month': '7', 'asOf-year': '2026' })
    assert.ok(summer.ok)
    assert.equal(new Date(summer.value.asOf ?? 0).toISOString(), '2026-07-01T22:59:59.999Z')
    assert.deepEqual(wrong({ ...fits, 'asOf-day': '1', 'asOf-month': '7', 'asOf-year': '2027' }), ['asOf-day'])
    assert.deepEqual(wrong({ ...fits, 'asOf-day': '31', 'asOf-month': '6', 'asOf-year': '2026' }), ['asOf-day'])
    assert.deepEqual(wrong({ ...fits, timeZone: 'Nowhere/Land' }), ['timeZone'])
  })

  it('says what is wrong in the order of the form', () => {
    const all = { shape: 'events', timeZone: 'Nowhere/Land', outcomes: 'Cleared = perhaps' }
    assert.deepEqual(wrong(all), ['case', 'end', 'timeZone', 'outcomes'])
  })
})
