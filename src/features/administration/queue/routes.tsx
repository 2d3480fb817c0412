/** Jobs as a page. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes } from '../../../platform/http/app.ts'
import { countJobs, listJobs, retryJob } from '../../../platform/jobs/queries.ts'
import { administrationPaths as paths } from '../paths.ts'
import { JobsPage } from './pages.tsx'

const who = ['administrator']
const params = z.object({ id: z.coerce.number().int().positive() })

export const queueRoutes: Routes = async app => {
  app.get(paths.jobs, { config: { act: 'administration.list-jobs', who } }, async (request, reply) => {
    const [jobs, counts] = await request.read(async tx => [await listJobs(tx), await countJobs(tx)] as const)
    return reply.page(<JobsPage jobs={jobs} counts={counts} />)
  })

  app.post(paths.retryJob(':id'), { schema: { params }, config: { act: 'administration.retry-job', who } }, async request =>
    request.change(
      tx => retryJob(tx, request.params.id),
      () => seeOther(paths.jobs, 'The job is tried again'),
    ),
  )
}
