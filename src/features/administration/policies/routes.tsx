/** Dated rules as pages. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { dayFields, textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { administrationPaths as paths } from '../paths.ts'
import { approve, ask, getCurrent, getPolicy } from './actions.ts'
import { policyWords } from './naming/rules.ts'
import { AskPolicyPage, PoliciesPage, PolicyPage } from './pages.tsx'
import { listPolicies } from './queries.ts'
import { type TypedPolicy, valueText } from './rules.ts'

const who = ['administrator']
const name = z.string().max(100)
const ruleParams = z.object({ kind: name, key: name })
const params = z.object({ id: z.uuid() })
const body = z.object({ value: textField, source: textField, ...dayFields('starts') })

const showAsk: Show = async (request, reply, errors = []) => {
  const { kind, key } = request.params as z.infer<typeof ruleParams>
  const [{ current, history }, today] = await request.read(async tx => [await getCurrent(tx, kind, key), await getToday(tx)] as const)
  const typed = errors.length > 0 ? (request.body as TypedPolicy) : { ...body.parse({}), value: valueText(current.value) }
  return reply.page(<AskPolicyPage current={current} history={history} today={today} typed={typed} errors={errors} />)
}

export const policyRoutes: Routes = async app => {
  app.get(paths.policies, { config: { act: 'administration.list-policies', who } }, async (request, reply) =>
    reply.page(<PoliciesPage policies={await request.read(listPolicies)} />),
  )

  app.get(paths.policy(':id'), { schema: { params }, config: { act: 'administration.see-policy', who } }, async (request, reply) => {
    const seen = await request.read(async tx => {
      const policy = await getPolicy(tx, request.params.id)
      const { current } = await getCurrent(tx, policy.kind, policy.key)
      return { policy, current, today: await getToday(tx) }
    })
    return reply.page(<PolicyPage {...seen} me={request.person?.account ?? ''} />)
  })

  app.post(paths.approvePolicy(':id'), { schema: { params }, config: { act: 'administration.approve-policy', who } }, async request =>
    request.change(
      tx => approve(tx, request.params.id),
      ({ kind, key }) => seeOther(paths.askPolicy(kind, key), 'The change is approved'),
    ),
  )

  app.get(
    paths.askPolicy(':kind', ':key'),
    { schema: { params: ruleParams }, config: { act: 'administration.see-policy', who } },
    (request, reply) => showAsk(request, reply),
  )

  app.post(
    paths.askPolicy(':kind', ':key'),
    { schema: { params: ruleParams, body }, config: { act: 'administration.ask-policy', who }, errorHandler: showAgain(showAsk) },
    async request => {
      const { kind, key } = request.params
      return request.change(
        tx => ask(tx, kind, key, request.body),
        id => seeOther(paths.policy(id), `Asked for a change of: ${policyWords(kind, key).name}. Another administrator must approve it.`),
      )
    },
  )
}
