import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bandAt, type Curve, kaplanMeier, openAt, percentiles, restrictedMean } from './kaplan-meier.ts'
import { CENSORED, packTime } from './times.ts'

/** '6' ended at 6, '6+' was still open when last seen at 6. */
const pack = (text: string) =>
  Float64Array.from(text.split(' ').map(word => packTime(Number.parseInt(word, 10), word.endsWith('+') ? CENSORED : 0))).sort()

/** Weeks in remission of the 21 patients on 6-mercaptopurine: the example of Freireich and others (1963) in every textbook of the field. */
const REMISSION = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'

const near = (actual: number, expected: number, within = 1e-12, message?: string) =>
  assert.ok(Math.abs(actual - expected) <= within, `${message ?? ''} ${actual} is not ${expected}`)

const cases = fc.array(fc.record({ time: fc.integer({ min: 0, max: 40 }), censored: fc.boolean() }), { minLength: 1, maxLength: 60 })
const packed = (rows: { time: number; censored: boolean }[]) =>
  Float64Array.from(rows.map(row => packTime(row.time, row.censored ? CENSORED : 3))).sort()

describe('the Kaplan-Meier curve of the textbook', () => {
  const curve = kaplanMeier(pack(REMISSION))

  it('falls as worked out by hand', () => {
    // 21 at risk at 6, 3 end; 17 at 7; 15 at 10; 12 at 13; 11 at 16; 7 at 22; 6 at 23.
    const steps = [18 / 21, 16 / 17, 14 / 15, 11 / 12, 10 / 11, 6 / 7, 5 / 6]
    let share = 1
    assert.deepEqual([...curve.times], [6, 7, 10, 13, 16, 22, 23])
    assert.deepEqual([...curve.ended], [3, 1, 1, 1, 1, 1, 1])
    steps.forEach((step, i) => {
      share *= step
      near(curve.open[i]!, share)
    })
    near(curve.open[6]!, 0.4482, 5e-5)
    assert.deepEqual([curve.n, curve.censored, curve.longest], [21, 12, 35])
  })

  it('has the standard errors the textbooks print', () => {
    const printed = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    printed.forEach((error, i) => {
      near(curve.open[i]! * Math.sqrt(curve.greenwood[i]!), error, 5e-5)
    })
  })

  it('has a log-log band worked out by hand', () => {
    // At 6: Greenwood 3 / (21 * 18); half-width of ln(-ln S) is 1.96 * sqrt(that) / ln(21 / 18) = 1.1328.
    const halfWidth = (1.959963984540054 * Math.sqrt(3 / (21 * 18))) / Math.log(21 / 18)
    const { low, high } = bandAt(curve, 0)
    near(low, Math.exp(-Math.exp(Math.log(-Math.log(18 / 21)) + halfWidth)))
    near(high, Math.exp(-Math.exp(Math.log(-Math.log(18 / 21)) - halfWidth)))
    near(low, 0.62, 5e-4)
    near(high, 0.952, 5e-4)
    // At 23, as statistics packages print it.
    near(bandAt(curve, 6).low, 0.188, 5e-4)
    near(bandAt(curve, 6).high, 0.6801, 5e-4)
  })

  it('has its median at 23, from 13 to not reached', () => {
    assert.deepEqual(percentiles(curve, [0.25, 0.5, 0.8]), [
      { at: 13, low: 6, high: 22 },
      { at: 23, low: 13, high: Number.NaN },
      { at: Number.NaN, low: 23, high: Number.NaN },
    ])
  })

  it('has the area under it as restricted mean', () => {
    const area = [6, 7, 10, 13, 16, 22, 23].reduce(
      ({ sum, from, share }, time, i) => ({ sum: sum + share * (time - from), from: time, share: curve.open[i]! }),
      { sum: 0, from: 0, share: 1 },
    )
    near(restrictedMean(curve), area.sum + area.share * (35 - 23))
    near(restrictedMean(curve), 23.287, 5e-4)
  })

  it('answers for any time, and says when nobody was watched for that long', () => {
    const at = openAt(curve, 12)
    near(at.at, (18 / 21) * (16 / 17) * (14 / 15))
    assert.equal(at.known, true)
    assert.deepEqual(openAt(curve, 5.9), { at: 1, low: 1, high: 1, known: true })
    assert.equal(openAt(curve, 36).known, false)
    assert.equal(openAt(kaplanMeier(pack('1 2')), 99).known, true, 'all have ended: known for ever')
  })
})

describe('any Kaplan-Meier curve', () => {
  it('is the plain share, exactly, when nothing is cut short', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 80 }), times => {
        const curve = kaplanMeier(packed(times.map(time => ({ time, censored: false }))))
        curve.times.forEach((time, i) => {
          assert.equal(curve.open[i], times.filter(other => other > time).length / times.length)
        })
        for (const share of [0.05, 0.2, 0.5, 0.8, 0.95]) {
          const smallest = [...times]
            .sort((a, b) => a - b)
            .find(time => times.filter(other => other <= time).length >= share * times.length - 1e-9)
          assert.equal(percentiles(curve, [share])[0]!.at, smallest)
        }
        near(restrictedMean(curve), times.reduce((sum, time) => sum + time, 0) / times.length, 1e-9)
      }),
    )
  })

  it('equals the product of the textbook, time by time', () => {
    fc.assert(
      fc.property(cases, rows => {
        const curve = kaplanMeier(packed(rows))
        let share = 1
        curve.times.forEach((time, i) => {
          const atRisk = rows.filter(row => row.time >= time).length
          share *= 1 - rows.filter(row => row.time === time && !row.censored).length / atRisk
          near(curve.open[i]!, share, 1e-12)
        })
      }),
    )
  })

  it('has rising percentiles inside their intervals', () => {
    fc.assert(
      fc.property(cases, rows => {
        const shares = [0.1, 0.25, 0.5, 0.8, 0.95]
        const found = percentiles(kaplanMeier(packed(rows)), shares)
        const reached = (time: number) => (Number.isNaN(time) ? Number.POSITIVE_INFINITY : time)
        found.forEach((estimate, i) => {
          assert.ok(reached(estimate.low) <= reached(estimate.at) && reached(estimate.at) <= reached(estimate.high))
          const before = found[i - 1]
          for (const end of ['at', 'low', 'high'] as const) assert.ok(!before || reached(before[end]) <= reached(estimate[end]))
        })
      }),
    )
  })

  it('does not change its shape when the unit does', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 2, max: 1000 }), (rows, factor) => {
        const curve = kaplanMeier(packed(rows))
        const scaled = kaplanMeier(packed(rows.map(row => ({ ...row, time: row.time * factor }))))
        assert.deepEqual(scaled.open, curve.open)
        assert.deepEqual(
          [...scaled.times],
          [...curve.times].map(time => time * factor),
        )
      }),
    )
  })

  it('is empty for nothing, flat when nothing has ended', () => {
    const nothing: Curve = kaplanMeier(new Float64Array(0))
    assert.equal(nothing.times.length, 0)
    assert.ok(Number.isNaN(restrictedMean(nothing)))
    const allOpen = kaplanMeier(pack('3+ 5+'))
    assert.deepEqual(percentiles(allOpen, [0.5]), [{ at: Number.NaN, low: Number.NaN, high: Number.NaN }])
    assert.equal(restrictedMean(allOpen), 5)
  })
})
