/** For programs: who holds which role on a day. A look at holders is an entry, as on a page. */
import { z } from 'zod'
import type { Routes } from '../../../platform/http/app.ts'
import { tagAnswer } from '../../../platform/http/etag.ts'
import { formatField, linkToNext, listAnswer, sendList } from '../../../platform/http/lists.ts'
import { networkPaths } from '../paths.ts'
import { READERS } from '../who.ts'
import { lookAtHoldings } from './actions.ts'
import { asAtFields, asAtOut, daysOf, daysOut, ofArea, ofUnit } from './fields.ts'

const holding = z.object({
  id: z.uuid(),
  seat: z.uuid(),
  roleKind: z.string(),
  standing: z.enum(['holder', 'deputy', 'cover']),
  person: z.uuid(),
  name: z.string().nullable().describe('Null where you may not know it'),
  rank: z.string().nullable(),
  unit: ofUnit.nullable(),
  area: ofArea.nullable(),
  source: z.string().nullable(),
  ...daysOut,
})

export const holdingsApi: Routes = async app => {
  app.get(
    networkPaths.api.holdings,
    {
      schema: {
        tags: ['Register'],
        summary: 'Who holds which role on a day',
        description:
          'Published roles of the whole force for its staff, of the own borough for a council; all roles of the own unit for who leads it; all of them for who may know every holder. Each answer is recorded, with the holdings it shows.',
        querystring: z.strictObject({
          ...asAtFields,
          area: ofArea.optional(),
          unit: z.coerce
            .number()
            .int()
            .min(1)
            .max(2 ** 31 - 1)
            .optional()
            .describe('The number of a unit'),
          role: z.string().max(40).optional().describe('The key of a kind of role, such as borough-superintendent'),
          after: z.uuid().optional().describe('What `next` of the page before said'),
          ...formatField,
        }),
        response: listAnswer(
          z.object({
            ...asAtOut,
            holdings: z.array(holding),
            next: z.uuid().nullable().describe('Send it as `after` for the next page; null: there is none'),
          }),
        ),
      },
      config: { act: 'network.list-holdings', who: READERS },
      onSend: tagAnswer,
    },
    async (request, reply) => {
      const { asAt, holdings, next } = await request.read(tx => lookAtHoldings(tx, request.query))
      const rows = holdings.map(({ valid, approximate, ...rest }) => ({ ...rest, ...daysOf(valid, approximate) }))
      if (next !== null) reply.header('link', linkToNext(request.url, 'after', next))
      return sendList(request, reply, {
        name: 'holdings',
        columns: Object.keys(holding.shape),
        rows,
        body: { ...asAt, holdings: rows, next },
      })
    },
  )
}
