/** Deciding about a residency that falls short, as a page. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { isTooLate, seenVersion } from '../../../platform/http/versions.ts'
import { lookAtCase } from '../cases/look.ts'
import { caseIdOf, caseParams, staff, ticked, typedOr } from '../cases/requesting.ts'
import { listAddresses } from '../form/queries.ts'
import { vettingPaths as paths } from '../paths.ts'
import { decideResidency, listResidencyReasons } from './actions.ts'
import { ResidencyPage } from './pages.tsx'
import { findResidencyDecision } from './queries.ts'
import type { TypedResidencyDecision } from './rules.ts'

const body = z.object({ goesOn: textField, reasons: ticked, words: textField })

const show: Show = async (request, reply, errors = []) => {
  const id = caseIdOf(request)
  const found = await request.read(async tx => {
    const [seen, addresses, decision, reasons] = await Promise.all([
      lookAtCase(tx, id, 'residency-read'),
      listAddresses(tx, id),
      findResidencyDecision(tx, id),
      listResidencyReasons(tx),
    ])
    return { seen, addresses, decision, reasons }
  })
  const typed = typedOr<TypedResidencyDecision>(request, errors, { goesOn: '', reasons: [], words: '' })
  return reply.page(<ResidencyPage {...found} typed={typed} tooLate={isTooLate(errors)} errors={errors} />)
}

export const residencyRoutes: Routes = async app => {
  app.get(paths.residency(':id'), { schema: { params: caseParams }, config: staff('see-residency') }, (request, reply) =>
    show(request, reply),
  )

  app.post(
    paths.residency(':id'),
    { schema: { params: caseParams, body }, config: staff('decide-residency'), errorHandler: showAgain(show) },
    async request =>
      request.change(
        tx => decideResidency(tx, request.params.id, seenVersion(request), request.body),
        goesOn =>
          seeOther(
            paths.case(request.params.id),
            goesOn ? 'Residency is decided: the checks have begun' : 'Residency is decided: the case does not go on',
          ),
      ),
  )
}
