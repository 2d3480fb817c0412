/** The map as a page and its figures as a file. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Routes } from '../../../platform/http/app.ts'
import { csvText } from '../../../platform/views/csv.ts'
import { asAtFields } from '../as-at/fields.ts'
import { networkPaths as paths } from '../paths.ts'
import { FORCE_STAFF, LEAD } from '../who.ts'
import { lookAtMap } from './actions.ts'
import { MapPage } from './pages.tsx'
import { type AskedMap, readMapAsked } from './rules.ts'
import { mapFile } from './tables.ts'

/** It shows gaps, which are not for councils. */
const who = [...FORCE_STAFF, ...LEAD]
const text = z.string().max(60).optional()
const querystring = z.object({
  ...asAtFields,
  ...{ figure: text, since: text, 'since-day': text, 'since-month': text, 'since-year': text },
})

async function look(tx: Tx, query: AskedMap) {
  const { asked, errors } = readMapAsked(query, await getToday(tx))
  return { map: await lookAtMap(tx, asked), errors }
}

export const mapRoutes: Routes = async app => {
  app.get(paths.map, { schema: { querystring }, config: { act: 'network.see-map', who } }, async (request, reply) => {
    const { map, errors } = await request.read(tx => look(tx, request.query))
    return reply.page(<MapPage map={map} asked={request.query} errors={errors} />)
  })

  app.get(paths.mapFile, { schema: { querystring }, config: { act: 'network.take-map', who } }, async (request, reply) => {
    const { map } = await request.read(tx => look(tx, request.query))
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="map-of-london.csv"')
      .type('text/csv; charset=utf-8')
      .send(csvText(mapFile(map)))
  })
}
