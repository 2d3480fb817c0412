/** What waits about decisions and appeals: for the panel, for whoever decides, and for the unit where a panel opened a case again. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Person } from '../../../platform/http/app.ts'
import type { Waiting } from '../../../platform/http/home.tsx'
import { counted } from '../../../values/figures.ts'
import { record } from '../../ledger/index.ts'
import { vettingPaths as paths } from '../paths.ts'
import { DECIDER, PANEL, STAFF } from '../who.ts'
import { countToDecide, countWaitingAppeals, listToTakeUpAgain } from './queries.ts'

export async function findDecisionsWaiting(tx: Tx, person: Person): Promise<Waiting[]> {
  const has = (roles: readonly string[]) => roles.some(role => person.roles.includes(role))
  return [
    ...(has(PANEL) ? await forPanel(tx) : []),
    ...(has(STAFF) ? await forUnit(tx) : []),
    ...(has(DECIDER) ? await forDeciders(tx) : []),
  ]
}

async function forPanel(tx: Tx): Promise<Waiting[]> {
  const { waiting, overdue } = await countWaitingAppeals(tx)
  if (waiting === 0) return []
  return [{ text: `${counted(waiting, 'appeal')} to decide${overdue > 0 ? `, ${overdue} overdue` : ''}`, href: paths.appeals }]
}

async function forUnit(tx: Tx): Promise<Waiting[]> {
  const cases = await listToTakeUpAgain(tx)
  if (cases.length > 0) await record(tx, { kind: 'upheld-appeals-listed', subjects: cases.map(({ caseId }) => caseId) })
  return cases.map(({ appeal, ref }) => ({ text: `Take up again: the panel upheld the appeal in case ${ref}`, href: paths.appeal(appeal) }))
}

/** How many, and not which: the queue says that. */
async function forDeciders(tx: Tx): Promise<Waiting[]> {
  const cases = await countToDecide(tx)
  return cases === 0
    ? []
    : [{ text: `${counted(cases, 'case')} in your unit ready to be decided`, href: `${paths.queue}?state=decision&state=second-decision` }]
}
