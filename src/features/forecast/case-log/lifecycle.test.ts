import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LIFECYCLE, lifecycleOf } from './lifecycle.ts'

describe('the word of a lifecycle', () => {
  it('is known whatever its letters and the blanks about it', () => {
    for (const word of ['complete', 'COMPLETE', ' Complete ', 'ate_abort']) assert.equal(lifecycleOf(word), LIFECYCLE.complete)
    for (const word of ['start', 'Started', 'BEGIN']) assert.equal(lifecycleOf(word), LIFECYCLE.start)
    for (const word of ['schedule', 'Assign', 'enqueue']) assert.equal(lifecycleOf(word), LIFECYCLE.queue)
    for (const word of ['suspend', 'Resume']) assert.equal(lifecycleOf(word), LIFECYCLE.passing)
  })

  it('says a whole visit where there is none, or one that is not known', () => {
    for (const word of ['', ' ', 'fertig', 'constructor', '__proto__', 'toString']) assert.equal(lifecycleOf(word), LIFECYCLE.whole)
  })
})
