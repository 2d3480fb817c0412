/** `muster start`: the report and the forecast of the shipped, invented log as one page, until there is a service to start. */
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { prepareFile, prepareFolder } from '../../../platform/files.ts'
import { openProgress } from '../../../platform/progress.ts'
import { ENGLAND_WORKING_DAYS } from '../../../values/england-bank-holidays.ts'
import { madeBy } from './delivery.ts'
import { MOST_EXTRA_STAFF } from './forecast.ts'
import { readAsking } from './read-asking.ts'
import type { Surroundings } from './surroundings.ts'

const sample = (name: string): string => fileURLToPath(new URL(`../../../../samples/${name}`, import.meta.url))
/** As forces keep it, one row a case: for the report. */
const WORKBOOK = sample('invented-vetting-log.xlsx')
/** The same cases with who worked on what and when: for the forecast, which can then say what more staff would change. */
const EVENTS = sample('invented-vetting-events.csv.gz')
/** The day after the sample ends: it must be readable on a machine whose clock is behind, too. */
const AFTER_SAMPLE = Date.UTC(2026, 9, 1)
const FOLDER = 'out'
const PAGE = `${FOLDER}/report-and-forecast.html`
/** The published target of national security vetting for its lower levels; force vetting has no national one. */
const TARGET_DAYS = 25

export const startCommand = (surroundings: Surroundings): Command =>
  new Command('start')
    .summary('the report and the forecast of the shipped sample log, as one page')
    .description(`Makes the report and the forecast of the shipped, invented vetting log as one page, ${PAGE}, and says where it is.`)
    .action(() => start(surroundings))

async function start(surroundings: Surroundings): Promise<void> {
  await prepareFolder(FOLDER)
  const page = await prepareFile(PAGE)
  const options = { now: Math.max(surroundings.now(), AFTER_SAMPLE), timeZone: 'Europe/London' }
  const workbook = (await readAsking(WORKBOOK, options, surroundings)).read
  const events = (await readAsking(EVENTS, options, surroundings)).read

  const { makeReport } = await import('../report/make-report.ts')
  const { makeForecast } = await import('../runs/make-forecast.ts')
  const { reportAndForecastDocument } = await import('../runs/pages.tsx')
  const report = makeReport(workbook, {
    title: 'Vetting at the Invented Constabulary',
    release: false,
    asOfTold: false,
    targetDays: TARGET_DAYS,
    calendar: ENGLAND_WORKING_DAYS,
  })
  const progress = openProgress(surroundings.output)
  const forecast = await makeForecast(events, settings(surroundings), progress.report).finally(progress.done)

  await page.write(reportAndForecastDocument(report, forecast, madeBy(surroundings, [])))
  await surroundings.output.print(
    `The report and the forecast of an invented vetting log are in ${PAGE}\nOpen it in a browser. For a log of your own: npx muster report FILE, npx muster forecast FILE\n`,
  )
}

const settings = ({ config }: Surroundings) => ({
  seed: 1,
  weeks: 26,
  precisionDays: 0.5,
  rampWeeks: 4,
  maxExtra: MOST_EXTRA_STAFF,
  threads: config.threads,
  backtest: true,
  release: false,
  asOfTold: false,
})
