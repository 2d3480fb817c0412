/** Boroughs as pages and files. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { dayFields, textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { seenVersion } from '../../../platform/http/versions.ts'
import { csvText } from '../../../platform/views/csv.ts'
import { notFound } from '../../../values/problem.ts'
import { asAtFields } from '../as-at/fields.ts'
import { type AsAt, readAsAt } from '../as-at/rules.ts'
import { lifeWords } from '../lives/rules.ts'
import { networkPaths as paths } from '../paths.ts'
import { listChoices } from '../units/queries.ts'
import { KEEPER, READERS, SEES_ALL_COVER } from '../who.ts'
import { lookAtBorough, lookAtBoroughs, moveBorough } from './actions.ts'
import { BoroughPage, BoroughsPage, MoveBoroughPage } from './pages.tsx'
import { coverVersion, getArea, listCoverFacts } from './queries.ts'
import type { TypedBoroughMove } from './rules.ts'
import { BOROUGH_TABLES, boroughsTable } from './tables.ts'

const params = z.object({ code: z.string().max(40) })
const query = z.object(asAtFields)
const moveBody = z.object({ unit: textField, approximate: textField, why: textField, ...dayFields('from'), ...dayFields('until') })
const reading = (act: string) => ({ act: `network.${act}`, who: READERS })
const keeping = { act: 'network.move-borough', who: KEEPER }

const keeps = ({ person }: FastifyRequest) => KEEPER.some(role => person?.roles.includes(role))
const seesAll = ({ person }: FastifyRequest) => SEES_ALL_COVER.some(role => person?.roles.includes(role))
const codeOf = ({ params: given }: FastifyRequest) => (given as z.infer<typeof params>).code

async function looking<T>(request: FastifyRequest, tx: Tx, look: (asAt: AsAt) => Promise<T>) {
  const today = await getToday(tx)
  const { asAt, errors } = readAsAt(request.query as z.infer<typeof query>, today)
  return { today, asAt, errors, view: await look(asAt) }
}

const showMove: Show = async (request, reply, errors = []) => {
  const { facts, ...form } = await request.read(async tx => {
    const area = await getArea(tx, codeOf(request))
    const [choices, version, facts] = await Promise.all([listChoices(tx), coverVersion(tx, area.code), listCoverFacts(tx, area.code)])
    return { area, choices, version, facts }
  })
  const stored = facts.map(({ valid, value: { unit } }) => ({
    key: 'Policed by',
    value: `${form.choices.find(({ id }) => id === unit)?.name ?? 'A unit'}, ${lifeWords(valid)}`,
  }))
  const typed = errors.length > 0 ? (request.body as TypedBoroughMove) : moveBody.parse({})
  return reply.page(<MoveBoroughPage {...form} stored={stored} typed={typed} errors={errors} />)
}

export const boroughRoutes: Routes = async app => {
  app.get(paths.boroughs, { schema: { querystring: query }, config: reading('list-boroughs') }, async (request, reply) => {
    const found = await request.read(tx => looking(request, tx, asAt => lookAtBoroughs(tx, asAt)))
    return reply.page(<BoroughsPage {...found} asked={request.query} seesAll={seesAll(request)} />)
  })

  app.get(paths.boroughsFile, { schema: { querystring: query }, config: reading('take-boroughs') }, async (request, reply) => {
    const { view, asAt } = await request.read(tx => looking(request, tx, when => lookAtBoroughs(tx, when)))
    return sendFile(reply, 'boroughs', boroughsTable(view, asAt, seesAll(request)))
  })

  app.get(paths.borough(':code'), { schema: { params, querystring: query }, config: reading('see-borough') }, async (request, reply) => {
    const found = await request.read(tx => looking(request, tx, asAt => lookAtBorough(tx, request.params.code, asAt)))
    return reply.page(<BoroughPage {...found} asked={request.query} keeps={keeps(request)} />)
  })

  app.get(
    paths.boroughFile(':code', ':table'),
    { schema: { params: params.extend({ table: z.string().max(40) }), querystring: query }, config: reading('take-borough-table') },
    async (request, reply) => {
      const { code, table } = request.params
      const { view } = await request.read(tx => looking(request, tx, asAt => lookAtBorough(tx, code, asAt)))
      const made = Object.hasOwn(BOROUGH_TABLES, table) ? BOROUGH_TABLES[table]?.(view) : undefined
      if (!made) throw notFound('There is no such table of this borough')
      return sendFile(reply, `${code}-${table}`, made)
    },
  )

  app.get(paths.moveBorough(':code'), { schema: { params }, config: keeping }, (request, reply) => showMove(request, reply))
  app.post(
    paths.moveBorough(':code'),
    { schema: { params, body: moveBody }, config: keeping, errorHandler: showAgain(showMove) },
    async request =>
      request.change(
        tx => moveBorough(tx, request.params.code, request.body, seenVersion(request)),
        () => seeOther(paths.borough(request.params.code), 'It is recorded'),
      ),
  )
}

const sendFile = (reply: FastifyReply, name: string, table: Parameters<typeof csvText>[0]) =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .type('text/csv; charset=utf-8')
    .send(csvText(table))
