/** The workload of a unit. */
import { z } from 'zod'
import type { Routes } from '../../../../platform/http/app.ts'
import { deciding } from '../../cases/requesting.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { lookAtWorkload } from './actions.ts'
import { WorkloadPage } from './pages.tsx'

const querystring = z.object({ unit: z.coerce.number().int().positive().optional().catch(undefined) })

export const workloadRoutes: Routes = async app => {
  app.get(paths.workload, { schema: { querystring }, config: deciding('see-workload') }, async (request, reply) =>
    reply.page(<WorkloadPage {...(await request.read(tx => lookAtWorkload(tx, request.query.unit)))} />),
  )
}
