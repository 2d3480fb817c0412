/**
 * The back-test of every log in a folder, beside the two plain forecasts: `npm run bench:backtest`.
 *
 * Reads the folder that MUSTER_LOGS names and prints one row a log as a Markdown table. Writes nothing.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readLog } from '../src/features/forecast/case-log/read-log.ts'
import { makeForecast } from '../src/features/forecast/runs/make-forecast.ts'
import type { Forecast } from '../src/features/forecast/runs/rules.ts'

const folder = process.env.MUSTER_LOGS
if (folder === undefined) {
  process.stderr.write('MUSTER_LOGS is not set: name the folder of event logs to be tried\n')
  process.exit(1)
}
const only = process.argv.slice(2)
/** A log of several kinds of object must be told which is the case. */
const OBJECT_TYPES: Record<string, string> = { 'synthetic_recruiting.jsonocel.gz': 'applications' }

const figure = (value: number | undefined, digits = 2) => (value === undefined ? '' : value.toFixed(digits))
const share = (value: number | undefined) => (value === undefined ? '' : `${(100 * value).toFixed(0)}%`)
const row = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)

row([
  'log',
  'n',
  '50% held',
  '80% held',
  '95% held',
  'CRPS',
  'same stage',
  '12 weeks',
  'MAE',
  'same stage',
  '12 weeks',
  'same stage 80% held',
  'weeks in 80% band',
  'backlog error',
  'unchanged',
  'CPU s',
])
row(new Array<string>(16).fill('---'))
for (const name of readdirSync(folder).filter(
  file => /\.(csv|xes|jsonocel|xlsx)(\.gz)?$/.test(file) && (only.length === 0 || only.some(part => file.includes(part))),
)) {
  const before = process.cpuUsage()
  const objectType = OBJECT_TYPES[name]
  const read = await readLog(join(folder, name), { now: Date.now(), ...(objectType !== undefined && { objectType }) })
  const settings = {
    seed: 1,
    weeks: 12,
    precisionDays: 0.5,
    rampWeeks: 4,
    maxExtra: 0,
    threads: 0,
    backtest: true,
    release: false,
    asOfTold: false,
  }
  const made = await makeForecast(read, settings).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  const { user, system } = process.cpuUsage(before)
  if (typeof made === 'string') row([name, made, ...new Array<string>(14).fill('')])
  else print(name, made, (user + system) / 1e6)
}

function print(name: string, { backtest }: Forecast, seconds: number): void {
  const [stage, rate] = backtest?.naive ?? []
  row([
    name,
    backtest ? String(backtest.n) : 'too few results to judge by',
    share(backtest?.coverage50),
    share(backtest?.coverage80),
    share(backtest?.coverage95),
    figure(backtest?.crpsDays),
    figure(stage?.crpsDays),
    figure(rate?.crpsDays),
    figure(backtest?.maeDays),
    figure(stage?.maeDays),
    figure(rate?.maeDays),
    share(stage?.coverage80),
    share(backtest?.backlog?.coverage80),
    figure(backtest?.backlog?.meanAbsoluteError, 1),
    figure(backtest?.backlog?.naiveMeanAbsoluteError, 1),
    figure(seconds, 0),
  ])
}
