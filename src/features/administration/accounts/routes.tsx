/** Accounts as pages. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { administrationPaths as paths } from '../paths.ts'
import { changeContact, close, endSession, lookAtAccount, lookAtAccounts, open } from './actions.ts'
import { AccountPage, AccountsPage, CloseAccountPage, OpenAccountPage } from './pages.tsx'
import { getAccount } from './queries.ts'

const who = ['administrator']
const params = z.object({ id: z.uuid() })
const sessionParams = params.extend({ session: z.uuid() })
const listQuery = z.object({ q: textField, after: textField, id: z.uuid().optional().catch(undefined) })
const openBody = z.object({ subject: textField, name: textField, standing: textField, email: textField })
const contactBody = z.object({ email: textField })
const closeBody = z.object({ why: textField })
const BLANK = openBody.parse({})

const showOpen: Show = async (request, reply, errors = []) => {
  const typed = errors.length > 0 ? (request.body as typeof BLANK) : BLANK
  return reply.page(<OpenAccountPage typed={typed} errors={errors} />)
}

const showAccount: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const [seen, today] = await request.read(async tx => [await lookAtAccount(tx, id), await getToday(tx)] as const)
  const { email = '' } = (request.body ?? {}) as { email?: string }
  return reply.page(<AccountPage {...seen} today={today} typedEmail={email} errors={errors} />)
}

const showClose: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const account = await request.read(tx => getAccount(tx, id))
  const { why = '' } = (request.body ?? {}) as { why?: string }
  return reply.page(<CloseAccountPage account={account} typedWhy={why} errors={errors} />)
}

export const accountRoutes: Routes = async app => {
  app.get(
    paths.accounts,
    { schema: { querystring: listQuery }, config: { act: 'administration.list-accounts', who } },
    async (request, reply) => {
      const { q, after, id } = request.query
      const page = await request.read(tx => lookAtAccounts(tx, q, id === undefined ? undefined : { name: after, id }))
      return reply.page(<AccountsPage {...page} typed={q} />)
    },
  )

  app.get(paths.openAccount, { config: { act: 'administration.open-account', who } }, (request, reply) => showOpen(request, reply))

  app.post(
    paths.accounts,
    { schema: { body: openBody }, config: { act: 'administration.open-account', who }, errorHandler: showAgain(showOpen) },
    async request =>
      request.change(
        tx => open(tx, request.body),
        id => seeOther(paths.account(id), 'The account is open'),
      ),
  )

  app.get(paths.account(':id'), { schema: { params }, config: { act: 'administration.see-account', who } }, (request, reply) =>
    showAccount(request, reply),
  )

  app.post(
    paths.contact(':id'),
    { schema: { params, body: contactBody }, config: { act: 'administration.change-contact', who }, errorHandler: showAgain(showAccount) },
    async request =>
      request.change(
        tx => changeContact(tx, request.params.id, request.body.email),
        () => seeOther(paths.account(request.params.id), 'The email address is changed'),
      ),
  )

  app.get(paths.closeAccount(':id'), { schema: { params }, config: { act: 'administration.close-account', who } }, (request, reply) =>
    showClose(request, reply),
  )

  app.post(
    paths.closeAccount(':id'),
    { schema: { params, body: closeBody }, config: { act: 'administration.close-account', who }, errorHandler: showAgain(showClose) },
    async request =>
      request.change(
        tx => close(tx, request.params.id, request.body.why),
        () => seeOther(paths.account(request.params.id), 'The account is closed'),
      ),
  )

  app.post(
    paths.endSession(':id', ':session'),
    { schema: { params: sessionParams }, config: { act: 'administration.end-session', who } },
    async request =>
      request.change(
        tx => endSession(tx, request.params.id, request.params.session),
        () => seeOther(paths.account(request.params.id), 'The session is ended'),
      ),
  )
}
