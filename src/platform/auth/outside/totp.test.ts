import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { base32, codeOf, findStep, otpauthOf, stepAt } from './totp.ts'

const of = (text: string, bytes: number) => Buffer.from(text.repeat(7).slice(0, bytes))
const SECRETS = { sha1: of('1234567890', 20), sha256: of('1234567890', 32), sha512: of('1234567890', 64) }

describe('one-time codes', () => {
  it('are those of RFC 6238, appendix B', () => {
    const vectors: [number, string, string, string][] = [
      [59, '94287082', '46119246', '90693936'],
      [1_111_111_109, '07081804', '68084774', '25091201'],
      [1_111_111_111, '14050471', '67062674', '99943326'],
      [1_234_567_890, '89005924', '91819424', '93441116'],
      [2_000_000_000, '69279037', '90698825', '38618901'],
      [20_000_000_000, '65353130', '77737706', '47863826'],
    ]
    for (const [seconds, ...codes] of vectors)
      for (const [at, algorithm] of (['sha1', 'sha256', 'sha512'] as const).entries())
        assert.equal(codeOf(SECRETS[algorithm], stepAt(seconds * 1000), { digits: 8, algorithm }), codes[at])
  })

  it('are those of RFC 4226, appendix D', () => {
    const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
    for (const [count, code] of codes.entries()) assert.equal(codeOf(SECRETS.sha1, count), code)
  })

  it('are taken half a minute early or late, and once', () => {
    const now = 1_700_000_000_000
    const step = stepAt(now)
    for (const away of [-1, 0, 1]) assert.equal(findStep(SECRETS.sha1, codeOf(SECRETS.sha1, step + away), now, 0), step + away)
    for (const away of [-2, 2]) assert.equal(findStep(SECRETS.sha1, codeOf(SECRETS.sha1, step + away), now, 0), undefined)
    assert.equal(findStep(SECRETS.sha1, codeOf(SECRETS.sha1, step), now, step), undefined)
    for (const text of ['', '12345', 'abcdef', 'ééé', '1234567']) assert.equal(findStep(SECRETS.sha1, text, now, 0), undefined)
  })

  it('are of no other secret', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.uint8Array({ minLength: 20, maxLength: 20 }), (one, other) => {
        const ten = (secret: Uint8Array) => Array.from({ length: 10 }, (_, step) => codeOf(secret, step)).join()
        assert.equal(ten(one) === ten(other), Buffer.compare(one, other) === 0)
      }),
    )
  })
})

describe('a secret', () => {
  it('is written as RFC 4648 does', () => {
    for (const [text, written] of [
      ['', ''],
      ['f', 'MY'],
      ['fo', 'MZXQ'],
      ['foo', 'MZXW6'],
      ['foob', 'MZXW6YQ'],
      ['fooba', 'MZXW6YTB'],
      ['foobar', 'MZXW6YTBOI'],
    ] as const)
      assert.equal(base32(Buffer.from(text)), written)
    assert.equal(otpauthOf(Buffer.from('foobar')), 'otpauth://totp/Muster?secret=MZXW6YTBOI&issuer=Muster')
  })
})
