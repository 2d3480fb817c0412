/** The first page of vetting. */
import type { Routes } from '../../../../platform/http/app.ts'
import { staff } from '../../cases/requesting.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { lookAtMine } from './actions.ts'
import { MinePage } from './pages.tsx'

export const mineRoutes: Routes = async app => {
  app.get(paths.mine, { config: staff('see-own-cases') }, async (request, reply) =>
    reply.page(<MinePage mine={await request.read(tx => lookAtMine(tx))} />),
  )
}
