/** Asking for roles, approving and ending them, as pages. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { dayFields, textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { getAccount } from '../accounts/queries.ts'
import { administrationPaths as paths } from '../paths.ts'
import { listOpenUnits } from '../queries.ts'
import { approveRole, askRole, endRole, lookAtRole } from './actions.ts'
import { AskRolePage, RolePage } from './pages.tsx'
import { roleName, type TypedRole } from './rules.ts'

const who = ['administrator']
const params = z.object({ id: z.uuid() })
const askBody = z.object({ role: textField, unit: textField, why: textField, ...dayFields('from'), ...dayFields('until') })
const endBody = z.object({ why: textField })
const BLANK = askBody.parse({})

const showAsk: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const [account, units] = await request.read(async tx => [await getAccount(tx, id), await listOpenUnits(tx)] as const)
  const typed = errors.length > 0 ? (request.body as TypedRole) : BLANK
  return reply.page(<AskRolePage account={account} units={units} typed={typed} errors={errors} />)
}

const showRole: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const [role, today] = await request.read(async tx => [await lookAtRole(tx, id), await getToday(tx)] as const)
  const { why = '' } = (request.body ?? {}) as { why?: string }
  return reply.page(<RolePage role={role} me={request.person?.account ?? ''} today={today} typedWhy={why} errors={errors} />)
}

export const roleRoutes: Routes = async app => {
  app.get(paths.askRole(':id'), { schema: { params }, config: { act: 'administration.ask-role', who } }, (request, reply) =>
    showAsk(request, reply),
  )

  app.post(
    paths.askRole(':id'),
    { schema: { params, body: askBody }, config: { act: 'administration.ask-role', who }, errorHandler: showAgain(showAsk) },
    async request =>
      request.change(
        tx => askRole(tx, request.params.id, request.body),
        () =>
          seeOther(paths.account(request.params.id), `Asked for: ${roleName(request.body.role)}. Another administrator must approve it.`),
      ),
  )

  app.get(paths.role(':id'), { schema: { params }, config: { act: 'administration.see-role', who } }, (request, reply) =>
    showRole(request, reply),
  )

  app.post(paths.approveRole(':id'), { schema: { params }, config: { act: 'administration.approve-role', who } }, async request =>
    request.change(
      tx => approveRole(tx, request.params.id),
      account => seeOther(paths.account(account), 'The role is approved'),
    ),
  )

  app.post(
    paths.endRole(':id'),
    { schema: { params, body: endBody }, config: { act: 'administration.end-role', who }, errorHandler: showAgain(showRole) },
    async request =>
      request.change(
        tx => endRole(tx, request.params.id, request.body.why),
        account => seeOther(paths.account(account), 'The role has ended'),
      ),
  )
}
