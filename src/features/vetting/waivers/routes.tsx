/** Waiving checks, as pages. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { dayFields, textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { lookAtCase } from '../cases/look.ts'
import { caseIdOf, caseParams, deciding, staff, typedOr } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { approveWaiver, askWaiver, lookAtWaivers } from './actions.ts'
import { AskWaiverPage, WaiversPage } from './pages.tsx'

const body = z.object({ stage: textField, why: textField, ...dayFields('until') })
const waiverParams = caseParams.extend({ waiver: z.uuid() })

const showAsk: Show = async (request, reply, errors = []) => {
  const seen = await request.read(tx => lookAtCase(tx, caseIdOf(request)))
  return reply.page(<AskWaiverPage seen={seen} typed={typedOr(request, errors, body.parse({}))} errors={errors} />)
}

export const waiverRoutes: Routes = async app => {
  app.get(paths.waivers, { config: deciding('list-waivers') }, async (request, reply) => {
    const [waivers, today] = await request.read(async tx => [await lookAtWaivers(tx), await getToday(tx)] as const)
    return reply.page(<WaiversPage waivers={waivers} today={today} />)
  })

  app.get(paths.waiver(':id'), { schema: { params: caseParams }, config: staff('ask-waiver') }, (request, reply) => showAsk(request, reply))

  app.post(
    paths.waiver(':id'),
    { schema: { params: caseParams, body }, config: staff('ask-waiver'), errorHandler: showAgain(showAsk) },
    async request =>
      request.change(
        tx => askWaiver(tx, request.params.id, request.body),
        () => seeOther(paths.case(request.params.id), 'Asked for. Somebody else must approve it before it counts'),
      ),
  )

  app.post(paths.approveWaiver(':id', ':waiver'), { schema: { params: waiverParams }, config: deciding('approve-waiver') }, async request =>
    request.change(
      tx => approveWaiver(tx, request.params.id, request.params.waiver),
      () => seeOther(paths.case(request.params.id), 'The check is waived until its day'),
    ),
  )
}
