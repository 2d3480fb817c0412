/** Finding a case. */
import { z } from 'zod'
import type { Routes } from '../../../../platform/http/app.ts'
import { textField } from '../../../../platform/http/fields.ts'
import { staff } from '../../cases/requesting.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { search } from './actions.ts'
import { SearchPage } from './pages.tsx'

const querystring = z.object({ q: textField })

export const searchRoutes: Routes = async app => {
  app.get(paths.search, { schema: { querystring }, config: staff('search') }, async (request, reply) => {
    const { q } = request.query
    return reply.page(<SearchPage typed={q} found={await request.read(tx => search(tx, q))} />)
  })
}
