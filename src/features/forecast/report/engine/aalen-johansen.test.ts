import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { aalenJohansen } from './aalen-johansen.ts'
import { thin } from './thin.ts'
import { CENSORED, packTime } from './times.ts'

const GRANTED = 1
const WITHDRAWN = 3
const near = (actual: number, expected: number, within = 1e-12) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`)

const cases = fc.array(fc.record({ time: fc.integer({ min: 0, max: 25 }), ending: fc.constantFrom(GRANTED, 2, WITHDRAWN, CENSORED) }), {
  maxLength: 80,
})
const pack = (rows: readonly { time: number; ending: number }[]) =>
  Float64Array.from(rows.map(row => packTime(row.time, row.ending))).sort()

describe('cumulative incidence', () => {
  it('is as worked out by hand with two ways to end and two cut short', () => {
    // At 1 one of five is granted: 1/5. At 2 one is open when last seen. At 3 one of three withdraws while 4/5 are open: 4/15.
    // At 4 two at risk, one granted while 8/15 are open: 4/15 more, and one cut short.
    const { byEnding, curve } = aalenJohansen(
      pack([
        { time: 1, ending: GRANTED },
        { time: 2, ending: CENSORED },
        { time: 3, ending: WITHDRAWN },
        { time: 4, ending: GRANTED },
        { time: 4, ending: CENSORED },
      ]),
      [GRANTED, WITHDRAWN],
    )
    assert.deepEqual([...curve.times], [1, 3, 4])
    byEnding.get(GRANTED)!.forEach((share, i) => {
      near(share, [1 / 5, 1 / 5, 7 / 15][i]!)
    })
    byEnding.get(WITHDRAWN)!.forEach((share, i) => {
      near(share, [0, 4 / 15, 4 / 15][i]!)
    })
  })

  it('loses and invents no case: all endings and what is open add up to 1 at every time', () => {
    fc.assert(
      fc.property(cases, rows => {
        const { byEnding, curve } = aalenJohansen(pack(rows), [GRANTED, 2, WITHDRAWN])
        for (let i = 0; i < curve.times.length; i++) {
          let sum = curve.open[i]!
          for (const shares of byEnding.values()) {
            sum += shares[i]!
            assert.ok(i === 0 || shares[i]! >= shares[i - 1]!)
          }
          near(sum, 1, 1e-12)
        }
      }),
    )
  })

  it('is the plain share of each way when nothing is cut short', () => {
    fc.assert(
      fc.property(cases, rows => {
        const ended = rows.filter(row => row.ending !== CENSORED)
        const { byEnding, curve } = aalenJohansen(pack(ended), [WITHDRAWN])
        curve.times.forEach((time, i) => {
          near(byEnding.get(WITHDRAWN)![i]!, ended.filter(row => row.ending === WITHDRAWN && row.time <= time).length / ended.length)
        })
      }),
    )
  })
})

describe('a thinned curve', () => {
  const long = fc.array(fc.record({ time: fc.integer({ min: 0, max: 100_000 }), ending: fc.constantFrom(GRANTED, CENSORED) }), {
    minLength: 300,
    maxLength: 3000,
  })

  it('keeps first and last, at most about 400 points, and no fall of over a hundredth between two that are not neighbours', () => {
    fc.assert(
      fc.property(long, rows => {
        const { curve } = aalenJohansen(pack(rows), [])
        const kept = thin(curve)
        assert.equal(kept[0], 0)
        assert.equal(kept.at(-1), curve.times.length - 1)
        assert.ok(kept.length <= 402)
        kept.forEach((i, at) => {
          const before = kept[at - 1]
          if (before !== undefined && i - before > 1) assert.ok(curve.open[before]! - curve.open[i - 1]! < 1 / 200)
        })
      }),
      { numRuns: 30 },
    )
  })

  it('holds so many endings a step when told', () => {
    fc.assert(
      fc.property(long, rows => {
        const { curve } = aalenJohansen(pack(rows), [])
        let from = 0
        for (const i of thin(curve, 5)) {
          let ended = 0
          for (let at = from; at <= i; at++) ended += curve.ended[at]!
          assert.ok(ended >= 5)
          from = i + 1
        }
      }),
      { numRuns: 30 },
    )
  })
})
