/** What somebody finds in the morning: what is theirs, and what waits for them. */

import { getToday } from '../../../../platform/db/queries.ts'
import type { Tx } from '../../../../platform/db/tx.ts'
import { record } from '../../../ledger/index.ts'
import { namesOfPeople } from '../../people/queries.ts'
import { listAskedPriorities } from '../../priority/queries.ts'
import { listUnitWaivers } from '../../waivers/queries.ts'
import { standingOf } from '../../waivers/rules.ts'
import { listAnswered, listMine, listToDecide, whoAmI } from './queries.ts'
import { type Mine, MOST_OWN, MOST_TO_DECIDE } from './rules.ts'

export async function lookAtMine(tx: Tx): Promise<Mine> {
  const [me, today] = await Promise.all([whoAmI(tx), getToday(tx)])
  const [rows, answered, toDecide, priorities, waivers, names] = await Promise.all([
    listMine(tx, MOST_OWN + 1),
    listAnswered(tx),
    me.decides ? listToDecide(tx, MOST_TO_DECIDE + 1) : [],
    me.manages ? listAskedPriorities(tx) : [],
    me.decides ? listUnitWaivers(tx) : [],
    namesOfPeople(tx),
  ])
  const asked = waivers.filter(waiver => standingOf(waiver, today) === 'asked' && waiver.askedBy !== me.account)
  const approvals = [
    ...priorities.map(({ caseId, ref }) => ({ caseId, ref, what: 'priority' as const })),
    ...asked.map(({ caseId, ref }) => ({ caseId, ref, what: 'waiver' as const })),
  ]
  const shown = new Set([...rows, ...toDecide].map(({ id }) => id).concat(approvals.map(({ caseId }) => caseId)))
  await record(tx, { kind: 'own-cases-listed', subjects: [...shown] })
  return { rows, answered, toDecide, approvals, names, today, decides: me.decides }
}
