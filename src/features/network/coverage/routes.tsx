/** What must be held and where it is not. */
import type { Routes } from '../../../platform/http/app.ts'
import { gapRoutes } from './gaps/routes.tsx'
import { requirementRoutes } from './requirements/routes.tsx'
import { roleKindRoutes } from './role-kinds/routes.tsx'

export const coverageRoutes: Routes = async app => {
  await gapRoutes(app)
  await roleKindRoutes(app)
  await requirementRoutes(app)
}
