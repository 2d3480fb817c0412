/** Kinds of role as pages. */
import { z } from 'zod'
import { seeOther } from '../../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../../platform/http/app.ts'
import { textField as text } from '../../../../platform/http/fields.ts'
import { showAgain } from '../../../../platform/http/forms.ts'
import { networkPaths as paths } from '../../paths.ts'
import { listRoleKinds } from '../../queries.ts'
import { KEEPER, READERS } from '../../who.ts'
import { addRoleKind } from './actions.ts'
import { AddRoleKindPage, RoleKindsPage } from './pages.tsx'
import type { TypedRoleKind } from './rules.ts'

const body = z.object({ name: text, key: text, place: text, published: text, leads: text, about: text })

const showAdd: Show = async (request, reply, errors = []) => {
  const typed = errors.length > 0 ? (request.body as TypedRoleKind) : body.parse({})
  return reply.page(<AddRoleKindPage typed={typed} errors={errors} />)
}

export const roleKindRoutes: Routes = async app => {
  app.get(paths.roleKinds, { config: { act: 'network.list-role-kinds', who: READERS } }, async (request, reply) => {
    const kinds = await request.read(listRoleKinds)
    return reply.page(<RoleKindsPage kinds={kinds} mayAdd={KEEPER.some(role => request.person?.roles.includes(role))} />)
  })

  app.get(paths.newRoleKind, { config: { act: 'network.add-role-kind', who: KEEPER } }, (request, reply) => showAdd(request, reply))

  app.post(
    paths.newRoleKind,
    { schema: { body }, config: { act: 'network.add-role-kind', who: KEEPER }, errorHandler: showAgain(showAdd) },
    async request =>
      request.change(
        tx => addRoleKind(tx, request.body),
        ({ name }) => seeOther(paths.roleKinds, `Added: ${name}`),
      ),
  )
}
