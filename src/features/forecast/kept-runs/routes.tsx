/** Runs as pages, their tables as files. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { dayFields, textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { sendTable } from '../../../platform/http/lists.ts'
import { notFound } from '../../../values/problem.ts'
import { askForRun, getUsableReading, lookAtResult, lookAtRun, lookAtRuns, makeAgain } from './actions.ts'
import { AskPage } from './ask-page.tsx'
import { ForecastPage, ReportPage, RunPage, RunsListPage } from './pages.tsx'
import { runPaths } from './paths.ts'
import { getRunProgress } from './queries.ts'
import { readCursor, type TypedSettings, USUAL_SETTINGS } from './rules.ts'
import { findTable } from './tables.ts'

const who = ['vetting-manager']
const params = z.object({ id: z.uuid() })
const tableParams = params.extend({ table: z.string().max(60) })
const listQuery = z.object({ after: z.string().max(100).default('') })
const settings = z.object({
  ...{ title: textField, target: textField, weeks: textField, seed: textField, precision: textField },
  ...{ ramp: textField, staffStage: textField, backtest: textField, release: textField, ...dayFields('staffFrom') },
})

const showAsk: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const { upload, stages } = await request.read(tx => getUsableReading(tx, id))
  const typed = errors.length > 0 ? (request.body as TypedSettings) : USUAL_SETTINGS
  return reply.page(<AskPage reading={id} fileName={upload.fileName} stages={stages} typed={typed} errors={errors} />)
}

export const runRoutes: Routes = async app => {
  app.get(runPaths.runs, { schema: { querystring: listQuery }, config: { act: 'forecast.list-runs', who } }, async (request, reply) => {
    const { after } = request.query
    const page = await request.read(tx => lookAtRuns(tx, readCursor(after)))
    return reply.page(<RunsListPage {...page} isFirst={after === ''} />)
  })

  app.get(runPaths.ask(':id'), { schema: { params }, config: { act: 'forecast.ask-run', who } }, (request, reply) =>
    showAsk(request, reply),
  )

  app.post(
    runPaths.ask(':id'),
    { schema: { params, body: settings }, config: { act: 'forecast.ask-run', who }, errorHandler: showAgain(showAsk) },
    async request =>
      request.change(
        tx => askForRun(tx, request.params.id, request.body),
        run => seeOther(runPaths.run(run)),
      ),
  )

  app.get(runPaths.run(':id'), { schema: { params }, config: { act: 'forecast.see-run', who } }, async (request, reply) =>
    reply.page(<RunPage {...(await request.read(tx => lookAtRun(tx, request.params.id)))} />),
  )

  app.get(runPaths.progress(':id'), { schema: { params }, config: { act: 'forecast.see-progress', who } }, async (request, reply) =>
    reply.header('cache-control', 'no-store').send(await request.read(tx => getRunProgress(tx, request.params.id))),
  )

  app.post(runPaths.again(':id'), { schema: { params }, config: { act: 'forecast.run-again', who } }, async request =>
    request.change(
      tx => makeAgain(tx, request.params.id),
      run => seeOther(runPaths.run(run)),
    ),
  )

  app.get(runPaths.report(':id'), { schema: { params }, config: { act: 'forecast.see-report', who } }, async (request, reply) =>
    reply.page(<ReportPage {...(await request.read(tx => lookAtResult(tx, request.params.id, 'report-read')))} />),
  )

  app.get(runPaths.forecast(':id'), { schema: { params }, config: { act: 'forecast.see-forecast', who } }, async (request, reply) =>
    reply.page(<ForecastPage {...(await request.read(tx => lookAtResult(tx, request.params.id, 'forecast-read')))} />),
  )

  for (const part of ['report', 'forecast'] as const)
    app.get(
      runPaths.table(':id', part, ':table'),
      { schema: { params: tableParams }, config: { act: 'forecast.take-table', who } },
      async (request, reply) => {
        const { id, table } = request.params
        const { result } = await request.read(tx => lookAtResult(tx, id, 'table-taken'))
        const found = findTable(result, part, table)
        if (!found) throw notFound('There is no such table in this run', 'Open the run and take the table from its page.')
        return sendTable(reply, `${part}-${table}`, found)
      },
    )
}
