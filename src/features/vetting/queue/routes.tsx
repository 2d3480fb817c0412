/** The queue of a unit, as page and as file, and the ways that begin at it. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { csvText } from '../../../platform/views/csv.ts'
import { meOf, staff } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { DECIDER } from '../who.ts'
import { lookAtQueue, takeQueue } from './actions.ts'
import { allocationRoutes } from './allocation/routes.tsx'
import { severalOf } from './fields.ts'
import { fileOf } from './file.ts'
import { mineRoutes } from './mine/routes.tsx'
import { QueuePage } from './pages.tsx'
import { readQueue, type TypedQueue } from './rules.ts'
import { searchRoutes } from './search/routes.tsx'
import { forgetView, saveView } from './views/actions.ts'
import { workloadRoutes } from './workload/routes.tsx'

const querystring = z.object({
  ...{ unit: textField, level: severalOf(20), state: severalOf(10), stage: textField, party: textField, age: textField, late: textField },
  ...{ who: textField, priority: textField, red: textField, sort: textField, dir: textField, after: textField },
})
const viewParams = z.object({ id: z.uuid() })
const viewBody = z.object({ name: textField, query: z.string().max(2000).default('') })

/** A view that could not be saved is shown with the queue that it was of. */
function askedOf({ query, body }: FastifyRequest) {
  const sent = (body as { query?: string } | undefined)?.query
  return readQueue(sent === undefined ? (query as TypedQueue) : querystring.parse(fieldsOf(sent)))
}

function fieldsOf(query: string): Record<string, string | string[]> {
  const fields = new URLSearchParams(query)
  return Object.fromEntries(
    [...new Set(fields.keys())].map(name => [name, name === 'level' || name === 'state' ? fields.getAll(name) : (fields.get(name) ?? '')]),
  )
}

const showQueue: Show = async (request, reply, errors = []) => {
  const asked = askedOf(request)
  const { seen, today } = await request.read(async tx => ({ seen: await lookAtQueue(tx, asked), today: await getToday(tx) }))
  const mayAllocate = DECIDER.some(role => meOf(request).roles.includes(role))
  return reply.page(<QueuePage seen={seen} asked={asked} today={today} mayAllocate={mayAllocate} errors={errors} />)
}

export const queueRoutes: Routes = async app => {
  await mineRoutes(app)
  app.get(paths.queue, { schema: { querystring }, config: staff('see-queue') }, (request, reply) => showQueue(request, reply))

  app.get(paths.queueFile, { schema: { querystring }, config: staff('take-queue') }, async (request, reply) => {
    const taken = await request.read(tx => takeQueue(tx, readQueue(request.query)))
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="vetting-queue.csv"')
      .type('text/csv; charset=utf-8')
      .send(csvText(fileOf(taken)))
  })

  app.post(
    paths.saveView,
    { schema: { body: viewBody }, config: staff('save-view'), errorHandler: showAgain(showQueue) },
    async request => {
      const { name, query } = request.body
      return request.change(
        tx => saveView(tx, { name, query }),
        () => seeOther(query === '' ? paths.queue : `${paths.queue}?${query}`, 'The view is saved'),
      )
    },
  )

  app.post(paths.dropView(':id'), { schema: { params: viewParams }, config: staff('drop-view') }, async request =>
    request.change(
      tx => forgetView(tx, request.params.id),
      () => seeOther(paths.queue, 'The view is dropped'),
    ),
  )

  for (const part of [allocationRoutes, workloadRoutes, searchRoutes]) await part(app)
}
