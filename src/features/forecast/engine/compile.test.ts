/** A model becomes a program, or every reason why it would not run is told. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { compile } from './compile.ts'
import { ALWAYS } from './draw.ts'
import type { Branch, Model, Stage } from './model.ts'
import { fingerprint, staffInWeek } from './program.ts'
import { quantileTable } from './quantiles.ts'

const done: Branch = { to: null }
const checks: Stage = { name: 'checks', takes: { pool: 'office', minutes: { all: [30, 60, 90, 120] } }, next: { all: [done] } }
const model = (parts: Partial<Model>): Model => ({
  calendar: { dayMinutes: 480 },
  classes: ['SC', 'DV'],
  pools: [{ name: 'office', staff: 3 }],
  stages: [checks],
  ...parts,
})
const reasons = (parts: Partial<Model>) => {
  const outcome = compile(model(parts))
  return outcome.ok ? [] : outcome.errors.map(({ field, message }) => `${field}: ${message}`)
}
const program = (parts: Partial<Model>) => {
  const outcome = compile(model(parts))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.value
}
const leading = (...next: Branch[]): Partial<Model> => ({ stages: [{ ...checks, next: { all: next } }] })

describe('a model', () => {
  it('becomes tables in the order of its lists', () => {
    const made = program({
      stages: [
        { ...checks, takes: { days: { byClass: [2, [3, 5]] } } },
        { ...checks, name: 'more' },
      ],
    })
    assert.deepEqual([...made.stagePool], [-1, 0])
    assert.deepEqual([...made.durations.first], [0, 2, 6, 2])
    assert.deepEqual([...made.durations.values], [2, 2, 30, 60, 90, 120, 3, 5])
    assert.deepEqual([...made.durations.bits], [1, 2, 1, 2])
    assert.deepEqual([...made.routes.limit], [ALWAYS, ALWAYS, ALWAYS, ALWAYS])
  })

  it('has the staff of its weeks, then of the last, or of all of them again', () => {
    const pools = [{ name: 'office', staff: [3, 4, 5] }]
    assert.deepEqual(
      [0, 2, 3, 9].map(week => staffInWeek(program({ pools }), 0, week)),
      [3, 5, 5, 5],
    )
    assert.deepEqual(
      [0, 2, 3, 7].map(week => staffInWeek(program({ pools, staffRepeats: true }), 0, week)),
      [3, 5, 3, 4],
    )
  })

  it('has a fingerprint that every change changes', () => {
    const prints = [
      model({}),
      model({ calendar: { dayMinutes: 479 } }),
      model({ pools: [{ name: 'office', staff: 4 }] }),
      model(leading({ to: 'checks', probability: 0.1 }, done)),
      model({ calendar: { dayMinutes: 480, holidays: [3] } }),
    ].map(each => {
      const outcome = compile(each)
      return outcome.ok ? fingerprint(outcome.value) : ''
    })
    assert.equal(new Set(prints).size, prints.length)
    assert.match(prints[0]!, /^[0-9a-f]{16}$/)
  })

  it('is told everything that is wrong with it', () => {
    assert.deepEqual(
      reasons({
        classes: [],
        calendar: { dayMinutes: 0, weekdays: [7], holidays: [-1] },
        pools: [
          { name: 'office', staff: 0 },
          { name: 'office', staff: 1.5 },
        ],
        stages: [{ name: 'checks', takes: { pool: 'panel', minutes: { all: [] } }, next: { all: [{ to: 'nowhere' }] } }],
      }),
      [
        'classes: A model has 1 to 32 classes, not 0',
        'pools: "office" is there twice',
        'calendar.dayMinutes: A working day has 1 to 1,440 whole minutes',
        'calendar.weekdays: At least one day of the week is worked, by numbers from 0 to 6',
        'calendar.holidays: Holidays are whole days from day 0 on',
        'pools.office: Nobody is left in the end, so its cases would wait for ever',
        'pools.office: Staff are whole numbers, one or more of them',
        'stages.checks.takes: There is no pool "panel"',
        'stages.checks.takes: There is no duration to draw from',
      ],
    )
  })

  it('is refused where routes do not add up, lead nowhere or never end', () => {
    assert.deepEqual(reasons(leading({ to: 'checks', probability: 0.7 }, { to: null, probability: 0.4 }, done)), [
      'stages.checks.next: The probabilities add up to 1.1, more than 1',
    ])
    assert.deepEqual(reasons(leading({ to: null, probability: 0.5 })), [
      'stages.checks.next: The last branch must take all that is left: without probability and without a guard',
    ])
    assert.deepEqual(reasons(leading({ to: 'else', probability: -1, while: { stage: 'checks', visits: 7 } }, done)), [
      'stages.checks.next: There is no stage "else"',
      'stages.checks.next: -1 is not a probability',
      'stages.checks.next: Visits are counted from 0 to 6',
    ])
    assert.deepEqual(reasons(leading({ to: 'checks' })), [
      'stages.checks.next: A case of class "SC" that comes here can never be finished',
      'stages.checks.next: A case of class "DV" that comes here can never be finished',
    ])
    // The last branch is there, but nothing is left for it.
    assert.equal(reasons(leading({ to: 'checks', probability: 1 }, done)).length, 2)
    assert.deepEqual(reasons(leading({ to: 'checks', probability: 1, while: { stage: 'checks', visits: 3 } }, done)), [])
  })

  it('is refused where a class has no entry, or a duration is none', () => {
    const stage = (takes: Stage['takes']): Partial<Model> => ({ stages: [{ ...checks, takes }] })
    assert.deepEqual(reasons(stage({ days: { byClass: [1] } })), ['stages.checks.takes: There are 1 entries for 2 classes'])
    assert.deepEqual(reasons(stage({ days: { all: [1, Number.NaN] } })), ['stages.checks.takes: Durations are numbers from 0 on'])
    assert.deepEqual(reasons(stage({ days: { all: 4_000 } })), ['stages.checks.takes: A duration is longer than ten years'])
  })
})

describe('a table of durations', () => {
  it('holds each of a power of two of values once, rounded and at least 1', () => {
    assert.deepEqual([...quantileTable([9.6, 0, 3, 2.4])], [1, 2, 3, 10])
    assert.deepEqual([...quantileTable(7)], [7, 7])
  })

  it('gives every value its share, whatever their number', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 600 }), values => {
        const table = [...quantileTable(values)]
        assert.ok(Number.isInteger(Math.log2(table.length)) && table.length >= 2 && table.length <= 4096)
        assert.deepEqual(
          table,
          table.toSorted((a, b) => a - b),
        )
        for (const value of values) {
          const share = table.filter(entry => entry === value).length / table.length
          assert.ok(Math.abs(share * values.length - 1) <= 0.15, `${value} has ${share} of ${values.length}`)
        }
      }),
      { numRuns: 60 },
    )
  })
})
