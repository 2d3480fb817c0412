/** The door of the register: what the programs need of it. */
import type { Routes } from '../../platform/http/app.ts'
import type { NavigationItem } from '../../platform/views/surroundings.ts'
import { networkPaths } from './paths.ts'
import { READERS } from './who.ts'

export { networkProcessing } from './processing.ts'

export const networkRoutes: Routes = async app => {
  const parts = await Promise.all([
    // Each part of the register puts its routes here, in the order of its pages.
    import('./coverage/routes.tsx').then(part => part.coverageRoutes),
    import('./programmes/routes.tsx').then(part => part.programmeRoutes),
    import('./structures/compare/routes.tsx').then(part => part.compareRoutes),
    import('./structures/proposals/routes.tsx').then(part => part.proposalRoutes),
    import('./structures/proposals/table/routes.tsx').then(part => part.proposalTableRoutes),
    import('./structures/review-pack/routes.tsx').then(part => part.reviewPackRoutes),
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
