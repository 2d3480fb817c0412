/** The ledger for machines of whoever audits. */
import { z } from 'zod'
import type { Routes } from '../../../platform/http/app.ts'
import { searchEntries } from './actions.ts'
import { ledgerPaths } from './paths.ts'
import { search } from './routes.tsx'
import { cursorText, readCursor } from './rules.ts'

const listQuery = search.extend({ after: z.string().max(100).default('').describe('What `next` of the page before said') })

const entry = z.object({
  id: z.uuid(),
  at: z.string().describe('Instant in UTC, to the microsecond'),
  kind: z.string(),
  account: z.uuid().nullable(),
  name: z.string().nullable(),
  act: z.string().nullable(),
  subjects: z.array(z.uuid()),
  purpose: z.string().nullable(),
  detail: z.looseObject({}).nullable(),
  erased: z.boolean().describe('What was said has been erased; the entry stays'),
})

export const readingApi: Routes = async app => {
  app.get(
    ledgerPaths.api,
    {
      schema: {
        summary: 'Entries of the ledger, the latest first',
        querystring: listQuery,
        response: { 200: z.object({ entries: z.array(entry), next: z.string().nullable() }) },
      },
      config: { act: 'ledger.search', who: ['auditor', 'data-protection-officer'] },
    },
    async request => {
      const { after, ...typed } = request.query
      const { entries, next } = await request.read(tx => searchEntries(tx, typed, readCursor(after)))
      return { entries: entries.map(each => ({ ...each, subjects: [...each.subjects] })), next: next ? cursorText(next) : null }
    },
  )
}
