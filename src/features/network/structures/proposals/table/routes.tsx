/** Bringing a proposal as a table: the answer says what it would change, and stores nothing. */
import { z } from 'zod'
import { sheetOf, textOf } from '../../../../../platform/csv-file.ts'
import type { Routes, Show, UploadedFile } from '../../../../../platform/http/app.ts'
import { textField } from '../../../../../platform/http/fields.ts'
import { showAgain } from '../../../../../platform/http/forms.ts'
import { seenVersion } from '../../../../../platform/http/versions.ts'
import { type Outcome, refuse } from '../../../../../values/outcome.ts'
import { orRefuse } from '../../../../../values/problem.ts'
import type { Sheet } from '../../../../../values/sheet.ts'
import { MOST_ROWS } from '../../../imports/rules.ts'
import { networkPaths as paths } from '../../../paths.ts'
import { listAreas } from '../../../queries.ts'
import { KEEPER } from '../../../who.ts'
import { findVersion, getProposal } from '../queries.ts'
import { differenceOf, NOTHING } from '../rules.ts'
import { DryRunPage, TablePage } from './pages.tsx'
import { readTable } from './rules.ts'

const MOST_BYTES = 2 ** 20
const params = z.object({ id: z.uuid() })
const body = z.object({ table: textField, file: z.custom<UploadedFile>().optional() })
const config = { act: 'network.draw-proposal', who: KEEPER }

const showTable: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const proposal = await request.read(tx => getProposal(tx, id))
  const { table = '' } = (request.body ?? {}) as { table?: string }
  return reply.page(<TablePage proposal={proposal} typed={table} errors={errors} />)
}

export const proposalTableRoutes: Routes = async app => {
  app.get(paths.proposalTable(':id'), { schema: { params }, config }, (request, reply) => showTable(request, reply))

  app.post(
    paths.proposalTable(':id'),
    { schema: { params, body }, config: { ...config, upload: MOST_BYTES }, errorHandler: showAgain(showTable) },
    async (request, reply) => {
      const { file, table } = request.body
      const version = seenVersion(request)
      const seen = await request.read(async tx => {
        const [proposal, areas] = [await getProposal(tx, request.params.id), await listAreas(tx)]
        const before = (await findVersion(tx, proposal.id, version))?.drawing ?? NOTHING
        const drawing = orRefuse(readTable(orRefuse(sheetIn(file, table)), areas, before))
        return { proposal, areas, drawing, difference: differenceOf(before, drawing) }
      })
      return reply.page(<DryRunPage {...seen} version={version} />)
    },
  )
}

/** Of the file, or else of what was pasted. */
function sheetIn(file: UploadedFile | undefined, pasted: string): Outcome<Sheet> {
  if (file && file.content.length > 0) {
    const text = textOf(file.content, file.name)
    return text.ok ? sheetOf(text.value, MOST_ROWS) : text
  }
  if (pasted.trim() === '') return refuse({ field: 'file', message: 'Select a CSV file, or paste a table' })
  const sheet = sheetOf(pasted, MOST_ROWS)
  return sheet.ok
    ? sheet
    : refuse(...sheet.errors.map(({ message }) => ({ field: 'table', message: message.replace('The file', 'The table') })))
}
