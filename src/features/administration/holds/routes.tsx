/** Legal holds as a page. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { type Reason, refuse } from '../../../values/outcome.ts'
import { orRefuse } from '../../../values/problem.ts'
import { administrationPaths as paths } from '../paths.ts'
import { readReason } from '../roles/rules.ts'
import { HoldsPage } from './pages.tsx'
import { askLift, liftHold, listHolds, placeHold } from './queries.ts'
import { readHold } from './rules.ts'

const who = ['administrator']
const params = z.object({ id: z.uuid() })
const placeBody = z.object({ matter: textField, why: textField })
const liftBody = z.object({ why: textField })

const show: Show = async (request, reply, errors = []) => {
  const holds = await request.read(listHolds)
  const typed = errors.length > 0 ? { ...placeBody.parse({}), ...(request.body as object) } : placeBody.parse({})
  return reply.page(<HoldsPage holds={holds} me={request.person?.account ?? ''} typed={typed} errors={errors} />)
}

function reasonOf(typed: string, field: string): string {
  const errors: Reason[] = []
  const why = readReason(typed, errors, field)
  return errors.length > 0 ? orRefuse(refuse(...errors)) : why
}

export const holdRoutes: Routes = async app => {
  app.get(paths.holds, { config: { act: 'administration.list-holds', who } }, (request, reply) => show(request, reply))

  app.post(
    paths.holds,
    { schema: { body: placeBody }, config: { act: 'administration.place-hold', who }, errorHandler: showAgain(show) },
    async request => {
      const { matter, why } = orRefuse(readHold(request.body))
      return request.change(
        tx => placeHold(tx, matter, why),
        () => seeOther(paths.holds, 'The hold is in force'),
      )
    },
  )

  app.post(
    paths.askLift(':id'),
    { schema: { params, body: liftBody }, config: { act: 'administration.ask-lift', who }, errorHandler: showAgain(show) },
    async request => {
      const why = reasonOf(request.body.why, `lift-${request.params.id}`)
      return request.change(
        tx => askLift(tx, request.params.id, why),
        () => seeOther(paths.holds, 'Asked for. Another administrator must lift it.'),
      )
    },
  )

  app.post(paths.lift(':id'), { schema: { params }, config: { act: 'administration.lift-hold', who } }, async request =>
    request.change(
      tx => liftHold(tx, request.params.id),
      () => seeOther(paths.holds, 'The hold is lifted'),
    ),
  )
}
