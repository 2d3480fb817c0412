/** The calendar as a page. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import type { Routes } from '../../../platform/http/app.ts'
import { notFound } from '../../../values/problem.ts'
import { administrationPaths as paths } from '../paths.ts'
import { CalendarPage } from './pages.tsx'
import { listHolidays, listYears } from './queries.ts'

const who = ['administrator']
const query = z.object({ year: z.coerce.number().int().optional().catch(undefined) })

export const calendarRoutes: Routes = async app => {
  app.get(
    paths.calendar,
    { schema: { querystring: query }, config: { act: 'administration.see-calendar', who } },
    async (request, reply) => {
      const seen = await request.read(async tx => {
        const wanted = request.query.year ?? Number((await getToday(tx)).slice(0, 4))
        const years = await listYears(tx)
        const at = years.findIndex(({ year }) => year === wanted)
        const year = years[at]
        if (!year) throw notFound('The calendar does not hold this year', 'Each release brings more years.')
        return { year, hasBefore: at > 0, hasAfter: at < years.length - 1, holidays: await listHolidays(tx, wanted) }
      })
      return reply.page(<CalendarPage {...seen} />)
    },
  )
}
