/** Units as pages. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { administrationPaths as paths } from '../paths.ts'
import { listOpenUnits, listUnits } from '../queries.ts'
import { close, getOpenUnit, open } from './actions.ts'
import { CloseUnitPage, OpenUnitPage, UnitsPage } from './pages.tsx'
import type { TypedUnit } from './rules.ts'

const who = ['administrator']
const params = z.object({ id: z.string().max(40) })
const openBody = z.object({ code: textField, name: textField, below: textField })
const closeBody = z.object({ why: textField })

const showOpen: Show = async (request, reply, errors = []) => {
  const units = await request.read(listOpenUnits)
  const typed = errors.length > 0 ? (request.body as TypedUnit) : openBody.parse({})
  return reply.page(<OpenUnitPage units={units} typed={typed} errors={errors} />)
}

const showClose: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const unit = await request.read(tx => getOpenUnit(tx, id))
  const { why = '' } = (request.body ?? {}) as { why?: string }
  return reply.page(<CloseUnitPage unit={unit} typedWhy={why} errors={errors} />)
}

export const unitRoutes: Routes = async app => {
  app.get(paths.units, { config: { act: 'administration.list-units', who } }, async (request, reply) =>
    reply.page(<UnitsPage units={await request.read(listUnits)} />),
  )

  app.get(paths.openUnit, { config: { act: 'administration.open-unit', who } }, (request, reply) => showOpen(request, reply))

  app.post(
    paths.units,
    { schema: { body: openBody }, config: { act: 'administration.open-unit', who }, errorHandler: showAgain(showOpen) },
    async request =>
      request.change(
        tx => open(tx, request.body),
        () => seeOther(paths.units, 'The unit is open'),
      ),
  )

  app.get(paths.closeUnit(':id'), { schema: { params }, config: { act: 'administration.close-unit', who } }, (request, reply) =>
    showClose(request, reply),
  )

  app.post(
    paths.closeUnit(':id'),
    { schema: { params, body: closeBody }, config: { act: 'administration.close-unit', who }, errorHandler: showAgain(showClose) },
    async request =>
      request.change(
        tx => close(tx, request.params.id, request.body.why),
        () => seeOther(paths.units, 'The unit is closed'),
      ),
  )
}
