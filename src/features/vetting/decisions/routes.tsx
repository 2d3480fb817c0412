/** Deciding a case, as pages: the form, the answers checked, the decision confirmed; and how it was decided. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { dayFields, textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { seenVersion } from '../../../platform/http/versions.ts'
import { stale } from '../../../values/problem.ts'
import { caseIdOf, deciding, meOf, caseParams as params, staff, ticked } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { checkDecision, decide, lookAtDecisionRecord, lookAtToDecide, type Typed } from './actions.ts'
import { lookAtOutcomes } from './outcomes.ts'
import { OutcomesPage } from './outcomes-page.tsx'
import { CheckDecisionPage, DecidePage } from './pages.tsx'
import { DecisionPage } from './record-page.tsx'

const body = z.object({
  ...{ adverse: textField, decision: textField, rationale: textField, 'grant-reasons': ticked, 'refuse-reasons': ticked },
  ...dayFields('on'),
  change: textField,
})
type Body = z.infer<typeof body>
const BLANK = body.parse({})

/** The reasons of the side that was chosen: boxes of the other side may be ticked from before somebody changed their mind. */
const typedOf = (sent: Body): Typed => ({ ...sent, reasons: sent[sent.decision === 'refuse' ? 'refuse-reasons' : 'grant-reasons'] })

const showDecide: Show = async (request, reply, errors = []) => {
  const to = await request.read(tx => lookAtToDecide(tx, caseIdOf(request)))
  const typed = typedOf(errors.length > 0 || wantsChange(request) ? (request.body as Body) : BLANK)
  return reply.page(<DecidePage to={to} me={meOf(request).account} typed={typed} errors={errors} />)
}

const wantsChange = ({ body: sent }: FastifyRequest): boolean => (sent as Body | undefined)?.change === 'yes'

const DONE = {
  'second-decision': 'Your decision is recorded. A second, different decision maker must decide now.',
  granted: 'Granted. The letter is written, and the person is told that there is an update.',
  refused: 'Refused. The letter is written, and the person is told that there is an update.',
} as const

export const decisionRoutes: Routes = async app => {
  const config = deciding('decide')
  app.get(paths.decide(':id'), { schema: { params }, config }, (request, reply) => showDecide(request, reply))

  // Nothing is stored yet: the answers are read as the decision will be, and shown.
  app.post(
    paths.checkDecision(':id'),
    { schema: { params, body }, config, errorHandler: showAgain(showDecide) },
    async (request, reply) => {
      if (wantsChange(request)) return showDecide(request, reply)
      const typed = typedOf(request.body)
      const to = await request.read(tx => lookAtToDecide(tx, request.params.id))
      // Whoever has not seen what the first seat decided meanwhile is shown it first.
      if (seenVersion(request) !== to.seen.found.version) throw stale()
      return reply.page(<CheckDecisionPage to={to} typed={typed} decision={checkDecision(to, typed)} />)
    },
  )

  app.post(paths.decide(':id'), { schema: { params, body }, config, errorHandler: showAgain(showDecide) }, async request =>
    request.change(
      tx => decide(tx, request.params.id, seenVersion(request), typedOf(request.body)),
      ({ state }) => seeOther(paths.decision(request.params.id), DONE[state]),
    ),
  )

  app.get(paths.decision(':id'), { schema: { params }, config: staff('see-decision') }, async (request, reply) =>
    reply.page(<DecisionPage record={await request.read(tx => lookAtDecisionRecord(tx, request.params.id))} />),
  )

  app.get(paths.outcomes, { config: deciding('see-outcomes') }, async (request, reply) =>
    reply.page(<OutcomesPage outcomes={await request.read(lookAtOutcomes)} />),
  )
}
