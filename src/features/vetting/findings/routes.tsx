/** Findings, as pages of the unit. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { lookAtCase } from '../cases/look.ts'
import { caseIdOf, caseParams, staff, typedOr } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { lookAtFindings, recordTrace } from './actions.ts'
import { FindingsPage, RecordTracePage } from './pages.tsx'

const body = z.object({ stage: textField, about: textField, kind: textField, adverse: textField, words: textField })

const showRecord: Show = async (request, reply, errors = []) => {
  const seen = await request.read(tx => lookAtCase(tx, caseIdOf(request)))
  return reply.page(<RecordTracePage seen={seen} typed={typedOr(request, errors, body.parse({}))} errors={errors} />)
}

export const findingRoutes: Routes = async app => {
  app.get(paths.caseFindings(':id'), { schema: { params: caseParams }, config: staff('see-findings') }, async (request, reply) => {
    const found = await request.read(tx => lookAtFindings(tx, request.params.id))
    return reply.page(<FindingsPage {...found} />)
  })

  app.get(paths.trace(':id'), { schema: { params: caseParams }, config: staff('record-finding') }, (request, reply) =>
    showRecord(request, reply),
  )

  app.post(
    paths.trace(':id'),
    { schema: { params: caseParams, body }, config: staff('record-finding'), errorHandler: showAgain(showRecord) },
    async request =>
      request.change(
        tx => recordTrace(tx, request.params.id, request.body),
        () => seeOther(paths.caseFindings(request.params.id), 'The finding is recorded'),
      ),
  )
}
