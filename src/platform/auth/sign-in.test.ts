import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isStillUnderWay, returnPath, signedInAt, strengthOf } from './rules.ts'
import { sealer } from './sealed.ts'

describe('where signing in leads', () => {
  it('is the page that was asked for', () => {
    for (const path of ['/', '/forecast/runs?after=1', '/sessions', '/a//b', '/sign-inside']) assert.equal(returnPath(path), path)
  })

  it('is the home page for what is no page here, and never the way in or out again', () => {
    for (const text of [
      ...['//elsewhere.example', '/\\elsewhere.example', '\\\\elsewhere.example', 'https://elsewhere.example/', 'javascript:alert(1)', ''],
      ...['/\t/elsewhere.example', '/\n/elsewhere.example', '/a/..//elsewhere.example', '/.//elsewhere.example', 'elsewhere', undefined],
      ...['/sign-in', '/sign-in?return=/', '/sign-out', '/signed-out', '/dev-sign-in/x'],
    ])
      assert.equal(returnPath(text), '/', String(text))
  })

  it('is never another site, whatever is written', () => {
    const piece = fc.constantFrom('/', '\\', '.', '..', '@', ':', '%2f', '%5c', '\t', '\n', 'a', 'evil.example', '?', '#', 'http:', ' ')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), pieces => {
        const path = returnPath(pieces.join(''))
        assert.equal(new URL(path, 'https://muster.example').origin, 'https://muster.example')
      }),
    )
  })
})

describe('what the provider says', () => {
  it('counts as a strength only where it is one word', () => {
    assert.equal(strengthOf('phr'), 'phr')
    for (const acr of [undefined, 1, '', 'a b', ['phr'], 'x'.repeat(201)]) assert.equal(strengthOf(acr), 'none')
  })

  it('is never later than now', () => {
    assert.equal(signedInAt(5, 10_000), 5_000)
    assert.equal(signedInAt(50, 10_000), 10_000)
    assert.equal(signedInAt('5', 10_000), 10_000)
  })

  it('is waited for ten minutes', () => {
    const kept = { state: '', nonce: '', verifier: '', returnTo: '/', at: 1_000 }
    assert.equal(isStillUnderWay(kept, 601_000), true)
    assert.equal(isStillUnderWay(kept, 601_001), false)
    assert.equal(isStillUnderWay(kept, 999), false)
  })
})

describe('what is sealed', () => {
  const secret = randomBytes(32)

  it('is opened again as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value =>
        assert.deepEqual(sealer(secret, 'a').open(sealer(secret, 'a').seal(value)), JSON.parse(JSON.stringify(value))),
      ),
    )
  })

  it('opens for no other key or purpose, and not when a single bit was changed', () => {
    const sealed = sealer(secret, 'a').seal({ state: 'x' })
    assert.equal(sealer(randomBytes(32), 'a').open(sealed), undefined)
    assert.equal(sealer(secret, 'b').open(sealed), undefined)
    const bytes = Buffer.from(sealed, 'base64url')
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes)
      changed[place] = (changed[place] ?? 0) ^ 1
      assert.equal(sealer(secret, 'a').open(changed.toString('base64url')), undefined)
    }
    for (const text of [undefined, '', 'x', sealed.slice(0, 20)]) assert.equal(sealer(secret, 'a').open(text), undefined)
  })
})
