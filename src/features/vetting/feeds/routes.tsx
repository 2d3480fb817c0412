/** Lists from the force's own systems, as pages. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show, UploadedFile } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { managing, caseParams as params, typedOr } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { listManagedUnits } from '../queries.ts'
import { chooseManagedUnit } from '../units/actions.ts'
import { unitAt } from '../units/chooser.tsx'
import { bringFeed, endForLeaver, linkNumber, lookAtFeed, lookAtReconciliation, takeFeed } from './actions.ts'
import { ListPage, ListsPage } from './pages.tsx'
import { listFeeds } from './queries.ts'
import { MOST_BYTES } from './rules.ts'

const querystring = z.object({ unit: textField })
const bringBody = z.object({ kind: textField, file: z.custom<UploadedFile>().optional() })
const linkBody = z.object({ number: textField, subject: z.uuid() })
const MOST_SHOWN = 50

const askedUnit = ({ query }: FastifyRequest): string => (query as z.infer<typeof querystring>).unit

const showLists: Show = async (request, reply, errors = []) => {
  const seen = await request.read(async tx => {
    const chosen = await chooseManagedUnit(tx, askedUnit(request))
    return { ...chosen, seen: await lookAtReconciliation(tx, chosen.unit.id), brought: await listFeeds(tx, chosen.unit.id, MOST_SHOWN) }
  })
  const { kind } = typedOr(request, errors, { kind: '' })
  return reply.page(<ListsPage {...seen} kind={kind} errors={errors} />)
}

export const feedRoutes: Routes = async app => {
  app.get(paths.feeds, { schema: { querystring }, config: managing('see-lists') }, (request, reply) => showLists(request, reply))

  app.post(
    paths.feeds,
    {
      schema: { querystring, body: bringBody },
      config: { ...managing('bring-list'), upload: MOST_BYTES },
      errorHandler: showAgain(showLists),
    },
    async request =>
      request.change(
        async tx => bringFeed(tx, (await chooseManagedUnit(tx, askedUnit(request))).unit.id, request.body),
        id => seeOther(paths.feed(id)),
      ),
  )

  app.get(paths.feed(':id'), { schema: { params }, config: managing('see-list') }, async (request, reply) => {
    const { feed, seen, unit } = await request.read(async tx => {
      const found = await lookAtFeed(tx, request.params.id)
      const unit = (await listManagedUnits(tx)).find(({ id }) => id === found.feed.unitId)
      return { ...found, unit: unit ?? { id: found.feed.unitId, code: '', name: '' } }
    })
    return reply.page(<ListPage feed={feed} seen={seen} unit={unit} />)
  })

  app.post(paths.takeFeed(':id'), { schema: { params }, config: managing('take-list') }, async request =>
    request.change(
      async tx => {
        const { unitId } = await takeFeed(tx, request.params.id)
        return (await listManagedUnits(tx)).find(({ id }) => id === unitId)
      },
      unit => seeOther(unit ? unitAt(paths.feeds, unit) : paths.feeds, 'The list is taken, and compared from now on'),
    ),
  )

  app.post(paths.endByFeed(':id'), { schema: { params, querystring }, config: managing('end-by-list') }, async request =>
    request.change(
      async tx => {
        const { unit } = await chooseManagedUnit(tx, askedUnit(request))
        await endForLeaver(tx, unit.id, request.params.id)
        return unit
      },
      unit => seeOther(unitAt(paths.feeds, unit), 'The clearance is ended'),
    ),
  )

  app.post(paths.linkByFeed, { schema: { querystring, body: linkBody }, config: managing('give-staff-number') }, async request =>
    request.change(
      async tx => {
        const { unit } = await chooseManagedUnit(tx, askedUnit(request))
        await linkNumber(tx, unit.id, request.body)
        return unit
      },
      unit => seeOther(unitAt(paths.feeds, unit), 'The person has this staff number from now on'),
    ),
  )
}
