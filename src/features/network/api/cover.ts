/** For programs: which unit polices each borough on a day. */
import { z } from 'zod'
import type { Routes } from '../../../platform/http/app.ts'
import { tagAnswer } from '../../../platform/http/etag.ts'
import { formatField, listAnswer, sendList } from '../../../platform/http/lists.ts'
import { networkPaths } from '../paths.ts'
import { listAreas, listCover, listUnits } from '../queries.ts'
import { READERS } from '../who.ts'
import { asAtFields, asAtOut, daysOf, daysOut, getAsAt, ofArea, ofUnit } from './fields.ts'

const cover = z.object({
  area: ofArea,
  areaName: z.string().nullable(),
  unit: ofUnit,
  unitName: z.string().nullable().describe('Null where you may not see the unit'),
  ...daysOut,
})

export const coverApi: Routes = async app => {
  app.get(
    networkPaths.api.cover,
    {
      schema: {
        tags: ['Register'],
        summary: 'Which unit polices each borough on a day',
        querystring: z.strictObject({ ...asAtFields, ...formatField }),
        response: listAnswer(z.object({ ...asAtOut, cover: z.array(cover) })),
      },
      config: { act: 'network.list-cover', who: READERS },
      onSend: tagAnswer,
    },
    async (request, reply) => {
      const { asAt, rows } = await request.read(async tx => {
        const when = await getAsAt(tx, request.query)
        const [found, areas, units] = await Promise.all([listCover(tx, when), listAreas(tx), listUnits(tx, when)])
        const [areaNames, names] = [new Map(areas.map(each => [each.code, each.name])), new Map(units.map(each => [each.id, each.name]))]
        const named = found.map(({ area, unit, valid, approximate }) => ({
          ...{ area, areaName: areaNames.get(area) ?? null, unit, unitName: names.get(unit) ?? null },
          ...daysOf(valid, approximate),
        }))
        return { asAt: when, rows: named }
      })
      return sendList(request, reply, { name: 'cover', columns: Object.keys(cover.shape), rows, body: { ...asAt, cover: rows } })
    },
  )
}
