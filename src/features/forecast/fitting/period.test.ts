import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type CaseRow, caseLog } from '../../../../test/support/case-logs.ts'
import { chanceWithin, quantile } from './distribution.ts'
import { periodDistribution } from './period.ts'
import { DAY } from './states.ts'

const FIRST = Date.parse('2024-01-01T00:00:00Z')
const day = (days: number) => new Date(FIRST + days * DAY).toISOString()
const END = 800

/** One case a day, that takes as long as told of its day. */
function logOf(takes: (received: number) => number) {
  const rows = Array.from({ length: END }, (_, received): CaseRow => {
    const closed = received + takes(received)
    return { received: day(received), ...(closed <= END && { closed: day(closed) }) }
  })
  return caseLog(rows, { endOfLog: day(END) })
}
const all = (log: ReturnType<typeof logOf>) => Array.from({ length: log.cases.count }, (_, index) => index)
const found = (log: ReturnType<typeof logOf>) => periodDistribution(log, all(log), () => 1)!

describe('how long a case takes at the pace of lately', () => {
  it('is how long cases take, where that never changed', () => {
    const same = found(logOf(received => 5 + (received % 31)))
    assert.ok(Math.abs(quantile(same, 0.5) - 20) < 1.5, String(quantile(same, 0.5)))
    assert.ok(Math.abs(chanceWithin(same, 12) - 8 / 31) < 0.05)
  })

  it('is that of today and not of last year, where the pace has changed', () => {
    const slower = found(logOf(received => (received < 400 ? 10 : 60) + (received % 7)))
    assert.ok(quantile(slower, 0.5) > 55, String(quantile(slower, 0.5)))
    const faster = found(logOf(received => (received < 400 ? 60 : 10) + (received % 7)))
    assert.ok(quantile(faster, 0.5) < 20, String(quantile(faster, 0.5)))
  })

  it('rises, and never says that a case must end by a day', () => {
    const { days, chance, tail } = found(logOf(received => 1 + (received % 90)))
    for (const column of [days, chance]) assert.ok(column.every((value, step) => step === 0 || value > column[step - 1]!))
    assert.ok(chance.at(-1)! < 1 && tail > 0 && Number.isFinite(tail))
  })

  it('grows with what cases still open count', () => {
    const log = logOf(received => (received % 2 ? 10 : 2_000))
    const middle = (weight: number) => chanceWithin(periodDistribution(log, all(log), () => weight)!, 30)
    assert.ok(middle(1) < middle(0.2))
  })

  it('is not said where nothing was ever closed', () => {
    const open = logOf(() => 10_000)
    assert.equal(
      periodDistribution(open, all(open), () => 1),
      undefined,
    )
  })
})
