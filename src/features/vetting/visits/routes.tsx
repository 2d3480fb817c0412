/** Stages are begun and ended by hand where they do not begin by themselves. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { notFound, orRefuse } from '../../../values/problem.ts'
import { endVisit, startVisit } from '../cases/actions.ts'
import { lookAtCase } from '../cases/look.ts'
import { caseIdOf, caseParams, staff, typedOr } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { stageName } from '../rules.ts'
import { EndVisitPage, StartVisitPage } from './pages.tsx'
import { listVisits } from './queries.ts'
import { readResult, readVisit } from './rules.ts'

const visitParams = caseParams.extend({ visit: z.uuid() })
const startBody = z.object({ stage: textField, party: textField, partyName: textField })
const endBody = z.object({ result: textField })
const querystring = z.object({ stage: textField })

const showStart: Show = async (request, reply, errors = []) => {
  const seen = await request.read(tx => lookAtCase(tx, caseIdOf(request)))
  const { stage = '' } = request.query as { stage?: string }
  return reply.page(<StartVisitPage seen={seen} typed={typedOr(request, errors, { stage, party: '', partyName: '' })} errors={errors} />)
}

const showEnd: Show = async (request, reply, errors = []) => {
  const seen = await request.read(tx => lookAtCase(tx, caseIdOf(request)))
  const visit = seen.visits.find(({ id }) => id === visitOf(request))
  if (!visit) throw notFound('There is no such stage in this case')
  return reply.page(<EndVisitPage seen={seen} visit={visit} typed={typedOr(request, errors, { result: '' }).result} errors={errors} />)
}
const visitOf = ({ params }: FastifyRequest) => (params as z.infer<typeof visitParams>).visit

export const visitRoutes: Routes = async app => {
  app.get(paths.startVisit(':id'), { schema: { params: caseParams, querystring }, config: staff('start-visit') }, (request, reply) =>
    showStart(request, reply),
  )

  app.post(
    paths.startVisit(':id'),
    { schema: { params: caseParams, body: startBody }, config: staff('start-visit'), errorHandler: showAgain(showStart) },
    async request =>
      request.change(
        async tx => {
          const visit = orRefuse(readVisit(request.body, await listVisits(tx, request.params.id)))
          await startVisit(tx, request.params.id, visit)
          return visit
        },
        ({ stage }) => seeOther(paths.case(request.params.id), `Begun: ${stageName(stage)}`),
      ),
  )

  app.get(paths.endVisit(':id', ':visit'), { schema: { params: visitParams }, config: staff('end-visit') }, (request, reply) =>
    showEnd(request, reply),
  )

  app.post(
    paths.endVisit(':id', ':visit'),
    { schema: { params: visitParams, body: endBody }, config: staff('end-visit'), errorHandler: showAgain(showEnd) },
    async request => {
      const { id, visit } = request.params
      return request.change(
        tx => endVisit(tx, id, visit, orRefuse(readResult(request.body.result))),
        () =>
          request.body.result === 'trace'
            ? seeOther(paths.trace(id), 'The stage has ended. Record what was found')
            : seeOther(paths.case(id), 'The stage has ended'),
      )
    },
  )
}
