import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '../../../values/date.ts'
import { answerBy, checkStep, isOver, nextStep, numberOf, readStep, STEP_ORDER, type Step, type TypedStep } from './rules.ts'

const today = calendarDate('2026-03-04')
const typed = (step: Step, fields: Partial<TypedStep> = {}): TypedStep => ({
  step,
  words: 'Invented',
  heard: '',
  accompaniedBy: '',
  withdrawIt: '',
  ...fields,
})
const known = { today, answerBy: today }
const taken = (count: number) => STEP_ORDER.slice(0, count).map(step => ({ step }))

describe('the steps of a withdrawal', () => {
  it('follow one another from the assessment to telling, as the database counts them', () => {
    assert.deepEqual(STEP_ORDER.map(numberOf), [1, 2, 3, 4, 5, 6])
    assert.equal(nextStep([]), 'assessment')
    assert.equal(nextStep(taken(6)), undefined)
    assert.equal(isOver(taken(6)), true)
  })

  it('cannot be cut short, taken twice or taken backwards: what is next is said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.constantFrom(...STEP_ORDER), (count, wanted) => {
        const outcome = checkStep(taken(count), wanted)
        assert.equal(outcome.ok, numberOf(wanted) === count + 1)
      }),
    )
    const short = checkStep(taken(1), 'decision')
    assert.deepEqual(short.ok || short.errors, [{ field: 'step', message: '“Decision” does not follow now: the next step is “harm test”' }])
    const over = checkStep(taken(6), 'told')
    assert.match(over.ok ? '' : (over.errors[0]?.message ?? ''), /nothing follows/)
  })
})

describe('what a step says', () => {
  it('has words, always', () => {
    for (const step of STEP_ORDER) {
      const outcome = readStep(typed(step, { words: ' ', heard: 'heard', accompaniedBy: 'Nobody was wanted', withdrawIt: 'no' }), known)
      assert.deepEqual(outcome.ok || outcome.errors.map(({ field }) => field), ['words'])
    }
  })

  it('names who came with the holder', () => {
    const alone = readStep(typed('representations', { heard: 'heard' }), known)
    assert.deepEqual(alone.ok || alone.errors.map(({ field }) => field), ['accompaniedBy'])
    const heard = readStep(typed('representations', { heard: 'heard', accompaniedBy: 'Frida Invented, police friend' }), known)
    assert.ok(heard.ok)
    assert.equal(heard.value.accompaniedBy, 'Frida Invented, police friend')
  })

  it('waits for the holder up to the last day, that day included', () => {
    const last = answerBy(today, 14)
    assert.equal(last, '2026-03-18')
    const on = (day: typeof today) => readStep(typed('representations', { heard: 'gone-by' }), { today: day, answerBy: last })
    assert.equal(on(last).ok, false)
    assert.equal(on(addDays(last, 1)).ok, true)
    assert.equal(readStep(typed('representations', { heard: 'gone-by' }), { today, answerBy: undefined }).ok, false)
  })

  it('decides one way or the other, and only where it is the decision', () => {
    assert.equal(readStep(typed('decision'), known).ok, false)
    const kept = readStep(typed('decision', { withdrawIt: 'no' }), known)
    assert.equal(kept.ok && kept.value.withdrawIt, false)
    const notice = readStep(typed('notice', { withdrawIt: 'yes' }), known)
    assert.equal(notice.ok && notice.value.withdrawIt, null)
  })
})
