/** Asking an applicant for information, as pages of the unit. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { seenVersion } from '../../../platform/http/versions.ts'
import { lookAtCase } from '../cases/look.ts'
import { caseIdOf, caseParams, staff, ticked, typedOr } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { addWorkingDays, ruleOn } from '../queries.ts'
import { askApplicant, listWants, receiveAnswer, withdrawRequest } from './actions.ts'
import { AskApplicantPage } from './pages.tsx'
import type { TypedRequest } from './rules.ts'

const body = z.object({ wants: ticked, words: textField })
const requestParams = caseParams.extend({ request: z.uuid() })

const showAsk: Show = async (request, reply, errors = []) => {
  const { seen, items, dueOn } = await request.read(async tx => {
    const looked = await lookAtCase(tx, caseIdOf(request))
    const { value: days } = await ruleOn<number>(tx, 'vetting-window', 'request-days', looked.today)
    return { seen: looked, items: await listWants(tx), dueOn: await addWorkingDays(tx, looked.today, days) }
  })
  const typed = typedOr<TypedRequest>(request, errors, { wants: [], words: '' })
  return reply.page(<AskApplicantPage seen={seen} items={items} dueOn={dueOn} typed={typed} errors={errors} />)
}

export const requestRoutes: Routes = async app => {
  app.get(paths.request(':id'), { schema: { params: caseParams }, config: staff('ask-applicant') }, (request, reply) =>
    showAsk(request, reply),
  )

  app.post(
    paths.request(':id'),
    { schema: { params: caseParams, body }, config: staff('ask-applicant'), errorHandler: showAgain(showAsk) },
    async request =>
      request.change(
        tx => askApplicant(tx, request.params.id, request.body),
        () => seeOther(paths.case(request.params.id), 'The applicant is asked. The unit’s clock rests until they answer'),
      ),
  )

  app.post(paths.answerRequest(':id', ':request'), { schema: { params: requestParams }, config: staff('receive-answer') }, async request =>
    request.change(
      tx => receiveAnswer(tx, request.params.id, request.params.request, seenVersion(request)),
      () => seeOther(paths.case(request.params.id), 'The answer is noted'),
    ),
  )

  app.post(
    paths.withdrawRequest(':id', ':request'),
    { schema: { params: requestParams }, config: staff('withdraw-request') },
    async request =>
      request.change(
        tx => withdrawRequest(tx, request.params.id, request.params.request, seenVersion(request)),
        () => seeOther(paths.case(request.params.id), 'The request is withdrawn'),
      ),
  )
}
