/** Sponsors ask and look; vetting staff take it up. */
import { z } from 'zod'
import { seeOther } from '../../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../../platform/http/app.ts'
import { dayFields, textField } from '../../../../platform/http/fields.ts'
import { showAgain } from '../../../../platform/http/forms.ts'
import { seenVersion } from '../../../../platform/http/versions.ts'
import { staff } from '../../cases/requesting.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { SPONSOR } from '../../who.ts'
import { askClearance, lookAtAsked, lookAtOneAsked, lookAtSponsored, lookAtSponsoredCase, openAsked, turnDownAsked } from './actions.ts'
import { AskClearancePage, SponsoredCasePage, SponsoredPage } from './pages.tsx'
import { listVettingUnits } from './queries.ts'
import { namesFrom, type TypedAsked, type TypedOpening } from './rules.ts'
import { AskedPage, OpenAskedPage } from './staff-pages.tsx'

const sponsor = (act: string) => ({ act: `vetting.${act}`, who: SPONSOR, wall: 'vetting' }) as const
const params = z.object({ id: z.uuid() })
const askBody = z.object({
  unit: textField,
  personName: textField,
  email: textField,
  level: textField,
  regime: textField,
  postRef: textField,
})
const openBody = z.object({ givenNames: textField, familyName: textField, kind: textField, ...dayFields('born') })
const whyBody = z.object({ why: textField })

const showAsk: Show = async (request, reply, errors = []) => {
  const units = await request.read(listVettingUnits)
  return reply.page(
    <AskClearancePage units={units} typed={(request.body as TypedAsked | undefined) ?? askBody.parse({})} errors={errors} />,
  )
}

const showOpen: Show = async (request, reply, errors = []) => {
  const asked = await request.read(tx => lookAtOneAsked(tx, (request.params as z.infer<typeof params>).id))
  const { why = '', ...sent } = (request.body ?? {}) as Partial<TypedOpening> & { why?: string }
  const typed = { ...openBody.parse({ kind: 'new', ...namesFrom(asked.personName) }), ...sent }
  return reply.page(<OpenAskedPage asked={asked} typed={typed} why={why} errors={errors} />)
}

export const sponsorRoutes: Routes = async app => {
  app.get(paths.sponsored, { config: sponsor('list-sponsored') }, async (request, reply) =>
    reply.page(<SponsoredPage sponsored={await request.read(lookAtSponsored)} />),
  )
  app.get(paths.askClearance, { config: sponsor('ask-clearance') }, (request, reply) => showAsk(request, reply))
  app.post(
    paths.askClearance,
    { schema: { body: askBody }, config: sponsor('ask-clearance'), errorHandler: showAgain(showAsk) },
    async request =>
      request.change(
        tx => askClearance(tx, request.body),
        () => seeOther(paths.sponsored, 'You have asked for the clearance'),
      ),
  )
  app.get(paths.sponsoredCase(':id'), { schema: { params }, config: sponsor('see-sponsored') }, async (request, reply) =>
    reply.page(<SponsoredCasePage {...(await request.read(tx => lookAtSponsoredCase(tx, request.params.id)))} />),
  )

  app.get(paths.asked, { config: staff('list-asked') }, async (request, reply) =>
    reply.page(<AskedPage asked={await request.read(lookAtAsked)} />),
  )
  app.get(paths.openAsked(':id'), { schema: { params }, config: staff('open-asked') }, (request, reply) => showOpen(request, reply))
  app.post(
    paths.openAsked(':id'),
    { schema: { params, body: openBody }, config: staff('open-asked'), errorHandler: showAgain(showOpen) },
    async request =>
      request.change(
        tx => openAsked(tx, request.params.id, seenVersion(request), request.body),
        caseId => seeOther(paths.case(caseId), 'The case is open and the applicant is invited'),
      ),
  )
  app.post(
    paths.turnDownAsked(':id'),
    { schema: { params, body: whyBody }, config: staff('turn-down-asked'), errorHandler: showAgain(showOpen) },
    async request =>
      request.change(
        tx => turnDownAsked(tx, request.params.id, seenVersion(request), request.body.why),
        () => seeOther(paths.asked, 'The request is turned down and the sponsor told'),
      ),
  )
}
