import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type CaseRow, caseLog } from '../../../../test/support/case-logs.ts'
import { DAY, openAt } from '../fitting/states.ts'
import { recentRateForecast, sameStageForecast } from './plain-forecasts.ts'

const FIRST = Date.parse('2026-01-01T00:00:00Z')
const day = (days: number) => new Date(FIRST + days * DAY).toISOString()
const AT = FIRST + 200 * DAY

describe('the rate of the last twelve weeks', () => {
  // One case closed a day, in the last 84 days and before; three open.
  const closed = Array.from({ length: 190 }, (_, place): CaseRow => ({ received: day(place), closed: day(place + 10) }))
  const open = [195, 196, 197].map((received): CaseRow => ({ received: day(received) }))
  const log = caseLog([...closed, ...open], { endOfLog: day(200) })
  const { of } = recentRateForecast(log, AT)
  const waiting = openAt(log, AT)

  it('gives each open case its turn, oldest first', () => {
    assert.equal(waiting.length, 3)
    const middles = waiting.map(index => of(index).days(0.5))
    // The middle of the first, second and third closing when one comes a day at random: 0.69, 1.68 and 2.67 days.
    for (const [place, expected] of [0.69, 1.68, 2.67].entries()) assert.ok(Math.abs(middles[place]! - expected) < 0.05, String(middles))
  })

  it('has chances that rise and agree with its days', () => {
    const { days, within } = of(waiting[2]!)
    for (const chance of [0.1, 0.5, 0.9]) assert.ok(Math.abs(within(days(chance)) - chance) < 1e-3)
    assert.ok(days(0.1) < days(0.5) && days(0.5) < days(0.9))
  })

  it('is finite where nothing was closed lately', () => {
    const still = caseLog([{ received: day(0), closed: day(1) }, ...open], { endOfLog: day(200) })
    assert.ok(Number.isFinite(recentRateForecast(still, AT).of(1).days(0.95)))
  })
})

describe('the same stage at a like age', () => {
  /** Of "quick" cases each takes 10 days, of "slow" ones 40; the stage is reached on receipt. */
  const rows = Array.from({ length: 190 }, (_, place): CaseRow => {
    const takes = place % 2 ? 40 : 10
    return {
      received: day(place),
      ...(place + takes <= 200 && { closed: day(place + takes) }),
      visits: [{ stage: place % 2 ? 'slow' : 'quick', start: day(place), ...(place + takes <= 200 && { end: day(place + takes) }) }],
    }
  })
  const log = caseLog([...rows, { received: day(195), visits: [{ stage: 'quick', start: day(195) }] }], { endOfLog: day(200) })

  it('answers with what such cases took from that age on', () => {
    const quick = sameStageForecast(log, AT).of(log.cases.count - 1)
    assert.ok(quick.days(0.5) >= 3 && quick.days(0.5) <= 7, `quick: ${quick.days(0.5)}`)
    const slowest = openAt(log, AT).find(index => log.cases.received[index] === FIRST + 181 * DAY)!
    const slow = sameStageForecast(log, AT).of(slowest)
    assert.ok(slow.days(0.5) > 14 && slow.days(0.5) < 28, `slow: ${slow.days(0.5)}`)
    assert.ok(slow.within(slow.days(0.9)) > slow.within(slow.days(0.1)))
  })

  it('says the same whatever comes later', () => {
    const then = caseLog(rows, { endOfLog: day(200) })
    const later = caseLog(
      rows.map(row => ({ ...row, visits: [...row.visits!, { stage: 'slow', start: day(300), end: day(310) }] })),
      { endOfLog: day(400) },
    )
    const asked = (log: typeof then) => openAt(log, AT).map(index => sameStageForecast(log, AT).of(index).days(0.5))
    assert.deepEqual(asked(later), asked(then))
  })
})
