/** The door of administration: for the service alone. */
import type { Tx } from '../../platform/db/tx.ts'
import type { Person, Routes } from '../../platform/http/app.ts'
import type { Waiting } from '../../platform/http/home.tsx'
import type { NavigationItem } from '../../platform/views/surroundings.ts'
import { administrationPaths } from './paths.ts'

export { administrationProcessing } from './processing.ts'

export const administrationRoutes: Routes = async app => {
  const parts = await Promise.all([
    import('./overview.tsx').then(part => part.overviewRoutes),
    import('./accounts/routes.tsx').then(part => part.accountRoutes),
    import('./roles/routes.tsx').then(part => part.roleRoutes),
    import('./policies/routes.tsx').then(part => part.policyRoutes),
    import('./units/routes.tsx').then(part => part.unitRoutes),
    import('./calendar/routes.tsx').then(part => part.calendarRoutes),
    import('./queue/routes.tsx').then(part => part.queueRoutes),
    import('./outbox/routes.tsx').then(part => part.outboxRoutes),
    import('./holds/routes.tsx').then(part => part.holdRoutes),
    import('./api.ts').then(part => part.administrationApi),
  ])
  for (const part of parts) await part(app)
}

export const administrationNavigation: readonly NavigationItem[] = [
  {
    text: 'Administration',
    href: administrationPaths.overview,
    roles: ['administrator'],
    says: 'Accounts, roles by two people, dated rules, units, jobs and mail. No case content.',
  },
]

export const administrationAttention = {
  roles: ['administrator'],
  find: async (tx: Tx, person: Person): Promise<readonly Waiting[]> => (await import('./overview.tsx')).findWaiting(tx, person),
}
