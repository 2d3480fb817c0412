/** Vetting's pages for people outside: applicants and sponsors; and for the staff who let them in. */
import type { Routes } from '../../../platform/http/app.ts'
import { ownFormRoutes } from './form/routes.tsx'
import { inviteRoutes } from './invite/routes.tsx'
import { ownRoutes } from './own/routes.tsx'
import { sponsorRoutes } from './sponsor/routes.tsx'

export const outsideRoutes: Routes = async app => {
  for (const part of [sponsorRoutes, ownRoutes, ownFormRoutes, inviteRoutes]) await part(app)
}
