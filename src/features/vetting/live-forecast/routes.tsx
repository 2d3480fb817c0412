/** Forecasts of a unit, for whoever manages it. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { dayFields, textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { sendTable } from '../../../platform/http/lists.ts'
import { notFound } from '../../../values/problem.ts'
import { loadForFeatures } from '../../forecast/index.ts'
import { managing, typedOr } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { askForForecast, findTable, isUnderWay, listOfUnit, lookAtForecast, makeAgain } from './actions.ts'
import { FailedPage, ForecastPage, ForecastsPage } from './pages.tsx'
import { getForecast } from './queries.ts'
import { USUAL_ASK } from './rules.ts'

const querystring = z.object({ unit: z.string().max(60).default('') })
const params = z.object({ id: z.uuid() })
const tableParams = params.extend({ table: z.string().max(60) })
const more = z.object({ more: z.coerce.number().int().min(1).max(10).catch(2).default(2) })
const body = z.object({ ramp: textField, ...dayFields('staffFrom') })

const showList: Show = async (request, reply, errors = []) => {
  const { unit } = request.query as z.infer<typeof querystring>
  const seen = await request.read(tx => listOfUnit(tx, unit))
  return reply.page(<ForecastsPage {...seen} typed={typedOr(request, errors, USUAL_ASK)} errors={errors} />)
}

export const liveForecastRoutes: Routes = async app => {
  app.get(paths.forecast, { schema: { querystring }, config: managing('list-forecasts') }, (request, reply) => showList(request, reply))

  app.post(
    paths.forecastNow,
    { schema: { querystring, body }, config: managing('ask-forecast'), errorHandler: showAgain(showList) },
    async request =>
      request.change(
        tx => askForForecast(tx, request.query.unit, request.body),
        id => seeOther(paths.liveForecast(id)),
      ),
  )

  app.get(
    paths.liveForecast(':id'),
    { schema: { params, querystring: more }, config: managing('see-forecast') },
    async (request, reply) => {
      const { id } = request.params
      const { ProgressPage, forecastPart } = await loadForFeatures()
      const live = await request.read(tx => getForecast(tx, id))
      if (live.state === 'failed') return reply.page(<FailedPage live={live} />)
      if (isUnderWay(live))
        return reply.page(
          <ProgressPage
            title="Making the forecast"
            caption={live.unit}
            progress={live}
            path={paths.liveForecastProgress(id)}
            back={{ href: paths.forecast, text: 'Forecasts' }}
          />,
        )
      const seen = await request.read(tx => lookAtForecast(tx, id))
      return reply.page(<ForecastPage seen={seen} part={forecastPart(seen.forecast)} more={request.query.more} />)
    },
  )

  app.get(paths.liveForecastProgress(':id'), { schema: { params }, config: managing('see-progress') }, async (request, reply) => {
    const { state, step, percent } = await request.read(tx => getForecast(tx, request.params.id))
    return reply.header('cache-control', 'no-store').send({ state, step, percent })
  })

  app.post(paths.liveForecastAgain(':id'), { schema: { params }, config: managing('ask-forecast') }, async request =>
    request.change(
      tx => makeAgain(tx, request.params.id),
      id => seeOther(paths.liveForecast(id)),
    ),
  )

  app.get(
    paths.liveForecastTable(':id', ':table'),
    { schema: { params: tableParams }, config: managing('take-table') },
    async (request, reply) => {
      const { id, table } = request.params
      const found = await findTable(await request.read(tx => lookAtForecast(tx, id, 'table-taken')), table)
      if (!found) throw notFound('There is no such table', 'Take the table from the page of the forecast.')
      return sendTable(reply, `forecast-${table}`, found)
    },
  )
}
