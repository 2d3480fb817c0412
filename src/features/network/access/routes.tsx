/** Holdings beside access, for administrators: nobody else may read who has which role. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Routes } from '../../../platform/http/app.ts'
import { record } from '../../ledger/index.ts'
import { networkPaths as paths } from '../paths.ts'
import { KNOWS_HOLDERS } from '../who.ts'
import { AccessPage } from './pages.tsx'
import { countLeadersWithoutAccount, listLeadingAccounts, listLeadingHoldings } from './queries.ts'
import { type Differences, differences } from './rules.ts'

export const accessRoutes: Routes = async app => {
  app.get(paths.access, { config: { act: 'network.compare-access', who: ['administrator'] } }, async (request, reply) => {
    const shown = await request.read(lookAtDifferences)
    const seesAll = KNOWS_HOLDERS.some(role => request.person?.roles.includes(role))
    return reply.page(<AccessPage {...shown} seesAll={seesAll} />)
  })
}

/** What is shown of whom is one entry. */
async function lookAtDifferences(tx: Tx): Promise<Differences & { unknown: number }> {
  const found = differences(await listLeadingHoldings(tx), await listLeadingAccounts(tx))
  const seen = [...found.withoutRole.map(({ holding }) => holding), ...found.withoutHolding.map(({ assignment }) => assignment)]
  if (seen.length > 0) await record(tx, { kind: 'access-compared', subjects: seen })
  return { ...found, unknown: await countLeadersWithoutAccount(tx) }
}
