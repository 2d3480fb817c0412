/** The priority lane, as pages. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { lookAtCase } from '../cases/look.ts'
import { caseIdOf, caseParams, managing, staff, typedOr } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { approvePriority, askPriority } from './actions.ts'
import { AskPriorityPage } from './pages.tsx'
import { getLane } from './queries.ts'

const body = z.object({ why: textField })

const showAsk: Show = async (request, reply, errors = []) => {
  const { seen, lane } = await request.read(async tx => {
    const looked = await lookAtCase(tx, caseIdOf(request))
    return { seen: looked, lane: await getLane(tx, looked.found.unitId) }
  })
  return reply.page(<AskPriorityPage seen={seen} lane={lane} typed={typedOr(request, errors, { why: '' }).why} errors={errors} />)
}

export const priorityRoutes: Routes = async app => {
  app.get(paths.priority(':id'), { schema: { params: caseParams }, config: staff('ask-priority') }, (request, reply) =>
    showAsk(request, reply),
  )

  app.post(
    paths.priority(':id'),
    { schema: { params: caseParams, body }, config: staff('ask-priority'), errorHandler: showAgain(showAsk) },
    async request =>
      request.change(
        tx => askPriority(tx, request.params.id, request.body.why),
        () => seeOther(paths.case(request.params.id), 'Asked for. A vetting manager of the unit must approve it'),
      ),
  )

  app.post(paths.approvePriority(':id'), { schema: { params: caseParams }, config: managing('approve-priority') }, async request =>
    request.change(
      tx => approvePriority(tx, request.params.id),
      () => seeOther(paths.case(request.params.id), 'This case goes first from now on'),
    ),
  )
}
