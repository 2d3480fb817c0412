/** Timeliness as a page, and each of its tables as a file. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Routes } from '../../../platform/http/app.ts'
import { sendTable } from '../../../platform/http/lists.ts'
import { notFound } from '../../../values/problem.ts'
import { loadForFeatures, type OnTarget } from '../../forecast/index.ts'
import { staff } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { makeTimeliness, readGrounds } from './actions.ts'
import { TimelinessPage, TooFewPage } from './pages.tsx'

const querystring = z.object({ unit: z.string().max(60).default(''), for: z.enum(['release', '']).catch('').default('') })
const params = z.object({ table: z.string().max(60) })
type Asked = z.infer<typeof querystring>

// What is read is committed before anything is worked out: nobody waits for the database meanwhile.
const groundsOf = (request: FastifyRequest, kind: 'timeliness-read' | 'table-taken') =>
  request.read(tx => readGrounds(tx, (request.query as Asked).unit, kind))

export const timelinessRoutes: Routes = async app => {
  app.get(paths.timeliness, { schema: { querystring }, config: staff('see-timeliness') }, async (request, reply) => {
    const grounds = await groundsOf(request, 'timeliness-read')
    const release = request.query.for === 'release'
    const made = await makeTimeliness(grounds, release)
    if ('refused' in made) return reply.page(<TooFewPage grounds={grounds} why={made.refused} />)
    const { reportPart } = await loadForFeatures()
    const part = reportPart(made.report, { withReading: false })
    return reply.page(<TimelinessPage grounds={grounds} timeliness={made} part={part} release={release} />)
  })

  app.get(paths.timelinessTable(':table'), { schema: { params, querystring }, config: staff('take-table') }, async (request, reply) => {
    const { table } = request.params
    const made = await makeTimeliness(await groundsOf(request, 'table-taken'), request.query.for === 'release')
    const { findReportTable } = await loadForFeatures()
    const found =
      'refused' in made ? undefined : table === 'target-table' ? targetTable(made.onTarget) : findReportTable(made.report, table)
    if (!found) throw notFound('There is no such table', 'Take the table from the page on timeliness.')
    return sendTable(reply, `timeliness-${table}`, found)
  })
}

const targetTable = (rows: readonly OnTarget[]) => ({
  head: ['level', 'targetWorkingDays', 'received', 'open', 'share', 'low', 'high'],
  rows: rows.map(({ class: level, targetDays, n, open, within }) => [
    level,
    targetDays,
    n,
    open,
    within?.share ?? '',
    within?.low ?? '',
    within?.high ?? '',
  ]),
})
