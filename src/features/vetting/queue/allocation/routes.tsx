/** Giving out many cases, as pages. Which were picked stands in the address of the first, and in the form that is sent. */
import { z } from 'zod'
import { seeOther } from '../../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../../platform/http/app.ts'
import { textField } from '../../../../platform/http/fields.ts'
import { showAgain } from '../../../../platform/http/forms.ts'
import { counted } from '../../../../values/figures.ts'
import { refuse } from '../../../../values/outcome.ts'
import { orRefuse } from '../../../../values/problem.ts'
import { deciding } from '../../cases/requesting.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { namesOfPeople } from '../../people/queries.ts'
import { severalOf } from '../fields.ts'
import { allocateMany, lookAtAllocation } from './actions.ts'
import { AllocateManyPage, NothingPickedPage } from './pages.tsx'

const querystring = z.object({ case: severalOf(50) })
/** `give` says who takes what, case by case; or `to` takes all of `case`. */
const body = z.object({ case: severalOf(50), give: severalOf(50), to: textField })
type Body = z.infer<typeof body>

const pickedIn = ({ case: picked, give }: Pick<Body, 'case' | 'give'>): string[] =>
  give.length > 0 ? give.map(text => text.slice(0, text.lastIndexOf('~'))) : picked

const givenIn = ({ case: picked, give, to }: Body): string[] => {
  if (give.length > 0) return give
  if (to === '') return orRefuse(refuse({ field: 'to', message: 'Select who takes the cases' }))
  return picked.map(text => `${text}~${to}`)
}

const show: Show = async (request, reply, errors = []) => {
  const sent = (request.body as Body | undefined) ?? { ...(request.query as z.infer<typeof querystring>), give: [], to: '' }
  const picked = pickedIn(sent)
  if (picked.length === 0) return reply.page(<NothingPickedPage />)
  const { seen, names } = await request.read(async tx => ({ seen: await lookAtAllocation(tx, picked), names: await namesOfPeople(tx) }))
  return reply.page(<AllocateManyPage seen={seen} names={names} errors={errors} />)
}

export const allocationRoutes: Routes = async app => {
  app.get(paths.allocateMany, { schema: { querystring }, config: deciding('allocate-many') }, (request, reply) => show(request, reply))

  app.post(paths.allocateMany, { schema: { body }, config: deciding('allocate-many'), errorHandler: showAgain(show) }, async request =>
    request.change(
      tx => allocateMany(tx, givenIn(request.body)),
      given => seeOther(paths.queue, `${counted(given, 'case')} allocated`),
    ),
  )
}
