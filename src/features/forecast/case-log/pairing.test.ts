import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { build, type Row, readable, visitsOf } from '../../../../test/support/event-rows.ts'

const row = (stage: string, lifecycle: string, end: number, more: Partial<Row> = {}) => ({ stage, lifecycle, end, ...more })

describe('rows of a lifecycle', () => {
  it('become one visit from start to complete, with who completed it', () => {
    const rows = [row('Check', 'start', 1, { resource: 'Ann', party: 'Unit' }), row('Check', 'complete', 3, { resource: 'Bob' })]
    assert.deepEqual(visitsOf(rows), [{ stage: 'Check', start: 1, end: 3, resource: 'Bob', party: 'Unit' }])
  })

  it('keep the entry to the queue', () => {
    const rows = [row('Check', 'schedule', 1), row('Check', 'start', 2), row('Check', 'complete', 5)]
    assert.deepEqual(visitsOf(rows), [{ stage: 'Check', queued: 1, start: 2, end: 5 }])
    assert.deepEqual(visitsOf([row('Check', 'schedule', 1), row('Check', 'complete', 5)]), [{ stage: 'Check', queued: 1, end: 5 }])
  })

  it('leave a visit without completion going on, and one without start with its end alone', () => {
    assert.deepEqual(visitsOf([row('Check', 'start', 1), row('Decide', 'complete', 4)]), [
      { stage: 'Check', start: 1 },
      { stage: 'Decide', end: 4 },
    ])
  })

  it('close the visit begun first where nothing else says which, and the one of the instance where something does', () => {
    const starts = [row('Check', 'start', 1, { instance: 'i' }), row('Check', 'start', 2, { instance: 'k' })]
    const withoutInstances = [...starts, row('Check', 'complete', 5), row('Check', 'complete', 9)].map(one => ({ ...one, instance: '' }))
    assert.deepEqual(visitsOf(withoutInstances), [
      { stage: 'Check', start: 1, end: 5 },
      { stage: 'Check', start: 2, end: 9 },
    ])
    const nested = [...starts, row('Check', 'complete', 5, { instance: 'k' }), row('Check', 'complete', 9, { instance: 'i' })]
    assert.deepEqual(visitsOf(nested), [
      { stage: 'Check', start: 1, end: 9 },
      { stage: 'Check', start: 2, end: 5 },
    ])
  })

  it('pair within their stage when stages lie in one another', () => {
    const rows = [row('Case', 'start', 0), row('Check', 'start', 1), row('Check', 'complete', 2), row('Case', 'complete', 9)]
    assert.deepEqual(visitsOf(rows), [
      { stage: 'Case', start: 0, end: 9 },
      { stage: 'Check', start: 1, end: 2 },
    ])
  })

  it('count a visit laid aside and taken up again as one', () => {
    const rows = [row('Check', 'start', 1), row('Check', 'suspend', 2), row('Check', 'resume', 6), row('Check', 'complete', 7)]
    assert.deepEqual(visitsOf(rows), [{ stage: 'Check', start: 1, end: 7 }])
  })

  it('stand beside rows that are whole visits', () => {
    const rows = [{ stage: 'Letter', end: 2 }, row('Check', 'start', 1), row('Check', 'complete', 3)]
    assert.deepEqual(visitsOf(rows), [
      { stage: 'Check', start: 1, end: 3 },
      { stage: 'Letter', end: 2 },
    ])
  })

  it('give as many visits as there are starts, each ending at its own completion, however they overlap', () => {
    const spans = fc.array(fc.record({ start: fc.nat(50), length: fc.nat(20), stage: fc.constantFrom('A', 'B') }), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(spans, fc.infiniteStream(fc.nat()), (list, order) => {
        const rows: Row[] = list.flatMap(({ start, length, stage }, i) => [
          { case: 'A', ...row(stage, 'start', start, { instance: `${i}` }) },
          { case: 'A', ...row(stage, 'complete', start + length + 0.5, { instance: `${i}` }) },
        ])
        const { log, duplicates } = build(shuffled(rows, order))
        const found = readable(log)[0]!.visits.map(({ stage, start, end }) => `${stage} ${start} ${end}`)
        const wanted = list.map(({ stage, start, length }) => `${stage} ${start} ${start + length + 0.5}`)
        assert.deepEqual(found.sort(), wanted.sort())
        assert.equal(duplicates, 0)
      }),
    )
  })
})

function shuffled<T>(list: readonly T[], order: Iterator<number>): T[] {
  const keyed = list.map(item => ({ item, key: order.next().value as number }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
