import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { caseLog } from '../../../../test/support/case-logs.ts'
import { asSeenAt, DAY, FIRST_DAY, middleOf, seeded, stagedRows } from '../../../../test/support/made-logs.ts'
import type { CaseLog } from '../case-log/rules.ts'
import { fitRemainingTime, type RemainingTime, USUAL } from './remaining-time.ts'
import { momentOf } from './states.ts'
import type { FittingSettings } from './views.ts'

const small = (seed: number): FittingSettings => ({
  ...USUAL,
  trees: 25,
  mostStates: 2_000,
  instants: 60,
  origins: 4,
  origin: { trees: 10, mostStates: 1_000, instants: 40 },
  askedAtOrigin: 60,
  random: seeded(seed),
})
const fit = (log: CaseLog, seed = 1): RemainingTime => fitRemainingTime(log, 'closing column', small(seed))!

/** The first year of two, in which the time a case takes is known by its stage; the second year is what came. */
const rows = stagedRows({ cases: 900, days: 730, seed: 11 })
const end = FIRST_DAY + 365 * DAY
const log = asSeenAt(rows, end)
const later = asSeenAt(rows, FIRST_DAY + 800 * DAY)
const AFTER = [380, 440, 500, 560, 620, 680].map(days => FIRST_DAY + days * DAY)

describe('the remaining time of cases whose stage tells how long they take', () => {
  let model: RemainingTime
  let fresh: { stage: string; age: number; held80: boolean; middle: number; actual: number }[]

  before(() => {
    model = fit(log)
    fresh = AFTER.flatMap(at => {
      const then = asSeenAt(rows, at)
      const moment = momentOf(then, at)
      return moment.open.flatMap(index => {
        const last = then.cases.first[index + 1]! - 1
        const { days, within } = model.predict(then, index, moment)
        const actual = (later.cases.closed[index]! - at) / DAY
        const chance = within(actual)
        const stage = last < then.cases.first[index]! ? 'none' : then.stages[then.visits.stage[last]!]!
        const age = (at - then.cases.received[index]!) / DAY
        return [{ stage, age, held80: chance >= 0.1 && chance <= 0.9, middle: days(0.5), actual }]
      })
    })
  })

  it('rests on what the log has seen, open cases among it', () => {
    assert.ok(model.states > 200)
    assert.ok(model.censored > 0 && model.censored < model.states / 2)
    assert.ok(model.calibration.n > 0)
    assert.ok(model.togetherness >= 0 && model.togetherness <= 0.5)
  })

  it('has its middle where such cases end', () => {
    for (const stage of ['inquiry', 'decision']) {
      const of = fresh.filter(one => one.stage === stage)
      const [told, came] = [middleOf(of.map(({ middle }) => middle)), middleOf(of.map(({ actual }) => actual))]
      assert.ok(Math.abs(told / came - 1) < 0.3, `${stage}: ${told} days told, ${came} came`)
    }
  })

  it('knows by the stage and the age what is left: no further off than a quarter of the longest stage', () => {
    const off = fresh.reduce((sum, { middle, actual }) => sum + Math.abs(middle - actual), 0) / fresh.length
    assert.ok(off < 5, `${off} days off`)
  })

  it('holds about four in five of fresh cases in its 80% intervals', () => {
    const held = fresh.filter(({ held80 }) => held80).length / fresh.length
    assert.ok(fresh.length > 80, String(fresh.length))
    assert.ok(held >= 0.7 && held <= 0.92, String(held))
  })

  it('rises in its chances, and days and chances undo each other', () => {
    const moment = momentOf(log, end)
    for (const index of moment.open.slice(0, 10)) {
      const { days, within } = model.predict(log, index, moment)
      const told = [0.05, 0.1, 0.3, 0.5, 0.8, 0.9, 0.95, 0.99].map(days)
      assert.deepEqual(
        told,
        [...told].sort((a, b) => a - b),
      )
      assert.ok(told.every(value => value > 0 && Number.isFinite(value)))
      for (const chance of [0.2, 0.5, 0.8]) assert.ok(Math.abs(within(days(chance)) - chance) < 0.01)
    }
  })

  it('is the same for the same seed, and not what another seed gives', () => {
    const asked = (one: RemainingTime) => {
      const moment = momentOf(log, end)
      return moment.open.map(index => [0.1, 0.5, 0.9].map(one.predict(log, index, moment).days))
    }
    assert.deepEqual(asked(fit(log)), asked(model))
    assert.notDeepEqual(asked(fit(log, 2)), asked(model))
  })
})

describe('a log that holds too little', () => {
  it('gives no model', () => {
    const few = [1, 2, 3].map(day => ({ received: `2026-01-0${day}`, closed: `2026-02-0${day}` }))
    assert.equal(fitRemainingTime(caseLog(few, { endOfLog: '2026-03-01' }), 'closing column', small(1)), undefined)
    const open = Array.from({ length: 40 }, (_, place) => ({ received: `2026-01-${String(1 + (place % 28)).padStart(2, '0')}` }))
    assert.equal(fitRemainingTime(caseLog(open, { endOfLog: '2026-03-01' }), 'closing column', small(1)), undefined)
  })
})
