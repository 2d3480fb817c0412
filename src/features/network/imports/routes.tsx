/** Files that are brought, as pages. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show, UploadedFile } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { csvText } from '../../../platform/views/csv.ts'
import { notFound } from '../../../values/problem.ts'
import { networkPaths as paths } from '../paths.ts'
import { KEEPER } from '../who.ts'
import { apply, bring, look } from './actions.ts'
import { ImportsPage } from './pages.tsx'
import { PreviewPage } from './preview-page.tsx'
import { keptDays, listImports } from './queries.ts'
import { MOST_BYTES } from './rules.ts'
import { refusedTable, tablesOf } from './tables.ts'

const who = [...KEEPER]
const params = z.object({ id: z.uuid() })
const tableParams = z.object({ id: z.uuid(), table: z.string().max(40) })
const bringBody = z.object({ kind: textField, file: z.custom<UploadedFile>().optional() })
const applyBody = z.object({ plan: textField })
const MOST_SHOWN = 100

const showImports: Show = async (request, reply, errors = []) => {
  const [imports, days] = await request.read(tx => Promise.all([listImports(tx, MOST_SHOWN), keptDays(tx)]))
  const { kind = '' } = (request.body ?? {}) as { kind?: string }
  return reply.page(<ImportsPage imports={imports} kind={kind} keptDays={days} errors={errors} />)
}

const showPreview: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const { import: brought, preview } = await request.read(tx => look(tx, id))
  return reply.page(<PreviewPage brought={brought} preview={preview} errors={errors} />)
}

export const importRoutes: Routes = async app => {
  app.get(paths.imports, { config: { act: 'network.list-imports', who } }, (request, reply) => showImports(request, reply))

  app.post(
    paths.imports,
    { schema: { body: bringBody }, config: { act: 'network.bring-import', who, upload: MOST_BYTES }, errorHandler: showAgain(showImports) },
    async request =>
      request.change(
        tx => bring(tx, request.body),
        id => seeOther(paths.import(id)),
      ),
  )

  app.get(paths.import(':id'), { schema: { params }, config: { act: 'network.see-import', who } }, (request, reply) =>
    showPreview(request, reply),
  )

  app.post(
    paths.applyImport(':id'),
    { schema: { params, body: applyBody }, config: { act: 'network.apply-import', who }, errorHandler: showAgain(showPreview) },
    async request =>
      request.change(
        tx => apply(tx, request.params.id, request.body.plan),
        () => seeOther(paths.import(request.params.id), 'The register is changed'),
      ),
  )

  app.get(
    paths.importTable(':id', ':table'),
    { schema: { params: tableParams }, config: { act: 'network.take-import-table', who } },
    async (request, reply) => {
      const { id, table } = request.params
      const planned = (await request.read(tx => look(tx, id))).preview?.planned
      const tables = planned?.plan ? tablesOf(planned.plan) : [refusedTable(planned?.refused ?? [])]
      const found = tables.find(each => each.id === table)
      if (!found) throw notFound('There is no such table of this file', 'Open the file and take the table from its page.')
      const rows = found.rows.map(row => row.map(cell => (typeof cell === 'string' ? cell : cell.join('; '))))
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="import-${table}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(csvText({ head: found.head, rows }))
    },
  )
}
