import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { encodingOf } from './encode-codes.ts'

describe('a code as a number', () => {
  const codes = Float64Array.from({ length: 112 }, (_, row) => (row < 100 ? 5 : 6))
  const target = codes.map(code => (code === 5 ? 1 : 3))
  const mean = (100 + 36) / 112
  const encode = encodingOf(codes, target)

  it('is the mean of its rows, drawn towards the mean of all as by twelve rows more', () => {
    assert.ok(Math.abs(encode(5) - (100 + 12 * mean) / 112) < 1e-12)
    assert.ok(Math.abs(encode(6) - (36 + 12 * mean) / 24) < 1e-12)
  })

  it('is the mean of all for one never seen', () => {
    assert.ok(Math.abs(encode(9) - mean) < 1e-12)
  })
})
