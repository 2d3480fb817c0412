import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { type CaseRow, caseLog } from '../../../../test/support/case-logs.ts'
import { asSeenAt, DAY, FIRST_DAY, seeded, stagedRows } from '../../../../test/support/made-logs.ts'
import type { CaseLog } from '../case-log/rules.ts'
import { USUAL } from '../fitting/remaining-time.ts'
import type { Backtest } from '../runs/rules.ts'
import { backtest } from './backtest.ts'

const tried = (log: CaseLog) =>
  backtest(
    log,
    'closing column',
    {
      fitting: {
        ...USUAL,
        trees: 15,
        mostStates: 1_000,
        instants: 40,
        origins: 3,
        origin: { trees: 8, mostStates: 500, instants: 30 },
        askedAtOrigin: 40,
        random: seeded(1),
      },
      seed: 1,
      weekday: () => 0,
    },
    () => {},
  )

const DAYS = 400
const end = FIRST_DAY + DAYS * DAY
const rows = stagedRows({ cases: 400, days: DAYS, seed: 13 })
const log = asSeenAt(rows, end)

describe('the back-test', () => {
  let whole: Backtest
  before(async () => {
    whole = (await tried(log))!
  })

  it('cuts the log in its last third, and scores the open cases of then beside two plain forecasts', () => {
    const shares = whole.cuts.map(cut => (Date.parse(cut) - log.cases.received[0]!) / (end - log.cases.received[0]!))
    assert.ok(shares.length >= 3 && shares.every(share => share > 0.65 && share < 0.95))
    assert.equal(whole.naive.length, 2)
    assert.ok(whole.n >= 20 && whole.naive.every(({ n }) => n === whole.n))
  })

  it('does better than oldest first where nobody waits for anybody', () => {
    const rate = whole.naive.find(({ name }) => name.startsWith('Last 12 weeks'))!
    assert.ok(whole.crpsDays < rate.crpsDays, `${whole.crpsDays} and ${rate.crpsDays}`)
    assert.ok(whole.coverage80 > 0.65, String(whole.coverage80))
  })

  it('knew nothing of what came after the last cut: other cases then, and other work on the old ones, leave its scores as they were', async () => {
    const lastCut = Math.max(...whole.cuts.map(cut => Date.parse(cut)))
    const poisoned = rows.map((row): CaseRow => {
      if (Date.parse(row.received) > lastCut)
        return { ...row, class: 'poison', visits: row.visits!.map(visit => ({ ...visit, stage: 'poison' })) }
      return {
        ...row,
        visits: row.visits!.map(visit => (Date.parse(visit.start!) > lastCut ? { ...visit, stage: 'poison' } : visit)),
      }
    })
    const changed = (await tried(asSeenAt(poisoned, end)))!
    const { backlog, ...scores } = whole
    const { backlog: other, ...then } = changed
    assert.deepEqual(then, scores)
    assert.equal(other!.n, backlog!.n)
  })

  it('judges by what came: results put off after the last cut make every forecast look short', async () => {
    const lastCut = Math.max(...whole.cuts.map(cut => Date.parse(cut)))
    const late = rows.map(row => (Date.parse(row.closed!) > lastCut ? { ...row, closed: new Date(end - DAY).toISOString() } : row))
    const changed = (await tried(asSeenAt(late, end)))!
    assert.ok(changed.biasDays < whole.biasDays - 1, `${changed.biasDays} and ${whole.biasDays}`)
  })

  it('is not made of a handful of results', async () => {
    assert.equal(await tried(asSeenAt(stagedRows({ cases: 40, days: DAYS, seed: 13 }), end)), undefined)
    assert.equal(await tried(caseLog([{ received: '2026-01-05' }, { received: '2026-01-06' }], { endOfLog: '2026-03-01' })), undefined)
  })
})
