import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { InternedText } from './interned-text.ts'

const encoder = new TextEncoder()
const interned = () => {
  const made: string[] = []
  const texts = new InternedText(bytes => {
    const text = new TextDecoder().decode(bytes)
    made.push(text)
    return text
  })
  // In the middle of other bytes, as a cell stands in its file.
  const within = (text: string) => {
    const bytes = encoder.encode(`,${text},`)
    return [bytes, 1, bytes.length - 1] as const
  }
  return { made, numberOf: (text: string) => texts.numberOf(...within(text)), of: (text: string) => texts.of(...within(text)) }
}

describe('interned text', () => {
  it('gives equal texts one number and others another, whatever their lengths and letters', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '0', 'é'), maxLength: 13 })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 300 }), list => {
        const { numberOf, of, made } = interned()
        const expected = new Map<string, number>()
        for (const one of list) if (!expected.has(one)) expected.set(one, expected.size)
        for (const one of list) assert.equal(numberOf(one), expected.get(one))
        for (const one of list) assert.equal(of(one), one)
        assert.deepEqual(made, [...expected.keys()])
      }),
    )
  })

  it('tells a hundred thousand references apart that differ in their last letters', () => {
    const { numberOf, of } = interned()
    const reference = (number: number) => `VET-2022-${String(number).padStart(7, '0')}`
    for (let number = 0; number < 100_000; number++) assert.equal(numberOf(reference(number)), number)
    for (let number = 0; number < 100_000; number += 7) assert.equal(of(reference(number)), reference(number))
  })

  it('keeps no text of more than 64 bytes, but gives it', () => {
    const { numberOf, of } = interned()
    assert.equal(numberOf('x'.repeat(64)), 0)
    assert.equal(numberOf('x'.repeat(65)), -1)
    assert.equal(of('x'.repeat(65)), 'x'.repeat(65))
  })

  it('reads each piece of a file where it lies in memory', () => {
    const texts = new InternedText(bytes => new TextDecoder().decode(bytes))
    const memory = encoder.encode('..first second..')
    assert.equal(texts.numberOf(memory.subarray(2), 0, 5), 0)
    assert.equal(texts.numberOf(memory.subarray(8), 0, 6), 1)
    assert.equal(texts.of(memory, 2, 7), 'first')
    assert.equal(texts.numberOf(memory, 8, 14), 1)
  })
})
