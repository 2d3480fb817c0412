/** One unit: its page, its tables as files, and what the keeper of the register does with it. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { dayFields, textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { seenVersion } from '../../../platform/http/versions.ts'
import { csvText } from '../../../platform/views/csv.ts'
import type { Reason } from '../../../values/outcome.ts'
import { notFound } from '../../../values/problem.ts'
import { asAtFields } from '../as-at/fields.ts'
import { readAsAt } from '../as-at/rules.ts'
import { networkPaths as paths } from '../paths.ts'
import { KEEPER, READERS, SEES_ALL_COVER } from '../who.ts'
import { closeUnit, correctFirstDay, describeUnit, moveUnit, openUnit } from './actions.ts'
import { CloseUnitPage, DescribeUnitPage, FirstDayPage, MoveUnitPage, OpenUnitPage } from './form-pages.tsx'
import { type ChangeView, lookAtUnit, prepareChange, whatToSettle } from './look-at-unit.ts'
import { listChoices } from './queries.ts'
import type { TypedClosing, TypedDescribing, TypedFirstDay, TypedMove, TypedOpening } from './rules.ts'
import { UNIT_TABLES } from './tables.ts'
import { storedFacts } from './too-late.tsx'
import { UnitPage } from './unit-page.tsx'

const params = z.object({ id: z.string().max(40) })
const query = z.object(asAtFields)
const description = { name: textField, kind: textField, forceCode: textField, unconfirmed: textField, source: textField }
const grounds = { approximate: textField, why: textField }
const days = { ...dayFields('from'), ...dayFields('until') }
const openBody = z.object({
  ...description,
  ...grounds,
  ...dayFields('from'),
  code: textField,
  parent: textField,
  ever: textField,
  after: textField,
})
const describeBody = z.object({ ...description, ...grounds, ...days, ever: textField })
const moveBody = z.object({ ...grounds, ...days, parent: textField })
const closeBody = z.object({ ...grounds, ...dayFields('last'), successor: textField })
const firstDayBody = z.object({ ...dayFields('from'), ever: textField, why: textField })

const keeping = (act: string) => ({ act: `network.${act}`, who: KEEPER })
const idOf = ({ params: given }: FastifyRequest) => (given as z.infer<typeof params>).id
const hasOneOf = ({ person }: FastifyRequest, roles: readonly string[]) => roles.some(role => person?.roles.includes(role))
const typedOr = <T,>(request: FastifyRequest, errors: readonly Reason[], empty: T): T => (errors.length > 0 ? (request.body as T) : empty)

const showOpen: Show = async (request, reply, errors = []) => {
  const choices = await request.read(listChoices)
  return reply.page(<OpenUnitPage choices={choices} typed={typedOr<TypedOpening>(request, errors, openBody.parse({}))} errors={errors} />)
}

const showDescribe: Show = async (request, reply, errors = []) => {
  const view = await request.read(tx => prepareChange(tx, idOf(request)))
  const now = view.description
  const empty = describeBody.parse(
    now
      ? {
          name: now.name,
          kind: now.kind,
          forceCode: now.forceCode ?? '',
          source: now.source ?? '',
          unconfirmed: now.confirmed ? '' : 'yes',
        }
      : { name: view.scope.name },
  )
  const typed = typedOr<TypedDescribing>(request, errors, empty)
  return reply.page(
    <DescribeUnitPage
      unit={view.unit ?? view.scope}
      known={view.unit ?? null}
      version={view.version}
      stored={storedFacts(view)}
      typed={typed}
      errors={errors}
    />,
  )
}

const described = ({ unit, ...view }: ChangeView) => {
  if (!unit) throw notFound('Nobody has described this unit yet', 'Say first what it is and since when.')
  return { unit, version: view.version, stored: storedFacts({ ...view, unit }), choices: view.choices }
}

const showMove: Show = async (request, reply, errors = []) => {
  const view = await request.read(tx => prepareChange(tx, idOf(request)))
  return reply.page(<MoveUnitPage {...described(view)} typed={typedOr<TypedMove>(request, errors, moveBody.parse({}))} errors={errors} />)
}

const showClose: Show = async (request, reply, errors = []) => {
  const { settle, ...view } = await request.read(async tx => {
    const change = await prepareChange(tx, idOf(request))
    return { ...change, settle: await whatToSettle(tx, change.scope.id, change.choices) }
  })
  const typed = typedOr<TypedClosing>(request, errors, closeBody.parse({}))
  return reply.page(<CloseUnitPage {...described(view)} settle={settle} typed={typed} errors={errors} />)
}

const showFirstDay: Show = async (request, reply, errors = []) => {
  const { choices: _, ...view } = described(await request.read(tx => prepareChange(tx, idOf(request))))
  return reply.page(<FirstDayPage {...view} typed={typedOr<TypedFirstDay>(request, errors, firstDayBody.parse({}))} errors={errors} />)
}

const look = async (request: FastifyRequest, tx: Tx) => {
  const today = await getToday(tx)
  const { asAt, errors } = readAsAt(request.query as z.infer<typeof query>, today)
  return { today, asAt, errors, view: await lookAtUnit(tx, idOf(request), asAt) }
}

export const unitRoutes: Routes = async app => {
  app.get(paths.openUnit, { config: keeping('open-unit') }, (request, reply) => showOpen(request, reply))
  app.post(paths.openUnit, { schema: { body: openBody }, config: keeping('open-unit'), errorHandler: showAgain(showOpen) }, async request =>
    request.change(
      tx => openUnit(tx, request.body),
      id => seeOther(paths.unit(id), 'The unit is in the register'),
    ),
  )

  app.get(
    paths.unit(':id'),
    { schema: { params, querystring: query }, config: { act: 'network.see-unit', who: READERS } },
    async (request, reply) => {
      const found = await request.read(tx => look(request, tx))
      return reply.page(
        <UnitPage {...found} asked={request.query} keeps={hasOneOf(request, KEEPER)} seesAllCover={hasOneOf(request, SEES_ALL_COVER)} />,
      )
    },
  )

  app.get(
    paths.unitFile(':id', ':table'),
    {
      schema: { params: params.extend({ table: z.string().max(40) }), querystring: query },
      config: { act: 'network.take-unit-table', who: READERS },
    },
    async (request, reply) => {
      const { table } = request.params
      const { view } = await request.read(tx => look(request, tx))
      const made = Object.hasOwn(UNIT_TABLES, table) ? UNIT_TABLES[table]?.(view) : undefined
      if (!made) throw notFound('There is no such table of this unit')
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="unit-${view.scope.code}-${table}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(csvText(made))
    },
  )

  app.get(paths.describeUnit(':id'), { schema: { params }, config: keeping('describe-unit') }, (request, reply) =>
    showDescribe(request, reply),
  )
  app.post(
    paths.describeUnit(':id'),
    { schema: { params, body: describeBody }, config: keeping('describe-unit'), errorHandler: showAgain(showDescribe) },
    async request =>
      request.change(
        tx => describeUnit(tx, request.params.id, request.body, seenVersion(request)),
        () => seeOther(paths.unit(request.params.id), 'It is recorded'),
      ),
  )

  app.get(paths.moveUnit(':id'), { schema: { params }, config: keeping('move-unit') }, (request, reply) => showMove(request, reply))
  app.post(
    paths.moveUnit(':id'),
    { schema: { params, body: moveBody }, config: keeping('move-unit'), errorHandler: showAgain(showMove) },
    async request =>
      request.change(
        tx => moveUnit(tx, request.params.id, request.body, seenVersion(request)),
        () => seeOther(paths.unit(request.params.id), 'The move is in the register'),
      ),
  )

  app.get(paths.closeUnit(':id'), { schema: { params }, config: keeping('close-unit') }, (request, reply) => showClose(request, reply))
  app.post(
    paths.closeUnit(':id'),
    { schema: { params, body: closeBody }, config: keeping('close-unit'), errorHandler: showAgain(showClose) },
    async request =>
      request.change(
        tx => closeUnit(tx, request.params.id, request.body, seenVersion(request)),
        () => seeOther(paths.unit(request.params.id), 'The closing is in the register'),
      ),
  )

  app.get(paths.correctFirstDay(':id'), { schema: { params }, config: keeping('correct-first-day') }, (request, reply) =>
    showFirstDay(request, reply),
  )
  app.post(
    paths.correctFirstDay(':id'),
    { schema: { params, body: firstDayBody }, config: keeping('correct-first-day'), errorHandler: showAgain(showFirstDay) },
    async request =>
      request.change(
        tx => correctFirstDay(tx, request.params.id, request.body, seenVersion(request)),
        () => seeOther(paths.unit(request.params.id), 'The first day is corrected'),
      ),
  )
}
