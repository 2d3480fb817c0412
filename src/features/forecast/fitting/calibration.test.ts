import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { exponential, seeded } from '../../../../test/support/made-logs.ts'
import { type Calibration, calibrationOf, togethernessOf, UNCHANGED } from './calibration.ts'
import { normalChance, normalScore } from './normal.ts'

const ones = (values: readonly unknown[]) => values.map(() => 1)
const calibrate = (chance: readonly number[], over: readonly number[] = ones(chance)) => calibrationOf(chance, over, ones(chance))
const evenly = (count: number) => Array.from({ length: count }, (_, place) => (place + 0.5) / count)
const chances = fc.double({ min: 0, max: 1, noNaN: true })

function assertSound({ toRaw, fromRaw }: Calibration, one: number, other: number): void {
  const [low, high] = one < other ? [one, other] : [other, one]
  for (const turn of [toRaw, fromRaw]) {
    assert.ok(turn(low) <= turn(high))
    assert.ok(turn(low) >= 0 && turn(high) <= 1)
  }
  assert.ok(Math.abs(fromRaw(toRaw(one)) - one) < 1e-9)
  assert.ok(Math.abs(toRaw(fromRaw(one)) - one) < 1e-9)
}

describe('chances corrected by how often they held', () => {
  it('hardly change when each came true as often as it was said', () => {
    const { toRaw, fromRaw, n } = calibrate(evenly(1000))
    assert.equal(n, 1000)
    for (const chance of [0.05, 0.1, 0.3, 0.5, 0.8, 0.9, 0.97]) {
      assert.ok(Math.abs(toRaw(chance) - chance) < 0.01)
      assert.ok(Math.abs(fromRaw(chance) - chance) < 0.01)
    }
  })

  it('are asked for further out of a forecaster whose intervals were too narrow', () => {
    // What it takes for one standard deviation is half of one: its chances lie too near 0 and 1.
    const { asked } = calibrate(evenly(1000).map(chance => normalChance(2 * normalScore(chance))))
    assert.ok(asked[0] < 0.06 && asked[2] > 0.94, `${asked}`)
    assert.ok(Math.abs(asked[1] - 0.5) < 0.01)
  })

  it('hold as often as they say, once corrected', () => {
    const past = evenly(2000).map(chance => normalChance(1.3 * normalScore(chance)))
    const { asked, toRaw, fromRaw } = calibrate(past)
    const held = (turn: (chance: number) => number) =>
      past.filter(chance => turn(chance) >= 0.1 && turn(chance) <= 0.9).length / past.length
    assert.ok(held(chance => chance) < 0.7)
    assert.ok(Math.abs(held(fromRaw) - 0.8) < 0.02, String(held(fromRaw)))
    for (const [place, chance] of [0.1, 0.5, 0.9].entries()) assert.ok(Math.abs(toRaw(chance) - asked[place]!) < 1e-12)
  })

  it('are asked for nearer the middle of one whose intervals were twice too wide', () => {
    const { asked } = calibrate(evenly(1000).map(chance => normalChance(normalScore(chance) / 2)))
    assert.ok(asked[0] > 0.18 && asked[2] < 0.82, `${asked}`)
  })

  it('count cases still open as longer than said, not as never forecast', () => {
    const random = seeded(5)
    const cases = Array.from({ length: 4000 }, () => ({ days: exponential(random, 10), watched: exponential(random, 10) }))
    const chance = cases.map(({ days, watched }) => 1 - Math.exp(-Math.min(days, watched) / 10))
    const over = cases.map(({ days, watched }) => (days <= watched ? 1 : 0))
    const { asked } = calibrate(chance, over)
    for (const [place, share] of [0.1, 0.5, 0.9].entries()) assert.ok(Math.abs(asked[place]! - share) < 0.04, `${asked}`)
  })

  it('are left alone where fewer than 20 ended, and moved little by few', () => {
    assert.equal(
      calibrate(
        evenly(40).map(chance => chance / 2),
        evenly(40).map((_, place) => (place < 19 ? 1 : 0)),
      ),
      UNCHANGED,
    )
    const half = (count: number) => calibrate(evenly(count).map(chance => chance / 2)).asked[1]
    assert.ok(0.5 - half(25) < (0.5 - half(2000)) / 2)
  })

  it('rise, stay within 0 and 1, and can be turned back, whatever came before', () => {
    const judged = fc.record({ chance: chances, over: fc.constantFrom(0, 1, 1) })
    fc.assert(
      fc.property(fc.array(judged, { minLength: 20, maxLength: 80 }), chances, chances, (past, one, other) =>
        assertSound(
          calibrationOf(
            past.map(({ chance }) => chance),
            past.map(({ over }) => over),
            ones(past),
          ),
          one,
          other,
        ),
      ),
    )
  })
})

describe('how much cases of one moment err together', () => {
  const moments = (shift: (moment: number) => number, count = 12) =>
    Array.from({ length: count }, (_, moment) => {
      const random = seeded(100 + moment)
      const chance = Array.from({ length: 200 }, () => normalChance(normalScore(0.0005 + 0.999 * random()) + shift(moment)))
      return { chance, over: ones(chance), weight: ones(chance) }
    })

  it('is next to nothing where cases scatter by themselves', () => {
    assert.ok(
      togethernessOf(
        moments(() => 0),
        UNCHANGED,
      ) < 0.02,
    )
  })

  it('is seen where whole moments were early or late, and at most a half', () => {
    const found = togethernessOf(
      moments(moment => (moment % 2 ? 0.5 : -0.5)),
      UNCHANGED,
    )
    assert.ok(found > 0.2 && found < 0.35, String(found))
    assert.equal(
      togethernessOf(
        moments(moment => (moment % 2 ? 3 : -3)),
        UNCHANGED,
      ),
      0.5,
    )
  })

  it('is taken as usual where there are too few moments to tell', () => {
    assert.equal(
      togethernessOf(
        moments(() => 0, 2),
        UNCHANGED,
      ),
      0.1,
    )
  })
})
