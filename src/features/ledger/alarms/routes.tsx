/** Alarms as a page, and as what waits on the home page of those who must see to them. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Routes } from '../../../platform/http/app.ts'
import type { Waiting } from '../../../platform/http/home.tsx'
import { countStandingAlarms, listAlarms } from '../../../platform/security/queries.ts'
import { counted } from '../../../values/figures.ts'
import { AlarmsPage } from './pages.tsx'

const MOST = 200
const PATH = '/alarms'
const GUARDIANS = ['auditor', 'data-protection-officer', 'administrator']

export const alarmRoutes: Routes = async app => {
  app.get(PATH, { config: { act: 'ledger.alarms', who: GUARDIANS } }, async (request, reply) =>
    reply.page(<AlarmsPage alarms={await request.read(tx => listAlarms(tx, MOST))} most={MOST} />),
  )
}

export async function findAlarms(tx: Tx): Promise<readonly Waiting[]> {
  const count = await countStandingAlarms(tx)
  return count === 0 ? [] : [{ text: `${counted(count, 'alarm')} of the database`, href: PATH }]
}
