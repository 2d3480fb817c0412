/** Clearances, as pages and as a file; and the pages that go with them. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { csvText } from '../../../platform/views/csv.ts'
import { addDays } from '../../../values/date.ts'
import { notFound } from '../../../values/problem.ts'
import { caseIdOf, deciding, meOf, caseParams as params, staff, typedOr } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { renewalRoutes } from '../renewals/routes.tsx'
import { reviewRoutes } from '../reviews/routes.tsx'
import { levelName, REGIMES } from '../rules.ts'
import { withdrawalRoutes } from '../withdrawals/routes.tsx'
import { lookAtClearance, lookAtList, noteEvent } from './actions.ts'
import { ClearancesPage } from './list-page.tsx'
import { ClearancePage, EventPage } from './pages.tsx'
import { type Clearance, EVENTS, FILE_ROWS, readAsked, readKind, STANDINGS } from './rules.ts'

const querystring = z.object({ unit: textField, level: textField, state: textField, due: textField, after: textField })
const kindQuery = z.object({ kind: textField })
const eventBody = z.object({ kind: textField, why: textField })

const showEvent: Show = async (request, reply, errors = []) => {
  const typed = typedOr(request, errors, eventBody.parse(request.query))
  const { clearance } = await request.read(tx => lookAtClearance(tx, caseIdOf(request)))
  const kind = readKind(typed.kind)
  if (!kind) throw notFound('There is no such thing to note of a clearance')
  return reply.page(<EventPage clearance={clearance} kind={kind} typed={typed} errors={errors} />)
}

export const clearanceRoutes: Routes = async app => {
  app.get(paths.clearances, { schema: { querystring }, config: staff('list-clearances') }, async (request, reply) => {
    const asked = readAsked(request.query)
    return reply.page(<ClearancesPage seen={await request.read(tx => lookAtList(tx, asked))} asked={asked} />)
  })

  app.get(paths.clearancesFile, { schema: { querystring }, config: staff('take-clearances') }, async (request, reply) => {
    const asked = { ...readAsked(request.query), after: undefined }
    const { clearances } = await request.read(tx => lookAtList(tx, asked, FILE_ROWS))
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="clearances.csv"')
      .type('text/csv; charset=utf-8')
      .send(csvText(fileOf(clearances)))
  })

  app.get(paths.clearance(':id'), { schema: { params }, config: staff('see-clearance') }, async (request, reply) => {
    const seen = await request.read(tx => lookAtClearance(tx, request.params.id))
    return reply.page(<ClearancePage seen={seen} me={meOf(request)} />)
  })

  app.get(
    paths.clearanceEvent(':id'),
    { schema: { params, querystring: kindQuery }, config: deciding('note-clearance') },
    (request, reply) => showEvent(request, reply),
  )

  app.post(
    paths.clearanceEvent(':id'),
    { schema: { params, body: eventBody }, config: deciding('note-clearance'), errorHandler: showAgain(showEvent) },
    async request =>
      request.change(
        tx => noteEvent(tx, request.params.id, request.body),
        () => seeOther(paths.clearance(request.params.id), `${EVENTS[readKind(request.body.kind) ?? 'ended']}: it is noted`),
      ),
  )

  for (const part of [withdrawalRoutes, reviewRoutes, renewalRoutes]) await part(app)
}

const fileOf = (clearances: readonly Clearance[]) => ({
  head: ['case', 'family_name', 'given_names', 'level', 'stands_under', 'state', 'granted_on', 'last_day', 'renewal_open'],
  rows: clearances.map(({ ref, familyName, givenNames, level, regime, standing, from, until, renewal }) => [
    ...[ref, familyName, givenNames, levelName(level), REGIMES[regime], STANDINGS[standing]],
    ...[from, addDays(until, -1), renewal === null ? 'no' : 'yes'],
  ]),
})
