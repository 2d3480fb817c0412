/** The comparison as a page and as files. */
import { z } from 'zod'
import { getToday } from '../../../../platform/db/queries.ts'
import type { Routes } from '../../../../platform/http/app.ts'
import { csvText } from '../../../../platform/views/csv.ts'
import { refuse } from '../../../../values/outcome.ts'
import { notFound, orRefuse } from '../../../../values/problem.ts'
import { networkPaths as paths } from '../../paths.ts'
import { FORCE_STAFF } from '../../who.ts'
import { lookAtComparison } from '../actions.ts'
import { listProposals } from '../proposals/queries.ts'
import { sidesFields } from '../sides/fields.ts'
import { isFromForm, readSides, sidesQuery, typedSides } from '../sides/rules.ts'
import { ComparePage, choiceOf } from './pages.tsx'
import { fileOf } from './tables.tsx'

const who = FORCE_STAFF
const query = z.object(sidesFields)

export const compareRoutes: Routes = async app => {
  app.get(paths.compare, { schema: { querystring: query }, config: { act: 'network.compare', who } }, async (request, reply) => {
    const asked = request.query
    const seen = await request.read(async tx => {
      const { sides, errors } = readSides(asked, await getToday(tx))
      // The form's answer goes on to its plain address before anything personal is looked at.
      if (isFromForm(asked) && errors.length === 0) return { sides }
      const proposals = (await listProposals(tx)).filter(({ version }) => version > 0).map(choiceOf)
      return { sides, errors, proposals, comparison: await lookAtComparison(tx, sides) }
    })
    if (seen.comparison === undefined) return reply.redirect(`${paths.compare}${sidesQuery(seen.sides)}`, 303)
    return reply.code(seen.errors.length > 0 ? 422 : 200).page(<ComparePage {...seen} typed={typedSides(seen.sides, asked)} />)
  })

  app.get(
    paths.compareFile,
    { schema: { querystring: query.extend({ table: z.string().max(40).default('boroughs') }) }, config: { act: 'network.compare', who } },
    async (request, reply) => {
      const comparison = await request.read(async tx => {
        const { sides, errors } = readSides(request.query, await getToday(tx))
        // A file has no room to say that it is about another day than was asked for.
        if (errors.length > 0) return orRefuse<never>(refuse(...errors))
        return lookAtComparison(tx, sides)
      })
      const file = fileOf(comparison, request.query.table)
      if (!file) throw notFound('There is no such table in the comparison', 'Open the comparison and take the table from its page.')
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="compare-${request.query.table}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(csvText(file))
    },
  )
}
