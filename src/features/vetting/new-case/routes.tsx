/** Opening a case, as pages: typed, checked, opened. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { orRefuse } from '../../../values/problem.ts'
import { openCase } from '../cases/actions.ts'
import { levelRules } from '../cases/queries.ts'
import { staff } from '../cases/requesting.ts'
import { wantsRow, withRow } from '../form/fields.tsx'
import { formBody } from '../form/routes.tsx'
import { vettingPaths as paths } from '../paths.ts'
import { listStaffUnits } from '../queries.ts'
import { residencyOf } from '../residency/rules.ts'
import { lookAtAlike } from './actions.ts'
import { CheckNewCasePage, NewCasePage } from './pages.tsx'
import { findSubject } from './queries.ts'
import { readNewCase, type TypedCase } from './rules.ts'

const querystring = z.object({ subject: z.uuid().optional().catch(undefined) })
const UUID = /^[0-9a-f-]{36}$/

async function known(tx: Tx, typed: TypedCase) {
  const { subject = '' } = typed
  const [units, today, found] = await Promise.all([
    listStaffUnits(tx),
    getToday(tx),
    UUID.test(subject) ? findSubject(tx, subject) : undefined,
  ])
  return { units, today, subject: found }
}

const show: Show = async (request, reply, errors = []) => {
  const { subject: picked } = request.query as { subject?: string }
  const typed = (request.body as TypedCase | undefined) ?? { ...(picked ? { subject: picked } : {}) }
  const { units, subject } = await request.read(tx => known(tx, typed))
  return reply.page(<NewCasePage units={units} subject={subject} typed={withRow(typed)} errors={errors} />)
}

async function showCheck(request: FastifyRequest, reply: FastifyReply, typed: TypedCase) {
  const found = await request.read(async tx => {
    const there = await known(tx, typed)
    const asked = orRefuse(readNewCase(typed, there))
    const { residency } = await levelRules(tx, asked.level, asked.receivedOn)
    const counted = asked.form ? residencyOf(asked.form.addresses, asked.receivedOn, residency.years) : undefined
    const alike = 'id' in asked.subject ? [] : await lookAtAlike(tx, asked.unit, asked.subject)
    return { asked, subject: there.subject, alike, residency: counted, unit: there.units.find(({ id }) => id === asked.unit)?.name ?? '' }
  })
  return reply.page(<CheckNewCasePage {...found} typed={typed} />)
}

export const newCaseRoutes: Routes = async app => {
  app.get(paths.newCase, { schema: { querystring }, config: staff('open-case') }, (request, reply) => show(request, reply))

  app.post(
    paths.newCase,
    { schema: { querystring, body: formBody }, config: staff('open-case'), errorHandler: showAgain(show) },
    async (request, reply) => {
      const typed = request.body
      if (wantsRow(typed) || typed.change !== undefined) return show(request, reply)
      if (typed.sure !== 'yes') return showCheck(request, reply, typed)
      return request.change(
        async tx => openCase(tx, orRefuse(readNewCase(typed, await known(tx, typed)))),
        id => seeOther(paths.case(id), 'The case is open'),
      )
    },
  )
}
