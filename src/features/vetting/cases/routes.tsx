/** The pages of a case: the parts of it that are shown, and those that do something put their routes here. */
import type { Routes } from '../../../platform/http/app.ts'
import { fileRoutes } from '../files/routes.tsx'
import { findingRoutes } from '../findings/routes.tsx'
import { formRoutes } from '../form/routes.tsx'
import { newCaseRoutes } from '../new-case/routes.tsx'
import { vettingPaths as paths } from '../paths.ts'
import { priorityRoutes } from '../priority/routes.tsx'
import { requestRoutes } from '../requests/routes.tsx'
import { residencyRoutes } from '../residency/routes.tsx'
import { stepRoutes } from '../steps/routes.tsx'
import { timelineRoutes } from '../timeline/routes.tsx'
import { visitRoutes } from '../visits/routes.tsx'
import { waiverRoutes } from '../waivers/routes.tsx'
import { lookAtCase } from './look.ts'
import { OverviewPage } from './overview.tsx'
import { caseParams, meOf, staff } from './requesting.ts'

export const caseRoutes: Routes = async app => {
  // Before the page of a case, whose path would else take "new" for one.
  await newCaseRoutes(app)
  app.get(paths.case(':id'), { schema: { params: caseParams }, config: staff('see-case') }, async (request, reply) => {
    const seen = await request.read(tx => lookAtCase(tx, request.params.id))
    return reply.page(<OverviewPage seen={seen} me={meOf(request)} />)
  })
  const parts = [
    formRoutes,
    residencyRoutes,
    timelineRoutes,
    findingRoutes,
    fileRoutes,
    visitRoutes,
    requestRoutes,
    stepRoutes,
    priorityRoutes,
    waiverRoutes,
  ]
  for (const part of parts) await part(app)
}
