/** Contacts as a page. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { dayFields, textField as text } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { notFound } from '../../../values/problem.ts'
import { asAtFields } from '../as-at/fields.ts'
import { type AskedAsAt, readAsAt } from '../as-at/rules.ts'
import { type Place, readPlace } from '../holdings/rules.ts'
import { networkPaths as paths } from '../paths.ts'
import { KEEPER, LEAD, READERS } from '../who.ts'
import { recordContact } from './actions.ts'
import { ContactsPage } from './pages.tsx'
import { getPlace, listContactBeliefs, listContactsOn } from './queries.ts'
import { placeText, type TypedContact } from './rules.ts'

const params = z.object({ place: z.string().max(20) })
const querystring = z.object(asAtFields)
const body = z.object({ purpose: text, words: text, none: text, why: text, ...dayFields('from'), ...dayFields('until') })

function placeOf(request: { params: unknown }): Place {
  const place = readPlace((request.params as z.infer<typeof params>).place)
  if (!place) throw notFound('There is no such unit or borough here', 'Check the address.')
  return place
}

const show: Show = async (request, reply, errors = []) => {
  const asked = request.query as AskedAsAt
  const shown = await request.read(async tx => {
    const today = await getToday(tx)
    const { asAt, errors: slips } = readAsAt(asked, today)
    const place = await getPlace(tx, placeOf(request))
    const beliefs = asAt.known === null ? await listContactBeliefs(tx, place) : []
    return { today, asAt, slips, place, contacts: await listContactsOn(tx, place, asAt), beliefs }
  })
  const { slips, ...page } = shown
  const typed = errors.length > 0 ? (request.body as TypedContact) : body.parse({})
  if (slips.length > 0) reply.code(422)
  return reply.page(<ContactsPage {...page} asked={asked} typed={typed} errors={[...slips, ...errors]} />)
}

export const contactRoutes: Routes = async app => {
  app.get(
    paths.contacts(':place'),
    { schema: { params, querystring }, config: { act: 'network.see-contacts', who: [...READERS] } },
    (request, reply) => show(request, reply),
  )

  app.post(
    paths.contacts(':place'),
    { schema: { params, body }, config: { act: 'network.record-contact', who: [...KEEPER, ...LEAD] }, errorHandler: showAgain(show) },
    async request => {
      const place = placeOf(request)
      return request.change(
        tx => recordContact(tx, place, request.body),
        () => seeOther(paths.contacts(placeText(place)), 'The contact is recorded'),
      )
    },
  )
}
