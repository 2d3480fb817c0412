/** Requirements as pages. */
import { z } from 'zod'
import { getToday } from '../../../../platform/db/queries.ts'
import { seeOther } from '../../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../../platform/http/app.ts'
import { dayFields, textField as text } from '../../../../platform/http/fields.ts'
import { showAgain } from '../../../../platform/http/forms.ts'
import { lastDay } from '../../../../values/period.ts'
import { fieldsOf } from '../../as-at/rules.ts'
import { networkPaths as paths } from '../../paths.ts'
import { listRoleKinds } from '../../queries.ts'
import { FORCE_STAFF, KEEPER, LEAD } from '../../who.ts'
import { addRequirement, correctRequirement, endRequirement, getWithBeliefs, withdrawRequirement } from './actions.ts'
import { AddRequirementPage, CorrectRequirementPage, EndRequirementPage } from './form-pages.tsx'
import { RequirementPage, RequirementsPage } from './pages.tsx'
import { getRequirement, listRequirements } from './queries.ts'
import type { Requirement, TypedCorrection, TypedEnd, TypedRequirement } from './rules.ts'

const who = [...FORCE_STAFF, ...LEAD]
const params = z.object({ id: z.uuid() })
const correctBody = z.object({ source: text, approximate: text, why: text, ...dayFields('from'), ...dayFields('until') })
const addBody = correctBody.extend({ role: text, unitKind: text })
const endBody = z.object({ why: text, ...dayFields('until') })

const mayChange = (roles: readonly string[] | undefined) => KEEPER.some(role => roles?.includes(role))

const showAdd: Show = async (request, reply, errors = []) => {
  const kinds = await request.read(listRoleKinds)
  const typed = errors.length > 0 ? (request.body as TypedRequirement) : addBody.parse({})
  return reply.page(<AddRequirementPage kinds={kinds} typed={typed} errors={errors} />)
}

const showEnd: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const requirement = await request.read(tx => getRequirement(tx, id))
  const typed = errors.length > 0 ? (request.body as TypedEnd) : endBody.parse({})
  return reply.page(<EndRequirementPage requirement={requirement} typed={typed} errors={errors} />)
}

const showCorrect: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const requirement = await request.read(tx => getRequirement(tx, id))
  const typed = errors.length > 0 ? (request.body as TypedCorrection) : typedOf(requirement)
  return reply.page(<CorrectRequirementPage requirement={requirement} typed={typed} errors={errors} />)
}

const typedOf = ({ source, approximate, valid }: Requirement): TypedCorrection => ({
  source,
  approximate: approximate ? 'yes' : '',
  why: '',
  ...fieldsOf('from', {}, valid.from ?? undefined),
  ...fieldsOf('until', {}, lastDay(valid) ?? undefined),
})

export const requirementRoutes: Routes = async app => {
  app.get(paths.requirements, { config: { act: 'network.list-requirements', who } }, async (request, reply) => {
    const [requirements, today] = await request.read(async tx => [await listRequirements(tx), await getToday(tx)] as const)
    return reply.page(<RequirementsPage requirements={requirements} today={today} mayChange={mayChange(request.person?.roles)} />)
  })

  app.get(paths.newRequirement, { config: { act: 'network.add-requirement', who: KEEPER } }, (request, reply) => showAdd(request, reply))

  app.post(
    paths.newRequirement,
    { schema: { body: addBody }, config: { act: 'network.add-requirement', who: KEEPER }, errorHandler: showAgain(showAdd) },
    async request =>
      request.change(
        tx => addRequirement(tx, request.body),
        id => seeOther(paths.requirement(id), 'The requirement is added'),
      ),
  )

  app.get(paths.requirement(':id'), { schema: { params }, config: { act: 'network.see-requirement', who } }, async (request, reply) => {
    const [found, today] = await request.read(async tx => [await getWithBeliefs(tx, request.params.id), await getToday(tx)] as const)
    return reply.page(<RequirementPage {...found} today={today} mayChange={mayChange(request.person?.roles)} />)
  })

  app.get(paths.endRequirement(':id'), { schema: { params }, config: { act: 'network.end-requirement', who: KEEPER } }, (request, reply) =>
    showEnd(request, reply),
  )

  app.post(
    paths.endRequirement(':id'),
    { schema: { params, body: endBody }, config: { act: 'network.end-requirement', who: KEEPER }, errorHandler: showAgain(showEnd) },
    async request =>
      request.change(
        tx => endRequirement(tx, request.params.id, request.body),
        () => seeOther(paths.requirements, 'The requirement has an end'),
      ),
  )

  app.get(
    paths.correctRequirement(':id'),
    { schema: { params }, config: { act: 'network.correct-requirement', who: KEEPER } },
    (request, reply) => showCorrect(request, reply),
  )

  app.post(
    paths.correctRequirement(':id'),
    {
      schema: { params, body: correctBody },
      config: { act: 'network.correct-requirement', who: KEEPER },
      errorHandler: showAgain(showCorrect),
    },
    async request =>
      request.change(
        tx => correctRequirement(tx, request.params.id, request.body),
        () => seeOther(paths.requirements, 'The requirement is corrected'),
      ),
  )

  app.post(
    paths.withdrawRequirement(':id'),
    { schema: { params }, config: { act: 'network.withdraw-requirement', who: KEEPER } },
    async request =>
      request.change(
        tx => withdrawRequirement(tx, request.params.id),
        () => seeOther(paths.requirements, 'The requirement is taken out'),
      ),
  )
}
