/** Makes the forecasts of units, outside any request: each night, and when a manager asks. Made again after a crash each gives the same, and never two results. */
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { JobContext, JobHandler, Jobs } from '../../../platform/jobs/job.ts'
import { enqueue } from '../../../platform/jobs/queries.ts'
import { version } from '../../../platform/version.ts'
import { dateOfDay } from '../../../values/date.ts'
import { Problem } from '../../../values/problem.ts'
import { dayFinder } from '../../../values/time-zone.ts'
import { type Forecast, loadForFeatures, MOST_EXTRA_STAFF } from '../../forecast/index.ts'
import { buildLog, ZONE } from '../case-log/build-log.ts'
import { getHistory } from '../case-log/queries.ts'
import { listPlaces } from '../staff/queries.ts'
import { sinceOn } from '../timeliness/rules.ts'
import { FORECAST_TASK, isUnderWay } from './actions.ts'
import {
  type ExpectedEnd,
  findForecast,
  findInput,
  insertForecast,
  insertResult,
  type LiveForecast,
  listUnitsDue,
  replaceExpectedEnds,
  updateFailed,
  updateProgress,
} from './queries.ts'
import { type LiveInput, NIGHTLY, peopleThere } from './rules.ts'

const asker = { service: 'jobs', act: 'vetting.make-forecast', wall: 'vetting' } as const
const OUR_FAULT = 'It could not be made because of a fault in Muster'

/** After midnight in London, in summer and in winter: the second time finds that the day's is there. */
export const FORECAST_CRONTAB = `20 0,23 * * * ${FORECAST_TASK} ?fill=2d`

/** Without a forecast to make: the night's, one of each unit. */
const makeForecasts: JobHandler = async (payload, job) => {
  const { forecast } = z.object({ forecast: z.uuid().optional() }).parse(payload)
  if (forecast !== undefined) return makeOne(forecast, job)
  await job.asService(asker, async tx => {
    for (const unit of await listUnitsDue(tx)) await enqueue(tx, FORECAST_TASK, { forecast: await insertForecast(tx, unit, NIGHTLY) })
  })
}

export const forecastJobs: Jobs = { [FORECAST_TASK]: makeForecasts }

async function makeOne(id: string, job: JobContext): Promise<void> {
  const live = await job.asService(asker, tx => findForecast(tx, id))
  if (!live || !isUnderWay(live)) return
  try {
    await make(live, job)
  } catch (error) {
    // What the log is to blame for stays so however often it is tried.
    if (error instanceof Problem && error.kind === 'invalid') return job.asService(asker, tx => updateFailed(tx, id, error.message))
    job.log.error({ err: error }, 'A forecast could not be made')
    if (job.isLastAttempt) await job.asService(asker, tx => updateFailed(tx, id, OUR_FAULT))
    throw error
  }
}

async function make(live: LiveForecast, job: JobContext): Promise<void> {
  const { id, unitId, settings } = live
  const { forecastInThread, telling } = await loadForFeatures()
  const input = await job.asService(asker, tx => inputOf(tx, live))
  const { name, history, people } = JSON.parse(gunzipSync(input).toString('utf8')) as LiveInput
  const forecast = await forecastInThread(
    await buildLog(name, history),
    { ...settings, title: `Forecast: ${name}`, people, maxExtra: MOST_EXTRA_STAFF, threads: 1, release: false, asOfTold: false },
    telling(job, asker, (tx, progress) => updateProgress(tx, id, progress)),
  )
  const digest = createHash('sha256').update(JSON.stringify(forecast)).digest('hex')
  const madeWith = { muster: version(), node: process.versions.node }
  await job.asService(asker, async tx => {
    await insertResult(tx, { id, unitId, input, forecast, digest, madeWith })
    // One that is made again speaks of a day that has gone by.
    if (live.againOf === null) await replaceExpectedEnds(tx, live, endsIn(forecast))
  })
}

async function inputOf(tx: Tx, { unitId, unit, againOf }: LiveForecast): Promise<Buffer> {
  if (againOf !== null) {
    const input = await findInput(tx, againOf)
    if (!input) throw new Error('The first has no input')
    return input
  }
  const today = await getToday(tx)
  const [history, staff] = await Promise.all([getHistory(tx, unitId, sinceOn(today), today), listPlaces(tx, unitId)])
  const input: LiveInput = { name: unit, history, people: peopleThere(staff, today) }
  return gzipSync(JSON.stringify(input))
}

function endsIn({ openCases }: Forecast): ExpectedEnd[] {
  const dayOf = dayFinder(ZONE)
  const day = (instant: string) => dateOfDay(dayOf(Date.parse(instant)))
  return openCases.map(({ id, p50, p80 }) => ({ ref: id, half: day(p50), most: day(p80) }))
}
