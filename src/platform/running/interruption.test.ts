import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { describe, it, mock } from 'node:test'
import { untilTold } from './interruption.ts'

/** A clock of the test's own, in milliseconds. */
function told() {
  const process = new EventEmitter()
  const ends: unknown[] = []
  const atOnce = mock.fn()
  const end = (code?: unknown) => {
    ends.push(code)
    return undefined as never
  }
  return { process, ends, atOnce, asked: untilTold(atOnce, process, end as typeof globalThis.process.exit) }
}

describe('a program that is told to end', () => {
  for (const signal of ['SIGINT', 'SIGTERM'])
    it(`hears ${signal}`, async () => {
      const { process, asked, ends } = told()
      process.emit(signal, signal)
      await asked
      assert.deepEqual(ends, [])
    })

  it('takes one Ctrl-C that arrives twice for one, and another for impatience', t => {
    let at = 1000
    t.mock.method(performance, 'now', () => at)
    const { process, ends, atOnce } = told()
    process.emit('SIGINT', 'SIGINT')
    at += 20
    process.emit('SIGINT', 'SIGINT')
    assert.equal(atOnce.mock.callCount(), 0)
    at += 2000
    process.emit('SIGINT', 'SIGINT')
    assert.equal(atOnce.mock.callCount(), 1)
    assert.deepEqual(ends, [130])
  })
})
