import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { build, type Facts, type Row, readable } from '../../../../test/support/event-rows.ts'
import { Problem } from '../../../values/problem.ts'

const ended = (rows: readonly Row[], facts: Facts = {}, options: Parameters<typeof build>[2] = {}) => {
  const { log, closedBy } = build(rows, facts, options)
  return { closedBy, cases: Object.fromEntries(readable(log).map(({ id, closed, outcome }) => [id, { closed, outcome }])) }
}
const open = { closed: undefined, outcome: 'open' }

describe('closed by column', () => {
  const rows: Row[] = [
    { case: 'A', stage: 'Ask', end: 1 },
    { case: 'B', stage: 'Ask', end: 1 },
  ]

  it('is what the column gives a date for, whatever else there is', () => {
    const facts: Facts = { A: { closed: 4 }, B: { closed: Number.NaN, outcome: 'granted' } }
    assert.deepEqual(ended(rows, facts, { closingStage: 'Ask' }), {
      closedBy: 'closing column',
      cases: { A: { closed: 4, outcome: 'completed' }, B: open },
    })
  })

  it('stays what it was when a later row says nothing', () => {
    const { cases } = ended(rows, { A: { closed: 4 } })
    assert.deepEqual(cases, { A: { closed: 4, outcome: 'completed' }, B: open })
  })
})

describe('closed by outcome', () => {
  const rows: Row[] = [
    { case: 'A', stage: 'Ask', end: 1 },
    { case: 'A', stage: 'Decide', end: 5 },
    { case: 'B', stage: 'Ask', end: 2 },
    { case: 'C', stage: 'Ask', end: 3 },
  ]
  const facts: Facts = { A: { outcome: 'refused' }, B: { outcome: 'open' } }

  it('is what has an outcome, at its last stamp', () => {
    const expected = { A: { closed: 5, outcome: 'refused' }, B: open, C: open }
    assert.deepEqual(ended(rows, facts), { closedBy: 'outcome column', cases: expected })
  })

  it('was not yet closed at a time after which more of it came', () => {
    assert.deepEqual(ended(rows, facts, { asOf: 4 }).cases, { A: open, B: open, C: open })
    assert.deepEqual(ended(rows, facts, { asOf: 5 }).cases.A, { closed: 5, outcome: 'refused' })
  })
})

describe('closed by stage', () => {
  const rows: Row[] = [
    { case: 'A', stage: 'Decide', end: 2 },
    { case: 'A', stage: 'Decide', end: 6 },
    { case: 'A', stage: 'Archive', end: 9 },
    { case: 'B', stage: 'Decide', start: 3 },
    { case: 'C', stage: 'Archive', end: 4 },
  ]

  it('is what has finished the stage, when it first did', () => {
    const expected = { A: { closed: 2, outcome: 'completed' }, B: open, C: open }
    assert.deepEqual(ended(rows, {}, { closingStage: 'Decide' }), { closedBy: 'closing stage', cases: expected })
    assert.deepEqual(ended(rows, { A: { outcome: 'granted' } }, { closingStage: 'Decide' }).cases.A, { closed: 2, outcome: 'granted' })
  })

  it('is refused with the stages there are when there is no such stage', () => {
    assert.throws(
      () => ended(rows, {}, { closingStage: 'decide' }),
      (error: unknown) => error instanceof Problem && error.advice === 'The stages are: Decide; Archive',
    )
  })
})

describe('closed by what usually follows', () => {
  const every = (count: number, make: (i: number) => Row[]): Row[] => Array.from({ length: count }, (_, i) => make(i)).flat()
  /** A case a day; each stage takes from one to five days; seen up to day `until`. */
  const regular = (until: number) =>
    every(until, day => {
      const [ask, check] = [1 + (day % 5), 1 + ((day * 7) % 5)]
      const steps: Row[] = [
        { case: `${day}`, stage: 'Ask', end: day },
        { case: `${day}`, stage: 'Check', end: day + ask },
        { case: `${day}`, stage: 'End', end: day + ask + check },
      ]
      return steps.filter(step => step.end! <= until)
    })

  it('is, where every case ends in one stage, what has come to it; what has not is recent and open', () => {
    const { closedBy, cases } = ended(regular(200))
    assert.equal(closedBy, 'what usually follows')
    const last = Object.entries(cases).filter(([, { closed }]) => closed === undefined)
    assert.ok(last.length > 0)
    for (const [id] of last) assert.ok(Number(id) > 200 - 11, `case ${id} is open`)
    for (const [id, { closed }] of Object.entries(cases)) {
      const reached = regular(200).findLast(row => row.case === id)!
      assert.equal(closed, reached.stage === 'End' ? reached.end : undefined, `case ${id}`)
    }
  })

  it('is never a case of which a visit goes on', () => {
    const { cases } = ended([...regular(200), { case: '3', stage: 'Appeal', start: 20 }])
    assert.deepEqual(cases['3'], open)
  })

  it('is also what fell silent in the middle, once hardly anything ever follows so late', () => {
    const silent = every(20, i => [{ case: `silent ${i}`, stage: 'Ask', end: i }])
    const { cases } = ended([...regular(200), ...silent])
    for (let i = 0; i < 20; i++) assert.deepEqual(cases[`silent ${i}`], { closed: i, outcome: 'completed' })
  })

  it('says so, and for how many cases it is unclear', () => {
    assert.match(build(regular(200)).remarks[0]!, /does not say when a case is closed/)
    const halves = every(100, i => [
      { case: `${i}`, stage: 'Ask', end: i },
      ...(i % 2 === 0 ? [{ case: `${i}`, stage: 'Decide', end: i + 30 }] : []),
    ])
    assert.match(build(halves.filter(row => row.end! <= 100)).remarks.at(-1)!, /^For \d+ cases that is unclear/)
  })
})
