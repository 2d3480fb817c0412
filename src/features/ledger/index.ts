/** The door of the ledger: recording what an act or a read meant; and, for the service, reading it. */
import type { Tx } from '../../platform/db/tx.ts'
import type { Routes } from '../../platform/http/app.ts'
import type { Waiting } from '../../platform/http/home.tsx'
import type { NavigationItem } from '../../platform/views/surroundings.ts'
import { ledgerPaths } from './reading/paths.ts'

export { ledgerProcessing } from './processing.ts'
export { type Meaning, record } from './queries.ts'

export const ledgerRoutes: Routes = async app => {
  const parts = await Promise.all([import('./reading/routes.tsx'), import('./reading/api.ts'), import('./alarms/routes.tsx')])
  const [{ readingRoutes }, { readingApi }, { alarmRoutes }] = parts
  await readingRoutes(app)
  await readingApi(app)
  await alarmRoutes(app)
}

export const alarmAttention = {
  roles: ['auditor', 'data-protection-officer', 'administrator'],
  find: async (tx: Tx): Promise<readonly Waiting[]> => (await import('./alarms/routes.tsx')).findAlarms(tx),
}

export const ledgerNavigation: readonly NavigationItem[] = [
  {
    text: 'Ledger',
    href: ledgerPaths.list,
    roles: ['auditor', 'data-protection-officer'],
    says: 'See who did what and who read what, and check that no entry was changed.',
  },
]
