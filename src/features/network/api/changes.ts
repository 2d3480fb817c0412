/** For programs that keep a copy: everything once, and then whatever has changed since, in pages. */
import { z } from 'zod'
import type { Routes } from '../../../platform/http/app.ts'
import { tagAnswer } from '../../../platform/http/etag.ts'
import { formatField, linkToNext, listAnswer, sendList } from '../../../platform/http/lists.ts'
import { orRefuse } from '../../../values/problem.ts'
import { networkPaths } from '../paths.ts'
import { READERS } from '../who.ts'
import { lookAtChanges } from './actions.ts'
import { FACT_COLUMNS, factOut, flatFact } from './facts.ts'
import { cursorText, readCursor } from './rules.ts'

const MOST = 1000

export const changesApi: Routes = async app => {
  app.get(
    networkPaths.api.changes,
    {
      schema: {
        tags: ['Register'],
        summary: 'All facts, or those that changed since',
        description:
          'Without `since` it begins: every fact that you may see, superseded ones included, in pages. Send `next` as `since` at once while `more` is true, and later whenever you want what has changed meanwhile. No change is missed, however long its transaction took; one may come twice, and is then the same or newer. A fact that was closed comes again under its id with `recordedUntil`; nothing is deleted. `next` belongs to what you may see: when your roles change, begin again. It belongs to one database too: after a move or a restore it is refused, and you begin again.',
        querystring: z.strictObject({
          since: z.string().max(12_000).optional().describe('What `next` of an earlier answer said, unchanged'),
          limit: z.coerce.number().int().min(1).max(MOST).default(MOST).describe('The most facts in one page'),
          ...formatField,
        }),
        response: listAnswer(
          z.object({
            facts: z.array(factOut),
            next: z.string().describe('Send it as `since`. With CSV it stands in the header Link'),
            more: z.boolean().describe('There are further facts at once. With CSV it stands in the header Muster-More'),
          }),
        ),
      },
      config: { act: 'network.list-changes', who: READERS },
      onSend: tagAnswer,
    },
    async (request, reply) => {
      const { since, limit } = request.query
      const cursor = since === undefined ? undefined : orRefuse(readCursor(Buffer.from(since, 'base64url').toString('latin1')))
      const { facts, cursor: then, more } = await request.read(tx => lookAtChanges(tx, cursor, limit))
      const next = Buffer.from(cursorText(then), 'latin1').toString('base64url')
      const rows = facts.map(flatFact)
      reply.headers({ link: linkToNext(request.url, 'since', next), 'muster-more': more ? 'yes' : 'no' })
      return sendList(request, reply, { name: 'changes', columns: FACT_COLUMNS, rows, body: { facts: rows, next, more } })
    },
  )
}
