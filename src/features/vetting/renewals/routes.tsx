/** Renewals, as pages: the weeks, the proposal that levels them, and beginning one. */

import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { isTooLate } from '../../../platform/http/versions.ts'
import { counted } from '../../../values/figures.ts'
import { deciding, managing, meOf, caseParams as params, staff } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { MANAGER } from '../who.ts'
import { acceptLevelling, lookAtLevelling, lookAtRenewals, MOST_SHOWN, renew } from './actions.ts'
import { LevelPage, RenewalsPage } from './pages.tsx'

const querystring = z.object({ unit: z.string().max(9).default('') })
const chosen = z.union([z.uuid().transform(one => [one]), z.array(z.uuid()).max(MOST_SHOWN)]).default([])
const levelBody = z.object({ which: textField, chosen, print: textField })

const unitIn = ({ query }: FastifyRequest): number | undefined => {
  const { unit = '' } = query as { unit?: string }
  return /^\d+$/.test(unit) ? Number(unit) : undefined
}

const showLevel: Show = async (request, reply, errors = []) => {
  const seen = await request.read(tx => lookAtLevelling(tx, unitIn(request)))
  const typed = errors.length > 0 && !isTooLate(errors) ? (request.body as z.infer<typeof levelBody>) : levelBody.parse({})
  return reply.page(<LevelPage seen={seen} typed={typed} errors={errors} />)
}

export const renewalRoutes: Routes = async app => {
  app.get(paths.renewals, { schema: { querystring }, config: deciding('see-renewals') }, async (request, reply) => {
    const seen = await request.read(tx => lookAtRenewals(tx, unitIn(request)))
    // Who it is, is known once they were let in.
    const mayLevel = MANAGER.some(role => meOf(request).roles.includes(role))
    return reply.page(<RenewalsPage seen={seen} mayLevel={mayLevel} />)
  })

  app.get(paths.levelRenewals, { schema: { querystring }, config: managing('level-renewals') }, (request, reply) =>
    showLevel(request, reply),
  )

  app.post(
    paths.levelRenewals,
    { schema: { querystring, body: levelBody }, config: managing('level-renewals'), errorHandler: showAgain(showLevel) },
    async request => {
      const { search } = new URL(request.url, 'http://localhost')
      return request.change(
        tx => acceptLevelling(tx, unitIn(request), request.body),
        moved => seeOther(`${paths.renewals}${search}`, `${counted(moved, 'renewal')} will begin earlier`),
      )
    },
  )

  app.post(paths.renew(':id'), { schema: { params }, config: staff('renew') }, async request =>
    request.change(
      tx => renew(tx, request.params.id),
      id => seeOther(paths.case(id), 'The renewal is open. The form is awaited'),
    ),
  )
}
