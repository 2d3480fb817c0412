import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { exponential, seeded } from '../../../../test/support/made-logs.ts'
import { crps, type ForecastDays, type Judgement, scoreOf } from './score.ts'

const point = (value: number): ForecastDays => ({ days: () => value, within: days => (days >= value ? 1 : 0) })
const ofMean = (mean: number): ForecastDays => ({
  days: chance => -mean * Math.log(1 - chance),
  within: days => 1 - Math.exp(-Math.max(days, 0) / mean),
})
const close = (found: number, expected: number, by: number) => assert.ok(Math.abs(found - expected) <= by, `${found} is not ${expected}`)

/** Cases that take ten days in the mean, watched for as long as told. */
function judged(forecast: ForecastDays, watched: () => number = () => Number.POSITIVE_INFINITY): Judgement[] {
  const random = seeded(21)
  return Array.from({ length: 3000 }, () => {
    const took = exponential(random, 10)
    const seen = watched()
    return { forecast, actual: Math.min(took, seen), over: took <= seen }
  })
}

describe('the ranked probability score', () => {
  it('is the absolute error of a forecast of one value, however far off', () => {
    const value = fc.double({ min: 0.01, max: 500, noNaN: true })
    fc.assert(
      fc.property(value, value, (told, came) => close(crps(point(told), came, true), Math.abs(told - came), 0.02 * Math.max(told, came))),
    )
  })

  it('is that of the exponential by its formula', () => {
    // For mean m and result y: y + 2m exp(-y/m) - 3m/2.
    for (const came of [2, 7, 10, 30]) close(crps(ofMean(10), came, true), came + 20 * Math.exp(-came / 10) - 15, 0.05)
  })

  it('counts a case still open up to the day to which it is known', () => {
    // The chance given to "done by now" is held against the forecast, and nothing that lies ahead.
    close(crps(point(4), 10, false), 6, 0.2)
    assert.equal(crps(point(40), 10, false), 0)
  })

  it('is least, in the mean, for the forecast that is right', () => {
    const mean = (forecast: ForecastDays) => scoreOf(judged(forecast))!.crpsDays
    for (const wrong of [4, 7, 15, 30]) assert.ok(mean(ofMean(10)) < mean(ofMean(wrong)), String(wrong))
  })
})

describe('the score of a forecaster', () => {
  it('that is right has its intervals hold as often as they say', () => {
    const score = scoreOf(judged(ofMean(10)))!
    assert.deepEqual([score.n, score.known], [3000, 3000])
    close(score.coverage50, 0.5, 0.02)
    close(score.coverage80, 0.8, 0.02)
    close(score.coverage95, 0.95, 0.015)
    close(score.meanWidth80Days, 10 * Math.log(9), 1e-6)
  })

  it('that is right is not marked down for cases still open', () => {
    const random = seeded(22)
    const score = scoreOf(judged(ofMean(10), () => exponential(random, 6)))!
    assert.ok(score.known < score.n / 2)
    close(score.coverage50, 0.5, 0.035)
    close(score.coverage80, 0.8, 0.04)
  })

  it('that is too short shows it, also where the long cases are still open', () => {
    const random = seeded(23)
    assert.ok(scoreOf(judged(ofMean(5)))!.biasDays < -2)
    assert.ok(scoreOf(judged(ofMean(3), () => exponential(random, 15)))!.coverage80 < 0.7)
  })

  it('is worked by hand for two cases', () => {
    const score = scoreOf([
      { forecast: point(10), actual: 12, over: true },
      { forecast: point(10), actual: 6, over: true },
    ])!
    close(score.maeDays, 3, 1e-9)
    close(score.biasDays, 1, 1e-9)
    close(score.crpsDays, 3, 0.1)
    assert.equal(score.meanWidth80Days, 0)
  })

  it('is none where no case has ended', () => {
    assert.equal(scoreOf([{ forecast: point(1), actual: 5, over: false }]), null)
    assert.equal(scoreOf([]), null)
  })
})
