/** What happened in a case, as a page. */
import type { Routes } from '../../../platform/http/app.ts'
import { lookAtCase } from '../cases/look.ts'
import { caseParams, staff } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { TimelinePage } from './pages.tsx'
import { listCaseEvents } from './queries.ts'

export const timelineRoutes: Routes = async app => {
  app.get(paths.caseTimeline(':id'), { schema: { params: caseParams }, config: staff('see-timeline') }, async (request, reply) => {
    const [seen, events] = await request.read(tx =>
      Promise.all([lookAtCase(tx, request.params.id, 'timeline-read'), listCaseEvents(tx, request.params.id)]),
    )
    return reply.page(<TimelinePage seen={seen} events={events} />)
  })
}
