import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readCode, readEmail, recoveryCodeFrom, spaced } from './rules.ts'

describe('an address', () => {
  it('is taken as it is, without the spaces around it', () => {
    assert.deepEqual(readEmail('  amir@example.com '), { ok: true, value: 'amir@example.com' })
  })

  it('that is none is said to be none', () => {
    for (const typed of ['', 'amir', 'amir@', 'amir@example', 'a b@example.com', `${'a'.repeat(250)}@example.com`])
      assert.equal(readEmail(typed).ok, false, typed)
  })
})

describe('a code', () => {
  it('is of the app, or one for when that is lost', () => {
    assert.deepEqual(readCode('123 456'), { ok: true, value: { kind: 'totp', code: '123456' } })
    assert.deepEqual(readCode('abcd-2345-wxyz'), { ok: true, value: { kind: 'recovery-code', code: 'ABCD2345WXYZ' } })
    for (const typed of ['', '12345', '1234567', 'ABCD-2345-WXY', 'ABCD-2345-WXY0']) assert.equal(readCode(typed).ok, false, typed)
  })

  it('for when the app is lost is read back however it was made', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), chance => {
        const code = recoveryCodeFrom(chance)
        assert.deepEqual(readCode(spaced(code).toLowerCase()), { ok: true, value: { kind: 'recovery-code', code } })
      }),
    )
  })
})
