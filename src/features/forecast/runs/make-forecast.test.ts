import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { type CaseRow, caseLog, readLogOf } from '../../../../test/support/case-logs.ts'
import { asSeenAt, DAY, FIRST_DAY, stagedRows } from '../../../../test/support/made-logs.ts'
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { readLog } from '../case-log/read-log.ts'
import type { ReadLog } from '../case-log/rules.ts'
import { type ForecastSettings, makeForecast } from './make-forecast.ts'
import type { Forecast } from './rules.ts'
import { forecastSchema, toForecastDocument } from './schema.ts'

const settings: ForecastSettings = {
  seed: 1,
  weeks: 8,
  replications: 200,
  precisionDays: 0.5,
  rampWeeks: 2,
  maxExtra: 1,
  threads: 0,
  backtest: false,
  release: false,
  asOfTold: false,
}
const make = (read: ReadLog, change: Partial<ForecastSettings> = {}) => makeForecast(read, { ...settings, ...change })

/** With names, so that the staffing question has an answer too. */
const rows = stagedRows({ cases: 400, days: 400, seed: 5 }).map(
  (row, place): CaseRow => ({ ...row, visits: row.visits!.map(visit => ({ ...visit, resource: `officer ${1 + (place % 4)}` })) }),
)
const end = FIRST_DAY + 300 * DAY
const log = asSeenAt(rows, end, { timeZone: 'Europe/London' })
const read = readLogOf(log, { closedBy: 'closing column', mapping: { shape: 'events', case: 'case', stage: 'stage' } })

describe('a forecast from a made log', () => {
  let forecast: Forecast
  const steps: [string, number][] = []
  before(async () => {
    forecast = await makeForecast(read, { ...settings, backtest: true }, (step, share) => steps.push([step, share]))
  })

  it('has the form that its schema promises', () => {
    const checked = forecastSchema.safeParse(toForecastDocument(forecast))
    assert.ok(checked.success, JSON.stringify(checked.error?.issues))
  })

  it('speaks of every open case, oldest first, never before today and rising in its chances', () => {
    const open = log.cases.ids.filter((_, index) => Number.isNaN(log.cases.closed[index]!))
    assert.ok(open.length > 5)
    assert.deepEqual(
      forecast.openCases.map(({ id }) => id),
      open,
    )
    for (const { p10, p50, p80, p90, p95, ageDays } of forecast.openCases) {
      const times = [forecast.asOf, p10, p50, p80, p90, p95]
      assert.deepEqual(times, [...times].sort())
      assert.ok(ageDays > 0)
    }
    const ages = forecast.openCases.map(({ ageDays }) => ageDays)
    assert.deepEqual(
      ages,
      [...ages].sort((a, b) => b - a),
    )
  })

  it('counts today’s open cases done from week to week, and the open ones from where the history ends', () => {
    const open = forecast.openCases.length
    let before = 0
    for (const { p10, p50, p90 } of forecast.stockByWeek) {
      assert.ok(p10 <= p50 && p50 <= p90 && p90 <= open && p50 >= before)
      before = p50
    }
    assert.ok(forecast.stockByWeek.at(-1)!.p50 > 0.9 * open, 'after eight weeks nearly all are done')
    assert.ok(forecast.backlog.every(({ p10, p50, p90 }) => p10 <= p50 && p50 <= p90))
    assert.equal(forecast.backlog.length, 8)
    const { p50, p80, p95 } = forecast.stockDone!
    assert.deepEqual([p50, p80, p95], [p50, p80, p95].sort())
  })

  it('expects about as many open as there always were, for nothing changes in this log', () => {
    const usual = forecast.history.slice(10).reduce((sum, { open }) => sum + open, 0) / forecast.history.slice(10).length
    const { p10, p90 } = forecast.backlog.at(-1)!
    assert.ok(p10 < usual && usual < p90, `${usual} is not between ${p10} and ${p90}`)
  })

  it('tried itself on the past, beside two plain forecasts on the same cases', () => {
    const { backtest } = forecast
    assert.equal(backtest!.naive.length, 2)
    assert.ok(backtest!.naive.every(({ n }) => n === backtest!.n))
    assert.ok(backtest!.coverage80 > 0.6 && backtest!.coverage80 < 0.97, String(backtest!.coverage80))
    assert.ok(backtest!.naive.some(({ crpsDays }) => crpsDays > backtest!.crpsDays))
    assert.ok(backtest!.cuts.every(cut => cut < forecast.asOf))
    assert.ok(backtest!.backlog!.n > 0)
  })

  it('says what it does, in order, from 0 to 1', () => {
    const shares = steps.map(([, share]) => share)
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    )
    assert.deepEqual([shares[0], shares.at(-1)], [0, 1])
  })

  it('is the same again for the same log and seed', async () => {
    assert.deepEqual(await make(read, { backtest: true }), forecast)
  })

  it('is the same on any number of threads, whatever it is called; another seed gives other figures and another hash', async () => {
    const first = await make(read)
    for (const threads of [1, 2]) assert.deepEqual(await make(read, { threads }), first)
    const { title, ...called } = await make(read, { title: 'Called otherwise' })
    const { title: _, ...uncalled } = first
    assert.equal(title, 'Called otherwise')
    assert.deepEqual(called, uncalled)
    const other = await make(read, { seed: 2 })
    assert.notEqual(other.inputHash, first.inputHash)
    assert.notDeepEqual(other.openCases, first.openCases)
  })

  it('names no case and no path when made to be handed out', async () => {
    const released = await make({ log, reading: { ...read.reading, file: '/home/avery/log.csv' } }, { release: true })
    assert.ok(!log.cases.ids.some(id => JSON.stringify(released).includes(`"${id}"`)))
    assert.doesNotMatch(JSON.stringify(released), /avery|officer/)
    assert.equal(released.model.trainedOn.open, forecast.openCases.length)
  })
})

describe('a log that holds too little to forecast from', () => {
  it('is refused with how much it holds and what is needed', async () => {
    const few = [1, 2, 3].map((day): CaseRow => ({ received: `2026-01-0${day}`, ...(day < 3 && { closed: `2026-02-0${day}` }) }))
    await assert.rejects(make(readLogOf(caseLog(few, { endOfLog: '2026-03-01' }))), {
      kind: 'invalid',
      message: 'The log holds too little to forecast from: 3 cases, 2 of them closed',
    })
  })

  it('is forecast without a back-test where too little followed, and the forecast says so', async () => {
    const short = asSeenAt(stagedRows({ cases: 40, days: 300, seed: 6 }), end)
    const { backtest, backtestRefused } = await make(readLogOf(short, { closedBy: 'closing column' }), { backtest: true })
    assert.equal(backtest, null)
    assert.match(backtestRefused!, /at least 20 are needed/)
  })

  it('is forecast with nothing open', async () => {
    const over = stagedRows({ cases: 60, days: 100, seed: 7 })
    const { openCases, stockDone, stockByWeek, backlog } = await make(readLogOf(asSeenAt(over, end), { closedBy: 'closing column' }))
    assert.deepEqual([openCases, stockDone, stockByWeek], [[], null, []])
    assert.equal(backlog.length, 8)
  })
})

describe('a log seen from an earlier time', async () => {
  const folder = await temporaryFolder()
  const now = FIRST_DAY + 900 * DAY
  const asOf = FIRST_DAY + 250 * DAY + 12 * 3_600_000
  const HEADING = 'case,stage,start,end,class,officer'
  const lines = rows.flatMap(row =>
    row.visits!.map(({ stage, start, end: ended, resource }) => ({
      start: start!,
      ended: ended!,
      cells: [row.id, stage],
      after: [row.class, resource],
    })),
  )
  const csv = (until: number) =>
    [
      HEADING,
      ...lines
        .filter(({ start }) => Date.parse(start) <= until)
        .map(({ start, ended, cells, after }) => [...cells, start, Date.parse(ended) <= until ? ended : '', ...after].join(',')),
    ].join('\n')

  for (const closingStage of [undefined, 'decision'])
    it(`gives the figures of the log as it was written then, ${closingStage ? 'closed by a stage' : 'closed by what usually follows'}`, async () => {
      const options = { now, asOf, ...(closingStage !== undefined && { closingStage }) }
      const whole = await readLog(await folder.write('whole.csv', csv(Number.POSITIVE_INFINITY)), options)
      const then = await readLog(await folder.write('then.csv', csv(asOf)), options)
      const [one, other] = [await make(whole, { asOfTold: true }), await make(then)]
      const figures = ({ title: _, reading: __, log: ___, remarks: ____, ...rest }: Forecast) => rest
      assert.equal(one.asOf, new Date(asOf).toISOString())
      assert.ok(one.openCases.length > 5)
      assert.deepEqual(figures(one), figures(other))
    })
})
