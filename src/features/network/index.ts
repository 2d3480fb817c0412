/** The door of the register: what the programs need of it. */
import type { Routes } from '../../platform/http/app.ts'
import type { NavigationItem } from '../../platform/views/surroundings.ts'
import { networkPaths } from './paths.ts'
import { READERS } from './who.ts'

export { networkProcessing } from './processing.ts'

export const networkRoutes: Routes = async app => {
  const parts = await Promise.all([
    // Each part of the register puts its routes here, in the order of its pages.
    import('./programmes/routes.tsx').then(part => part.programmeRoutes),
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
