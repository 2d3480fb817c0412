/** Changes to come, as a page and as a file. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Routes } from '../../../platform/http/app.ts'
import { csvText } from '../../../platform/views/csv.ts'
import { networkPaths as paths } from '../paths.ts'
import { recordHoldingsRead } from '../places/actions.ts'
import { READERS } from '../who.ts'
import { PendingPage } from './pages.tsx'
import { listPending } from './queries.ts'
import { inOrder } from './rules.ts'
import { pendingTable } from './tables.ts'

/** Holders are named among them, so the look is recorded. */
async function lookAtPending(tx: Tx) {
  const changes = inOrder(await listPending(tx))
  await recordHoldingsRead(
    tx,
    changes.flatMap(change => ('holding' in change ? [{ id: change.holding }] : [])),
  )
  return changes
}

export const pendingRoutes: Routes = async app => {
  app.get(paths.pending, { config: { act: 'network.list-pending', who: READERS } }, async (request, reply) => {
    const [changes, today] = await request.read(async tx => [await lookAtPending(tx), await getToday(tx)] as const)
    return reply.page(<PendingPage changes={changes} today={today} />)
  })

  app.get(paths.pendingFile, { config: { act: 'network.take-pending', who: READERS } }, async (request, reply) => {
    const changes = await request.read(lookAtPending)
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="pending.csv"')
      .type('text/csv; charset=utf-8')
      .send(csvText(pendingTable(changes)))
  })
}
