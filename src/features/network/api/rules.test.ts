import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Cursor, cursorText, isSnapshot, readCursor } from './rules.ts'

const snapshot = fc
  .tuple(
    fc.bigInt({ min: 1n, max: 2n ** 40n }),
    fc.uniqueArray(fc.bigInt({ min: 0n, max: 1000n }), { maxLength: 8 }),
    fc.bigInt({ min: 0n, max: 9n }),
  )
  .map(([low, gaps, more]) => {
    const open = gaps.map(gap => low + gap).sort((a, b) => (a < b ? -1 : 1))
    return `${low}:${(open.at(-1) ?? low) + 1n + more}:${open.join(',')}`
  })
const PLAIN = { noNullPrototype: true }
const place = fc.record({ kind: fc.nat(7), transaction: fc.bigInt({ min: 1n, max: 2n ** 40n }).map(String), id: fc.uuid() }, PLAIN)
const cursor: fc.Arbitrary<Cursor> = fc.oneof(
  fc.record(
    { database: fc.constant('7600000000000000000.16384'), before: fc.option(snapshot), upTo: snapshot, after: fc.option(place) },
    PLAIN,
  ),
  fc.record({ database: fc.constant('1.5'), before: fc.option(snapshot), upTo: fc.constant(null), after: fc.constant(null) }, PLAIN),
)

describe('a cursor', () => {
  it('is read as it was written', () => {
    fc.assert(fc.property(cursor, each => assert.deepEqual(readCursor(cursorText(each)), { ok: true, value: each })))
  })

  it('that was never given is refused, naming the field', () => {
    const id = '0193b7a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b'
    const never = [
      '',
      'x',
      '2|1.1|||',
      '1|1.1|||0.5.x',
      `1|1.1|||0.5.${id}`,
      '1|1.1|5:4:||',
      '1|1.1|5:9:9||',
      '1|1.1|5:9:7,6||',
      '1||||',
      '1|1.1||||',
      '1|1|||',
    ]
    for (const text of [...never, `1|1.1|${'1'.repeat(9000)}||`]) {
      const read = readCursor(text)
      assert.deepEqual(read.ok ? text : read.errors.map(({ field }) => field), ['since'])
    }
    fc.assert(fc.property(fc.string(), text => !readCursor(text).ok))
  })

  it('takes as a snapshot what PostgreSQL takes', () => {
    for (const text of ['1:1:', '5:9:', '5:9:5,7,8']) assert.ok(isSnapshot(text), text)
    for (const text of ['0:1:', '5:9:4', '5:9:5,5', '5:9:,', '5:9', '-5:9:', '5:9:5,']) assert.ok(!isSnapshot(text), text)
  })
})
