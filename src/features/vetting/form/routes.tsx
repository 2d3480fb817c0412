/** The form of a case, seen and taken in. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { seenVersion } from '../../../platform/http/versions.ts'
import { orRefuse } from '../../../values/problem.ts'
import { takeForm } from '../cases/actions.ts'
import { lookAtCase } from '../cases/look.ts'
import { caseIdOf, caseParams, staff } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { wantsRow, withRow } from './fields.tsx'
import { FormPage } from './pages.tsx'
import { findSentForm, listAddresses, listRelations } from './queries.ts'
import { readForm, type TypedForm, typedOfAnswers } from './rules.ts'

/** As many fields as there are rows, so they are not named one by one. */
export const formBody = z.record(z.string().max(40), z.string().max(10_000))

const show: Show = async (request, reply, errors = []) => {
  const id = caseIdOf(request)
  const form = await request.read(async tx => {
    const [seen, addresses, relations, sent] = await Promise.all([
      lookAtCase(tx, id, 'form-read'),
      listAddresses(tx, id),
      listRelations(tx, id),
      findSentForm(tx, id),
    ])
    return { seen, addresses, relations, sent }
  })
  const typed = (request.body as TypedForm | undefined) ?? (form.sent ? typedOfAnswers(form.sent.answers) : { addresses: '2' })
  return reply.page(<FormPage {...form} typed={withRow(typed)} errors={errors} />)
}

export const formRoutes: Routes = async app => {
  app.get(paths.caseForm(':id'), { schema: { params: caseParams }, config: staff('see-form') }, (request, reply) => show(request, reply))

  app.post(
    paths.caseForm(':id'),
    { schema: { params: caseParams, body: formBody }, config: staff('take-in-form'), errorHandler: showAgain(show) },
    async (request, reply) => {
      if (wantsRow(request.body)) return show(request, reply)
      return request.change(
        async tx => takeForm(tx, request.params.id, seenVersion(request), orRefuse(readForm(request.body, await getToday(tx)))),
        next =>
          seeOther(
            paths.case(request.params.id),
            next === 'checks'
              ? 'The form is taken in and the checks have begun'
              : 'The form is taken in. Residency falls short and must be decided',
          ),
      )
    },
  )
}
