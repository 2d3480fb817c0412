/** Steps of a case besides its checks, as pages. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { isTooLate, seenVersion } from '../../../platform/http/versions.ts'
import { lookAtCase } from '../cases/look.ts'
import { countOpenOf } from '../cases/queries.ts'
import { caseIdOf, caseParams, deciding, meOf, staff, typedOr } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { listColleagues } from '../people/queries.ts'
import { allocate, close, markReady, recuse, sendBack } from './actions.ts'
import { AllocatePage, ClosePage, RecusePage } from './pages.tsx'
import { CLOSINGS, type Closing } from './rules.ts'

const allocateBody = z.object({ to: textField })
const whyBody = z.object({ why: textField })
const closeBody = z.object({ how: textField, why: textField })

const showAllocate: Show = async (request, reply, errors = []) => {
  const { seen, colleagues } = await request.read(async tx => {
    const looked = await lookAtCase(tx, caseIdOf(request))
    const [people, open] = await Promise.all([listColleagues(tx, looked.found.unitId), countOpenOf(tx, looked.found.unitId)])
    return { seen: looked, colleagues: people.map(each => ({ ...each, open: open.get(each.account) ?? 0 })) }
  })
  const { to } = typedOr(request, errors, { to: seen.found.allocatedTo ?? '' })
  return reply.page(<AllocatePage seen={seen} colleagues={colleagues} typed={to} tooLate={isTooLate(errors)} errors={errors} />)
}

const showRecuse: Show = async (request, reply, errors = []) => {
  const seen = await request.read(tx => lookAtCase(tx, caseIdOf(request)))
  return reply.page(<RecusePage seen={seen} typed={typedOr(request, errors, { why: '' }).why} errors={errors} />)
}

const showClose: Show = async (request, reply, errors = []) => {
  const seen = await request.read(tx => lookAtCase(tx, caseIdOf(request)))
  const typed = typedOr(request, errors, { how: '', why: '' })
  return reply.page(<ClosePage seen={seen} typed={typed} tooLate={isTooLate(errors)} errors={errors} />)
}

export const stepRoutes: Routes = async app => {
  const params = caseParams
  app.post(paths.ready(':id'), { schema: { params }, config: staff('mark-ready') }, async request =>
    request.change(
      tx => markReady(tx, request.params.id, seenVersion(request)),
      () => seeOther(paths.case(request.params.id), 'The case is ready to be decided'),
    ),
  )

  app.post(paths.backToChecks(':id'), { schema: { params }, config: staff('send-back') }, async request =>
    request.change(
      tx => sendBack(tx, request.params.id, seenVersion(request)),
      () => seeOther(paths.case(request.params.id), 'The case is back at its checks'),
    ),
  )

  app.get(paths.allocate(':id'), { schema: { params }, config: deciding('allocate') }, (request, reply) => showAllocate(request, reply))
  app.post(
    paths.allocate(':id'),
    { schema: { params, body: allocateBody }, config: deciding('allocate'), errorHandler: showAgain(showAllocate) },
    async request =>
      request.change(
        tx => allocate(tx, request.params.id, seenVersion(request), request.body.to),
        () => seeOther(paths.case(request.params.id), 'The case is allocated'),
      ),
  )

  app.get(paths.recuse(':id'), { schema: { params }, config: staff('recuse') }, (request, reply) => showRecuse(request, reply))
  app.post(
    paths.recuse(':id'),
    { schema: { params, body: whyBody }, config: staff('recuse'), errorHandler: showAgain(showRecuse) },
    async request =>
      request.change(
        tx => recuse(tx, request.params.id, request.body.why, meOf(request).account),
        () => seeOther(paths.case(request.params.id), 'You have no part in this case any more'),
      ),
  )

  app.get(paths.close(':id'), { schema: { params }, config: staff('close-case') }, (request, reply) => showClose(request, reply))
  app.post(
    paths.close(':id'),
    { schema: { params, body: closeBody }, config: staff('close-case'), errorHandler: showAgain(showClose) },
    async request =>
      request.change(
        tx => close(tx, request.params.id, seenVersion(request), request.body),
        () => seeOther(paths.case(request.params.id), `Closed: ${CLOSINGS[request.body.how as Closing].name.toLowerCase()}`),
      ),
  )
}
