/** The page that says what is invented. It holds nothing of anybody, so looking at it is no entry. */
import type { Routes } from '../../../platform/http/app.ts'
import { staff } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { InventedPage } from './what-is-invented.tsx'

export const inventedRoutes: Routes = async app => {
  app.get(paths.invented, { config: staff('see-invented') }, async (_, reply) => reply.page(<InventedPage />))
}
