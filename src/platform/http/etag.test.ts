import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { holdsTag, tagOfContent } from './etag.ts'

describe('the tag of content', () => {
  it('is quoted, and the same for the same content alone', () => {
    assert.match(tagOfContent('a'), /^"[\w-]{43}"$/)
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => (tagOfContent(a) === tagOfContent(b)) === (a === b)))
  })

  it('is found among those that a program holds, weak ones and ones with commas included', () => {
    const tag = tagOfContent('a')
    for (const held of [tag, `W/${tag}`, `"x", ${tag}`, `"with, comma",W/${tag} , "y"`, '*', ' * ']) assert.ok(holdsTag(held, tag), held)
    for (const held of [undefined, '', '"x"', tag.slice(1, -1), `"x, ${tag.slice(1, -1)}"`]) assert.ok(!holdsTag(held, tag), held)
  })
})
