import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asSeenAt, DAY, FIRST_DAY, seeded, stagedRows } from '../../../../test/support/made-logs.ts'
import { dayFinder } from '../../../values/time-zone.ts'
import { fitRemainingTime, USUAL } from '../fitting/remaining-time.ts'
import { openAt } from '../fitting/states.ts'
import { describeModel } from './describe-model.ts'
import { futuresPlan } from './futures-plan.ts'

const log = asSeenAt(stagedRows({ cases: 400, days: 400, seed: 4 }), FIRST_DAY + 300 * DAY)
const settings = { ...USUAL, trees: 10, mostStates: 600, instants: 30, origins: 2, origin: { trees: 5, mostStates: 300, instants: 20 } }
const model = fitRemainingTime(log, 'closing column', { ...settings, random: seeded(1) })!
const plan = futuresPlan(log, 'closing column', model, Float64Array.of(7, 14), { seed: 9, weekday: () => 0 })
const middle = (table: Float64Array) => table[table.length >>> 1]!

describe('what futures are drawn from', () => {
  it('is a rising table of days for each case open today', () => {
    assert.equal(plan.stock.length, openAt(log, log.endOfLog).length)
    assert.ok(plan.stock.length > 5)
    for (const table of plan.stock)
      assert.ok(table.every((days, step) => days > 0 && Number.isFinite(days) && (step === 0 || days >= table[step - 1]!)))
  })

  it('lets those that come take as long as cases of their class do, in the mix of classes of lately', () => {
    const middles = plan.coming.map(middle)
    // "short" cases take 6 days, "long" ones 22; about half of the cases are of each.
    const long = middles.filter(days => days > 12)
    assert.ok(long.length > 0.35 * middles.length && long.length < 0.65 * middles.length)
    assert.ok(
      long.every(days => Math.abs(days - 22) < 4),
      String(long[0]),
    )
    assert.ok(middles.filter(days => days <= 12).every(days => Math.abs(days - 6) < 2))
  })

  it('keeps the seed and the days that were asked about', () => {
    assert.deepEqual([plan.seed, [...plan.checks]], [9, [7, 14]])
  })
})

describe('the fitted model in words', () => {
  const shown = describeModel(log, model, plan.arrivals, dayFinder(log.timeZone))

  it('counts what it was trained on', () => {
    assert.equal(shown.trainedOn.cases, log.cases.count)
    assert.equal(shown.trainedOn.open, plan.stock.length)
    assert.deepEqual([shown.trainedOn.from, shown.trainedOn.to], ['2024-01-01', '2024-10-27'])
  })

  it('shows each stage with its number of visits, and arrivals by weekday that add up to the week', () => {
    assert.deepEqual(
      shown.stages.map(({ stage }) => stage),
      ['check', 'decision', 'inquiry'].sort((a, b) => visitsTo(b) - visitsTo(a)),
    )
    const { mean, byWeekday } = shown.arrivalsPerWeek
    assert.ok(Math.abs(byWeekday.reduce((sum, day) => sum + day, 0) - mean) < 1e-9)
  })

  it('says on how many states and open cases it rests, and that nothing about the person enters', () => {
    assert.ok(shown.evidence[0]!.includes(`${model.states} examples`), shown.evidence[0])
    assert.match(shown.evidence[1]!, new RegExp(`^${model.censored} of these`))
    assert.ok(shown.evidence.some(line => line.includes('nothing about the person enters')))
  })
})

function visitsTo(stage: string): number {
  const code = log.stages.indexOf(stage)
  return log.visits.end.reduce((sum, end, visit) => sum + (log.visits.stage[visit] === code && !Number.isNaN(end) ? 1 : 0), 0)
}
