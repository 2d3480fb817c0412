/** The ledger as pages and as a file. */
import { z } from 'zod'
import type { Routes } from '../../../platform/http/app.ts'
import { dayFields, textField } from '../../../platform/http/fields.ts'
import { csvText } from '../../../platform/views/csv.ts'
import { Problem } from '../../../values/problem.ts'
import { listUsualKinds, lookAtEntry, MOST_IN_A_FILE, searchEntries } from './actions.ts'
import { EntryPage, LedgerPage } from './pages.tsx'
import { ledgerPaths } from './paths.ts'
import { readCursor } from './rules.ts'

const who = ['auditor', 'data-protection-officer']
export const search = z.object({ who: textField, kind: textField, about: textField, ...dayFields('from'), ...dayFields('to') })
const listQuery = search.extend({ after: textField })
const params = z.object({ at: z.string().max(40), id: z.string().max(40) })

export const readingRoutes: Routes = async app => {
  app.get(ledgerPaths.list, { schema: { querystring: listQuery }, config: { act: 'ledger.search', who } }, async (request, reply) => {
    const { after, ...typed } = request.query
    const kinds = await request.read(listUsualKinds)
    const shown = { typed, kinds, isFirst: after === '' }
    try {
      const found = await request.read(tx => searchEntries(tx, typed, readCursor(after)))
      return reply.page(<LedgerPage {...shown} found={found} errors={[]} />)
    } catch (error) {
      if (!(error instanceof Problem) || error.errors.length === 0) throw error
      return reply.code(422).page(<LedgerPage {...shown} found={undefined} errors={error.errors} />)
    }
  })

  app.get(ledgerPaths.file, { schema: { querystring: search }, config: { act: 'ledger.take', who } }, async (request, reply) => {
    const { entries } = await request.read(tx => searchEntries(tx, request.query, undefined, MOST_IN_A_FILE))
    const head = ['at', 'kind', 'account', 'name', 'act', 'subjects', 'purpose', 'detail', 'erased', 'entry']
    const rows = entries.map(({ at, kind, account, name, act, subjects, purpose, detail, erased, id }) => [
      ...[at, kind, account, name, act, subjects.join(' '), purpose, detail && JSON.stringify(detail), erased, id],
    ])
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="ledger.csv"')
      .type('text/csv; charset=utf-8')
      .send(csvText({ head, rows }))
  })

  app.get(ledgerPaths.entry(':at', ':id'), { schema: { params }, config: { act: 'ledger.read', who } }, async (request, reply) =>
    reply.page(<EntryPage entry={await request.read(tx => lookAtEntry(tx, request.params.at, request.params.id))} />),
  )
}
