/** Leads of boroughs as pages and files. */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import type { Routes } from '../../../platform/http/app.ts'
import { csvText } from '../../../platform/views/csv.ts'
import { networkPaths as paths } from '../paths.ts'
import { READERS } from '../who.ts'
import { type Leads, lookAtLeads, lookAtLeadsOf, lookAtSeatsBehind } from './actions.ts'
import { BoroughLeadsPage, LeadsPage } from './pages.tsx'
import { readLeadsAsked } from './rules.ts'
import { leadsTable, spansTable } from './tables.ts'

const asked = z.string().max(40).optional()
const area = z.string().regex(/^E09\d{6}$/)
const question = z.object({
  ...{ since: asked, 'since-day': asked, 'since-month': asked, 'since-year': asked },
  ...{ known: asked, 'known-day': asked, 'known-month': asked, 'known-year': asked },
})
const params = z.object({ area })

export const leadRoutes: Routes = async app => {
  app.get(
    paths.leads,
    { schema: { querystring: question }, config: { act: 'network.see-leads', who: [...READERS] } },
    async (request, reply) => {
      const { leads, errors } = await request.read(async tx => {
        const { asked: of, errors: slips } = readLeadsAsked(request.query, await getToday(tx))
        return { leads: await lookAtLeads(tx, of), errors: slips }
      })
      return reply.code(errors.length > 0 ? 422 : 200).page(<LeadsPage leads={leads} asked={request.query} errors={errors} />)
    },
  )

  app.get(
    paths.leadsFile,
    { schema: { querystring: question }, config: { act: 'network.take-leads', who: [...READERS] } },
    async (request, reply) => {
      const leads = await request.read(async tx => lookAtLeads(tx, readLeadsAsked(request.query, await getToday(tx)).asked))
      return sendFile(reply, `leads-since-${leads.since}`, leadsTable(leads))
    },
  )

  app.get(
    paths.leadSpansFile,
    { schema: { querystring: question.extend({ area: area.optional() }) }, config: { act: 'network.take-leads', who: [...READERS] } },
    async (request, reply) => {
      const only = request.query.area
      const leads: Leads = await request.read(async tx => {
        const of = readLeadsAsked(request.query, await getToday(tx)).asked
        return only === undefined ? lookAtLeads(tx, of) : lookAtLeadsOf(tx, only, of)
      })
      return sendFile(reply, `leads-over-time-since-${leads.since}`, spansTable(leads))
    },
  )

  app.get(
    paths.leadsOf(':area'),
    { schema: { params, querystring: question }, config: { act: 'network.see-leads', who: [...READERS] } },
    async (request, reply) => {
      const { leads, seats, errors } = await request.read(async tx => {
        const { asked: of, errors: slips } = readLeadsAsked(request.query, await getToday(tx))
        const found = await lookAtLeadsOf(tx, request.params.area, of)
        return { leads: found, seats: await lookAtSeatsBehind(tx, found), errors: slips }
      })
      const [borough] = leads.boroughs
      if (!borough) throw new Error('A borough was found and is not there')
      return reply
        .code(errors.length > 0 ? 422 : 200)
        .page(<BoroughLeadsPage leads={leads} borough={borough} seats={seats} asked={request.query} errors={errors} />)
    },
  )
}

const sendFile = (reply: FastifyReply, name: string, table: Parameters<typeof csvText>[0]): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .type('text/csv; charset=utf-8')
    .send(csvText(table))
