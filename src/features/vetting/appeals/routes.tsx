/** Appeals, as pages: for the panel, for the unit, and the register of what was overturned. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { caseIdOf, deciding, meOf, caseParams as params, staff, ticked, typedOr } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { PANEL, STAFF } from '../who.ts'
import {
  decideAppeal,
  lodgeByPost,
  lookAtAppeal,
  lookAtAppeals,
  lookAtLodging,
  lookAtOverturn,
  lookAtOverturns,
  reviewOverturn,
  takeUpAgain,
} from './actions.ts'
import { LodgePage } from './lodge-page.tsx'
import { OverturnPage, OverturnsPage } from './overturn-pages.tsx'
import { AppealPage, AppealsPage } from './pages.tsx'

const judgeBody = z.object({ upheld: textField, reasons: ticked, words: textField })
const lodgeBody = z.object({ route: textField, grounds: textField })
const reviewBody = z.object({ laterAdverse: textField, words: textField })

const seeing = (act: string) => ({ act: `vetting.${act}`, who: [...STAFF, ...PANEL], wall: 'vetting' }) as const
const judging = { act: 'vetting.decide-appeal', who: PANEL, wall: 'vetting' } as const
const isOf = (roles: readonly string[], wanted: readonly string[]) => wanted.some(role => roles.includes(role))

const showAppeal: Show = async (request, reply, errors = []) => {
  const [seen, today] = await request.read(async tx => [await lookAtAppeal(tx, caseIdOf(request)), await getToday(tx)] as const)
  const typed = typedOr(request, errors, judgeBody.parse({}))
  return reply.page(<AppealPage seen={seen} today={today} isPanel={isOf(meOf(request).roles, PANEL)} typed={typed} errors={errors} />)
}

const showLodge: Show = async (request, reply, errors = []) => {
  const [to, today] = await request.read(async tx => [await lookAtLodging(tx, caseIdOf(request)), await getToday(tx)] as const)
  return reply.page(<LodgePage to={to} today={today} typed={typedOr(request, errors, lodgeBody.parse({}))} errors={errors} />)
}

const showOverturn: Show = async (request, reply, errors = []) => {
  const [overturn, today] = await request.read(async tx => [await lookAtOverturn(tx, caseIdOf(request)), await getToday(tx)] as const)
  return reply.page(
    <OverturnPage overturn={overturn} today={today} typed={typedOr(request, errors, reviewBody.parse({}))} errors={errors} />,
  )
}

export const appealRoutes: Routes = async app => {
  app.get(paths.appeals, { config: seeing('list-appeals') }, async (request, reply) => {
    const [listed, today] = await request.read(async tx => [await lookAtAppeals(tx), await getToday(tx)] as const)
    return reply.page(<AppealsPage {...listed} today={today} isStaff={isOf(meOf(request).roles, STAFF)} />)
  })

  app.get(paths.appeal(':id'), { schema: { params }, config: seeing('see-appeal') }, (request, reply) => showAppeal(request, reply))

  app.post(
    paths.decideAppeal(':id'),
    { schema: { params, body: judgeBody }, config: judging, errorHandler: showAgain(showAppeal) },
    async request =>
      request.change(
        tx => decideAppeal(tx, request.params.id, request.body),
        ({ upheld }) => seeOther(paths.appeal(request.params.id), upheld ? 'The appeal is upheld' : 'The appeal is dismissed'),
      ),
  )

  app.get(paths.lodgeAppeal(':id'), { schema: { params }, config: staff('lodge-appeal') }, (request, reply) => showLodge(request, reply))

  app.post(
    paths.lodgeAppeal(':id'),
    { schema: { params, body: lodgeBody }, config: staff('lodge-appeal'), errorHandler: showAgain(showLodge) },
    async request =>
      request.change(
        tx => lodgeByPost(tx, request.params.id, request.body),
        appeal => seeOther(paths.appeal(appeal), 'The appeal is lodged. The panel sees the case from now on.'),
      ),
  )

  app.post(paths.takeUpAgain(':id'), { schema: { params }, config: staff('take-up-again') }, async request =>
    request.change(
      tx => takeUpAgain(tx, request.params.id),
      () => seeOther(paths.case(request.params.id), 'The case is taken up again'),
    ),
  )

  app.get(paths.overturns, { config: staff('list-overturns') }, async (request, reply) => {
    const [listed, today] = await request.read(async tx => [await lookAtOverturns(tx), await getToday(tx)] as const)
    return reply.page(<OverturnsPage {...listed} today={today} />)
  })

  app.get(paths.reviewOverturn(':id'), { schema: { params }, config: deciding('review-overturn') }, (request, reply) =>
    showOverturn(request, reply),
  )

  app.post(
    paths.reviewOverturn(':id'),
    { schema: { params, body: reviewBody }, config: deciding('review-overturn'), errorHandler: showAgain(showOverturn) },
    async request =>
      request.change(
        tx => reviewOverturn(tx, request.params.id, request.body),
        () => seeOther(paths.overturns, 'Followed up'),
      ),
  )
}
