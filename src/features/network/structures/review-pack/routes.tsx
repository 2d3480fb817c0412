/** The review pack as a page. Each of its parts records what it showed, as the same part does where it stands alone. */
import { z } from 'zod'
import { getToday } from '../../../../platform/db/queries.ts'
import type { Routes } from '../../../../platform/http/app.ts'
import { lookAtGaps } from '../../coverage/gaps/actions.ts'
import { oneDay } from '../../coverage/gaps/rules.ts'
import { lookAtLeads } from '../../leads/actions.ts'
import { readLeadsAsked } from '../../leads/rules.ts'
import { networkPaths as paths } from '../../paths.ts'
import { FORCE_STAFF } from '../../who.ts'
import { lookAtComparison } from '../actions.ts'
import { sidesFields } from '../sides/fields.ts'
import { readSides } from '../sides/rules.ts'
import { ReviewPackPage } from './pages.tsx'

const text = z.string().max(40).optional()
const querystring = z.object({ ...sidesFields, ...{ since: text, 'since-day': text, 'since-month': text, 'since-year': text } })

export const reviewPackRoutes: Routes = async app => {
  app.get(
    paths.reviewPack,
    { schema: { querystring }, config: { act: 'network.see-review-pack', who: FORCE_STAFF } },
    async (request, reply) => {
      const asked = request.query
      const pack = await request.read(async tx => {
        const today = await getToday(tx)
        const [{ sides, errors }, since] = [readSides(asked, today), readLeadsAsked(asked, today)]
        const { known } = sides
        return {
          sides,
          comparison: await lookAtComparison(tx, sides),
          leads: await lookAtLeads(tx, since.asked),
          gaps: await lookAtGaps(tx, { during: oneDay(known ?? today), known }),
          errors: [...errors, ...since.errors.filter(({ field }) => field.startsWith('since'))],
        }
      })
      return reply.code(pack.errors.length > 0 ? 422 : 200).page(<ReviewPackPage {...pack} asked={asked} />)
    },
  )
}
