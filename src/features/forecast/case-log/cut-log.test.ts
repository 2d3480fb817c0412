import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { build, type Facts, inMs, type Row, readable } from '../../../../test/support/event-rows.ts'
import { cutLog } from './cut-log.ts'

const rows: Row[] = [
  { case: 'A', stage: 'Ask', queued: 1, start: 2, end: 6, resource: 'Ann' },
  { case: 'A', stage: 'Decide', end: 9 },
  { case: 'B', stage: 'Ask', end: 3 },
  { case: 'C', stage: 'Ask', end: 8 },
]

describe('a log cut at an earlier time', () => {
  it('has what was known then', () => {
    const { log } = build(rows, { A: { closed: 9, outcome: 'granted' }, B: { closed: 4, outcome: 'refused' } })
    const cut = cutLog(log, inMs(5), 'closing column')
    assert.equal(cut.endOfLog, inMs(5))
    assert.deepEqual(readable(cut), [
      { id: 'A', class: 'all cases', received: 1, outcome: 'open', visits: [{ stage: 'Ask', queued: 1, start: 2, resource: 'Ann' }] },
      { id: 'B', class: 'all cases', received: 3, closed: 4, outcome: 'refused', visits: [{ stage: 'Ask', end: 3 }] },
    ])
  })

  it('is empty before the first case and whole at its end', () => {
    const { log } = build(rows, { A: { closed: 9 } })
    assert.deepEqual(readable(cutLog(log, inMs(0), 'closing column')), [])
    assert.deepEqual(readable(cutLog(log, log.endOfLog, 'closing column')), readable(log))
  })

  /**
   * What a log no longer tells is left out. Stamps of a case all differ: rows that differ only in what is not known yet are told
   * apart by a cut, and not by a file. Only whole visits name a person: of a start and a completion the log keeps who completed.
   */
  const someRows = fc
    .uniqueArray(
      fc.record({
        case: fc.constantFrom('A', 'B', 'C', 'D'),
        at: fc.nat(40),
        length: fc.constantFrom(0, 0.25, 9.5),
        stage: fc.constantFrom('Ask', 'Check', 'Decide'),
        kind: fc.constantFrom('', 'start', 'complete'),
        resource: fc.constantFrom('', 'Ann', 'Bob'),
      }),
      { selector: row => `${row.case} ${row.at}`, maxLength: 30 },
    )
    .map(list =>
      list.map(({ at, length, kind, ...row }): Row => {
        if (kind === '' && length > 0) return { ...row, start: at, end: at + length }
        return { ...row, lifecycle: kind, end: at, resource: '' }
      }),
    )
  const closings = fc.record({ A: fc.nat(60), B: fc.nat(60) })

  it('is the log built as of that time, where a column says what is closed', () => {
    fc.assert(
      fc.property(someRows, closings, fc.nat(60), (list, closed, at) => {
        const facts: Facts = { A: { closed: closed.A, outcome: 'granted', received: -1 }, B: { closed: closed.B }, C: { class: 'New' } }
        const whole = build(list, facts)
        const then = build(list, facts, { asOf: at })
        assert.deepEqual(readable(cutLog(whole.log, inMs(at), whole.closedBy)), readable(then.log))
      }),
    )
  })

  it('finds out anew what is closed, where the log does not say', () => {
    fc.assert(
      fc.property(someRows, fc.nat(60), (list, at) => {
        const whole = build(list)
        const then = build(list, {}, { asOf: at })
        assert.equal(whole.closedBy, 'what usually follows')
        assert.deepEqual(readable(cutLog(whole.log, inMs(at), whole.closedBy)), readable(then.log))
      }),
    )
  })

  it('leaves the log as it was', () => {
    const { log } = build(rows, { A: { closed: 9 } })
    const before = readable(log)
    cutLog(log, inMs(5), 'closing column')
    assert.deepEqual(readable(log), before)
  })

  it('knows no result of a case taken for closed that went on', () => {
    const { log } = build(rows, { A: { closed: 9, outcome: 'granted' }, B: { closed: 4 }, C: { closed: 8 } })
    for (const { closed, outcome } of readable(cutLog(log, inMs(8), 'what usually follows'))) {
      assert.ok(closed === undefined ? outcome === 'open' : outcome === 'completed')
    }
  })
})
