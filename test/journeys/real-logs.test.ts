/** Every public event log at hand becomes a report, and the smallest a forecast: whole, quickly, in little memory. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Report } from '../../src/features/forecast/report/rules.ts'
import type { Forecast } from '../../src/features/forecast/runs/rules.ts'
import { type Measured, runMeasured } from '../support/run-measured.ts'

const LOGS = process.env.MUSTER_LOGS
const MOST_MEGABYTES = 600
const MOST_CPU_SECONDS = 60

/** Cases and rows as the folder's own description counts them; rows are activities where it has starts and ends, else events. */
const COUNTED: Record<string, { cases: number; rows: number; words?: string[] }> = {
  'AcademicCredentials.csv.gz': { cases: 954, rows: 4_928 },
  'AcademicCredentials_test.csv.gz': { cases: 398, rows: 1_788 },
  'AcademicCredentials_train.csv.gz': { cases: 398, rows: 1_945 },
  'BPIC_2012.xes.gz': { cases: 13_087, rows: 262_200 },
  'BPIC_2012_W.csv.gz': { cases: 8_616, rows: 59_302 },
  'BPIC_2012_W_test.csv.gz': { cases: 2_976, rows: 18_568 },
  'BPIC_2012_W_train.csv.gz': { cases: 3_030, rows: 16_338 },
  'BPIC_2012_test_icpm2025.csv.gz': { cases: 2_976, rows: 24_520 },
  'BPIC_2012_train_icpm2025.csv.gz': { cases: 3_030, rows: 22_398 },
  'BPIC_2020_DomesticDeclarations.xes.gz': { cases: 10_357, rows: 55_628 },
  'Production.csv.gz': { cases: 225, rows: 4_953 },
  'receipt_wabo.csv.gz': { cases: 1_434, rows: 8_577 },
  'synthetic_LoanApp_agentsimulator.csv.gz': { cases: 1_000, rows: 7_492 },
  'synthetic_hiring.xes.gz': { cases: 10_000, rows: 63_869 },
  'synthetic_recruiting.jsonocel.gz': { cases: 0, rows: 0, words: ['--case-type', 'applications'] },
}

const FORECAST = ['synthetic_LoanApp_agentsimulator.csv.gz', 'Production.csv.gz', 'AcademicCredentials_test.csv.gz', 'receipt_wabo.csv.gz']

describe('the public event logs', () => {
  if (!LOGS) {
    it('are not at hand', t => t.diagnostic('MUSTER_LOGS is not set: no public event log was read. Set it to the folder that holds them.'))
    return
  }
  for (const [name, counted] of Object.entries(COUNTED).filter(([file]) => existsSync(join(LOGS, file)))) {
    it(`become a report: ${name}`, async () => {
      const ran = await run('report', join(LOGS, name), counted.words)
      const { log, reading, all } = JSON.parse(ran.out) as Report
      if (counted.cases > 0) assert.deepEqual([log.cases, reading.counts.rows], [counted.cases, counted.rows])
      assert.equal(log.rejected, 0)
      assert.equal(all.n, log.cases)
      assert.equal(all.open + all.closed, log.cases)
    })
  }

  for (const name of FORECAST.filter(file => existsSync(join(LOGS, file)))) {
    it(`become a forecast that is in order and never of the past: ${name}`, async () => {
      const ran = await run('forecast', join(LOGS, name), ['--no-backtest', '--replications', '100'])
      checkForecast(JSON.parse(ran.out) as Forecast)
    })
  }
})

async function run(command: string, file: string, words: readonly string[] = []): Promise<Measured> {
  const ran = await runMeasured([command, file, '--json', ...words], import.meta.dirname)
  assert.deepEqual([ran.code, ran.err], [0, ''])
  assert.ok(ran.mostMegabytes < MOST_MEGABYTES, `${ran.mostMegabytes} MB`)
  assert.ok(ran.cpuSeconds < MOST_CPU_SECONDS, `${ran.cpuSeconds} s of processor time`)
  return ran
}

function checkForecast({ asOf, model, openCases, backlog, stockDone }: Forecast): void {
  assert.equal(openCases.length, model.trainedOn.open)
  for (const { id, p10, p50, p80, p90, p95 } of openCases) inOrder([asOf, p10, p50, p80, p90, p95].map(Date.parse), id)
  for (const { weekStarting, p10, p50, p90 } of backlog) inOrder([0, p10, p50, p90], weekStarting)
  assert.equal(stockDone === null, openCases.length === 0)
  if (stockDone) inOrder([asOf, stockDone.p50, stockDone.p80, stockDone.p95].map(Date.parse), 'all of them')
}

function inOrder(values: readonly number[], what: string): void {
  assert.deepEqual(
    values,
    [...values].sort((a, b) => a - b),
    what,
  )
}
