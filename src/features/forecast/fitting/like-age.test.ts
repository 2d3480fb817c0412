import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { quantile } from './distribution.ts'
import { likeAge } from './like-age.ts'
import { emptyStates, FEATURES } from './states.ts'

/** Two stages, ages from 0 to 10 on the state's scale: at stage 1 the remaining days are the age, at stage 2 a hundred more. */
const ROWS = 2_000
const states = emptyStates(ROWS)
for (let row = 0; row < ROWS; row++) {
  const age = (row * 7919) % 1000
  states.features[FEATURES.indexOf('stage')]![row] = 1 + (row % 2)
  states.features[FEATURES.indexOf('elapsed')]![row] = age / 100
  states.remaining[row] = age / 100 + (row % 2 ? 100 : 0)
  states.over[row] = 1
}
const ones = new Float64Array(ROWS).fill(1)
const ask = likeAge(states, ones, 0.1)
const middle = (stage: number, elapsed: number) => quantile(ask(stage, elapsed), 0.5)

describe('the same stage at a like age', () => {
  it('answers with those next to it in age, at its stage only', () => {
    for (const elapsed of [1, 4, 8]) {
      assert.ok(Math.abs(middle(1, elapsed) - elapsed) < 0.5, `${middle(1, elapsed)} at ${elapsed}`)
      assert.ok(Math.abs(middle(2, elapsed) - 100 - elapsed) < 0.5)
    }
  })

  it('answers with the nearest there are at either end', () => {
    assert.ok(middle(1, -5) < 1.5)
    assert.ok(middle(1, 50) > 8.5)
  })

  it('answers from all stages for one never seen', () => {
    const { days } = ask(9, 5)
    assert.ok(days[0]! < 10 && days.at(-1)! > 100)
  })

  it('heeds the weights', () => {
    const heavy = likeAge(
      states,
      states.remaining.map(days => (days > 4 ? 50 : 1)),
      0.1,
    )
    assert.ok(quantile(heavy(1, 4), 0.5) > middle(1, 4))
  })
})
