/** The door of the register: what the programs need of it. */
import type { Routes } from '../../platform/http/app.ts'
import type { Erasure, Jobs } from '../../platform/jobs/job.ts'
import type { NavigationItem } from '../../platform/views/surroundings.ts'
import { networkPaths } from './paths.ts'
import { READERS } from './who.ts'

export { networkProcessing } from './processing.ts'

export const networkRoutes: Routes = async app => {
  const parts = await Promise.all([
    // Each part of the register puts its routes here, in the order of its pages.
    import('./register/routes.tsx').then(part => part.registerRoutes),
    import('./units/routes.tsx').then(part => part.unitRoutes),
    import('./boroughs/routes.tsx').then(part => part.boroughRoutes),
    import('./pending/routes.tsx').then(part => part.pendingRoutes),
    import('./leads/routes.tsx').then(part => part.leadRoutes),
    import('./holdings/routes.tsx').then(part => part.seatRoutes),
    import('./holdings/routes.tsx').then(part => part.holdingRoutes),
    import('./contacts/routes.tsx').then(part => part.contactRoutes),
    import('./access/routes.tsx').then(part => part.accessRoutes),
    import('./map/routes.tsx').then(part => part.mapRoutes),
    import('./coverage/routes.tsx').then(part => part.coverageRoutes),
    import('./api/api.ts').then(part => part.networkApi),
    import('./programmes/routes.tsx').then(part => part.programmeRoutes),
    import('./structures/compare/routes.tsx').then(part => part.compareRoutes),
    import('./structures/proposals/routes.tsx').then(part => part.proposalRoutes),
    import('./structures/proposals/table/routes.tsx').then(part => part.proposalTableRoutes),
    import('./structures/review-pack/routes.tsx').then(part => part.reviewPackRoutes),
    import('./imports/routes.tsx').then(part => part.importRoutes),
  ])
  for (const part of parts as Routes[]) await part(app)
}

export const networkNavigation: readonly NavigationItem[] = [
  {
    text: 'Register',
    href: networkPaths.register,
    within: '/network',
    roles: READERS,
    says: 'See who covers what and who leads it, on any day and as it was known on any day.',
  },
]

/** For a service that is for trying out: see there. */
export const loadLondon = async (url: string): Promise<boolean> => (await import('./london.ts')).loadLondon(url)

/** What the register does outside any request, and when; and what of it is erased when its time has come. */
export async function loadNetworkWork(): Promise<{ jobs: Jobs; crontab: string; erasures: readonly Erasure[] }> {
  const [{ networkJobs, NETWORK_CRONTAB }, { importErasures }] = await Promise.all([import('./jobs.ts'), import('./imports/erasure.ts')])
  return { jobs: networkJobs, crontab: NETWORK_CRONTAB, erasures: importErasures }
}
