/** Runs for machines: the same documents that the command line prints. */
import { z } from 'zod'
import type { Routes } from '../../../platform/http/app.ts'
import { toReportDocument } from '../report/schema.ts'
import { toForecastDocument } from '../runs/schema.ts'
import { lookAtResult, lookAtRuns } from './actions.ts'
import { runPaths } from './paths.ts'
import type { KeptRun } from './queries.ts'
import { cursorText, RUN_STATES, readCursor } from './rules.ts'

const who = ['vetting-manager']
const params = z.object({ id: z.uuid() })
const listQuery = z.object({ after: z.string().max(100).optional().describe('What `next` of the page before said') })

const run = z.object({
  id: z.uuid(),
  title: z.string(),
  unit: z.string(),
  askedAt: z.iso.datetime(),
  state: z.enum(RUN_STATES),
  cases: z.int().min(0),
  againOf: z.uuid().nullable().describe('The first run from the same inputs, where this one was made again'),
  sha256: z.string().describe('Of the uploaded file'),
  inputHash: z.string().nullable(),
  digest: z.string().nullable().describe('Equal digests mean equal results, bit for bit'),
})

const runOf = ({ id, settings, upload, askedAt, state, cases, againOf, inputHash, digest }: KeptRun): z.infer<typeof run> => ({
  ...{
    id,
    title: settings.title ?? upload.fileName,
    unit: upload.unit,
    askedAt,
    state,
    cases,
    againOf,
    sha256: upload.sha256,
    inputHash,
    digest,
  },
})

const page = z.object({ runs: z.array(run), next: z.string().nullable() })
const whole = z.object({
  run,
  report: z.looseObject({}).describe('docs/reference/report.schema.json'),
  forecast: z.looseObject({}).nullable().describe('docs/reference/forecast.schema.json'),
  forecastRefused: z.string().nullable(),
})

export const runApi: Routes = async app => {
  app.get(
    runPaths.api,
    {
      schema: { summary: 'Reports and forecasts, newest first', querystring: listQuery, response: { 200: page } },
      config: { act: 'forecast.list-runs', who },
    },
    async request => {
      const { runs, next } = await request.read(tx => lookAtRuns(tx, readCursor(request.query.after ?? '')))
      return { runs: runs.map(runOf), next: next ? cursorText(next) : null }
    },
  )

  app.get(
    runPaths.apiRun(':id'),
    { schema: { summary: 'One with what came out', params, response: { 200: whole } }, config: { act: 'forecast.see-report', who } },
    async request => {
      const { run: kept, result } = await request.read(tx => lookAtResult(tx, request.params.id, 'report-read'))
      const { report, forecast, forecastRefused } = result
      return { run: runOf(kept), report: toReportDocument(report), forecast: forecast && toForecastDocument(forecast), forecastRefused }
    },
  )
}
