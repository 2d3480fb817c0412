/** The list of units as a page and as a file. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import type { Routes } from '../../../platform/http/app.ts'
import { csvText } from '../../../platform/views/csv.ts'
import { asAtFields } from '../as-at/fields.ts'
import { readAsAt } from '../as-at/rules.ts'
import { networkPaths as paths } from '../paths.ts'
import { listAreas, listCover } from '../queries.ts'
import { getScopeUnit, listUndescribed } from '../units/queries.ts'
import { KEEPER, READERS, SEES_ALL_COVER } from '../who.ts'
import { RegisterPage } from './pages.tsx'
import { countKinds, listRegister } from './queries.ts'
import { readFilter } from './rules.ts'
import { unitsTable } from './tables.ts'

const text = z.string().max(200).default('')
const query = z.object({ ...asAtFields, kind: text, name: text, below: text, page: text })
type Query = z.infer<typeof query>

const hasOneOf = ({ person }: FastifyRequest, roles: readonly string[]) => roles.some(role => person?.roles.includes(role))

export const registerRoutes: Routes = async app => {
  app.get(
    paths.register,
    { schema: { querystring: query }, config: { act: 'network.list-units', who: READERS } },
    async (request, reply) => {
      const asked: Query = request.query
      const filter = readFilter(asked)
      const view = await request.read(async tx => {
        const today = await getToday(tx)
        const { asAt, errors } = readAsAt(asked, today)
        const [counts, units, cover, areas, undescribed, below] = await Promise.all([
          countKinds(tx, asAt, filter),
          listRegister(tx, asAt, filter),
          listCover(tx, asAt),
          listAreas(tx),
          listUndescribed(tx),
          filter.below === null ? null : getScopeUnit(tx, String(filter.below)),
        ])
        return { asAt, today, errors, counts, units, cover, areas, undescribed, belowName: below?.name ?? null }
      })
      // Whoever does not keep the register does not see all of it, so to them "not described" could be untrue.
      return reply.page(
        <RegisterPage
          {...view}
          asked={asked}
          filter={filter}
          seesAll={hasOneOf(request, SEES_ALL_COVER)}
          undescribed={hasOneOf(request, KEEPER) ? view.undescribed : null}
        />,
      )
    },
  )

  app.get(
    paths.registerFile,
    { schema: { querystring: query }, config: { act: 'network.take-units', who: READERS } },
    async (request, reply) => {
      const { page: _, ...wanted } = readFilter(request.query)
      const table = await request.read(async tx => {
        const { asAt } = readAsAt(request.query, await getToday(tx))
        const [units, cover, areas] = await Promise.all([listRegister(tx, asAt, wanted), listCover(tx, asAt), listAreas(tx)])
        return unitsTable({ units, cover, areas, when: asAt })
      })
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="units.csv"')
        .type('text/csv; charset=utf-8')
        .send(csvText(table))
    },
  )
}
