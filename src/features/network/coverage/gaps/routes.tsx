/** Coverage gaps as a page and as a file. */
import { z } from 'zod'
import { getToday } from '../../../../platform/db/queries.ts'
import type { Tx } from '../../../../platform/db/tx.ts'
import type { Routes } from '../../../../platform/http/app.ts'
import { csvText } from '../../../../platform/views/csv.ts'
import { asAtFields } from '../../as-at/fields.ts'
import { networkPaths as paths } from '../../paths.ts'
import { FORCE_STAFF, LEAD } from '../../who.ts'
import { lookAtGaps } from './actions.ts'
import { GapsPage } from './pages.tsx'
import { type AskedGaps, readGapsAsked } from './rules.ts'
import { gapsFile } from './tables.ts'

/** Not for councils, and never in public. */
const who = [...FORCE_STAFF, ...LEAD]
const text = z.string().max(40).optional()
const querystring = z.object({
  ...asAtFields,
  ...{ view: text, from: text, 'from-day': text, 'from-month': text, 'from-year': text },
  ...{ to: text, 'to-day': text, 'to-month': text, 'to-year': text },
})

async function look(tx: Tx, query: AskedGaps) {
  const read = readGapsAsked(query, await getToday(tx))
  return { ...read, gaps: await lookAtGaps(tx, read.asked) }
}

export const gapRoutes: Routes = async app => {
  app.get(paths.gaps, { schema: { querystring }, config: { act: 'network.see-gaps', who } }, async (request, reply) => {
    const { gaps, isPeriod, errors } = await request.read(tx => look(tx, request.query))
    return reply.page(<GapsPage gaps={gaps} isPeriod={isPeriod} asked={request.query} errors={errors} />)
  })

  app.get(paths.gapsFile, { schema: { querystring }, config: { act: 'network.take-gaps', who } }, async (request, reply) => {
    const { gaps } = await request.read(tx => look(tx, request.query))
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="coverage-gaps.csv"')
      .type('text/csv; charset=utf-8')
      .send(csvText(gapsFile(gaps)))
  })
}
