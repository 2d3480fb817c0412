import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Agenda } from './agenda.ts'

describe('the agenda', () => {
  it('does things by time, in order of arrival where times are equal, and nothing at or after the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: 0, max: 21 }), (times, end) => {
        const agenda = new Agenda()
        const done: { at: number; order: number }[] = []
        for (const [order, at] of times.entries()) agenda.add(at, () => done.push({ at, order }))
        agenda.runUntil(end, () => {})
        const expected = times.map((at, order) => ({ at, order })).filter(({ at }) => at < end)
        assert.deepEqual(
          done,
          expected.sort((a, b) => a.at - b.at || a.order - b.order),
        )
      }),
    )
  })

  it('does what is added while it runs', () => {
    const agenda = new Agenda()
    const done: string[] = []
    agenda.add(1, () => {
      done.push('first')
      agenda.add(2, () => done.push('added'))
    })
    agenda.add(3, () => done.push('last'))
    agenda.runUntil(10, () => {})
    assert.deepEqual(done, ['first', 'added', 'last'])
  })
})
