/** Units and their moves as pages. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes } from '../../../platform/http/app.ts'
import { administrationPaths as paths } from '../paths.ts'
import { listUnits } from '../queries.ts'
import { approve, getMove } from './actions.ts'
import { MovePage, UnitsPage } from './pages.tsx'
import { listOpenMoves } from './queries.ts'

const who = ['administrator']
const params = z.object({ id: z.uuid() })

export const unitRoutes: Routes = async app => {
  app.get(paths.units, { config: { act: 'administration.list-units', who } }, async (request, reply) => {
    const [units, moves] = await request.read(tx => Promise.all([listUnits(tx), listOpenMoves(tx)]))
    return reply.page(<UnitsPage units={units} moves={moves} />)
  })

  app.get(paths.move(':id'), { schema: { params }, config: { act: 'administration.see-move', who } }, async (request, reply) => {
    const move = await request.read(tx => getMove(tx, request.params.id))
    return reply.page(<MovePage move={move} me={request.person?.account ?? ''} />)
  })

  app.post(paths.approveMove(':id'), { schema: { params }, config: { act: 'administration.approve-move', who } }, async request =>
    request.change(
      tx => approve(tx, request.params.id),
      () => seeOther(paths.units, 'The move is approved'),
    ),
  )
}
