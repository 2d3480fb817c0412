/** Deciding for machines: the same act under the same rules. */
import { z } from 'zod'
import { created } from '../../../platform/http/answers.ts'
import type { Routes } from '../../../platform/http/app.ts'
import { seenVersion, tellVersion } from '../../../platform/http/versions.ts'
import { deciding, caseParams as params } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { decide, lookAtToDecide } from './actions.ts'

const seat = z.object({
  seat: z.int(),
  adverse: z.boolean(),
  grant: z.boolean(),
  reasons: z.array(z.string()),
  rationale: z.string(),
  at: z.string(),
})

const sent = z.object({
  adverse: z.boolean().optional(),
  grant: z.boolean().optional(),
  reasons: z.array(z.string().max(60)).max(40).default([]),
  rationale: z.string().max(10_000).default(''),
  /** Of national security vetting: the day on which UKSV decided. */
  decidedOn: z.iso.date().optional(),
})

export const decisionApi: Routes = async app => {
  app.get(
    paths.api.decide(':id'),
    {
      schema: {
        summary: 'What was decided in a case so far, and by which codes a decision may give its reasons',
        params,
        response: {
          200: z.object({
            state: z.string(),
            decisions: z.array(seat),
            reasons: z.object({ grant: z.array(z.string()), refuse: z.array(z.string()) }),
          }),
        },
      },
      config: deciding('decide'),
    },
    async (request, reply) => {
      const { seen, seats, lists } = await request.read(tx => lookAtToDecide(tx, request.params.id))
      tellVersion(reply, seen.found.version)
      return {
        state: seen.found.state,
        decisions: seats.map(({ decidedBy: _, reasons, ...rest }) => ({ ...rest, reasons: [...reasons] })),
        reasons: { grant: [...lists.grant], refuse: [...lists.refuse] },
      }
    },
  )

  app.post(
    paths.api.decide(':id'),
    {
      schema: { summary: 'Decides a case from one seat', params, body: sent, response: { 201: z.object({ state: z.string() }) } },
      config: deciding('decide'),
    },
    async request => {
      const { adverse, grant, reasons, rationale, decidedOn } = request.body
      const [year = '', month = '', day = ''] = decidedOn?.split('-') ?? []
      const typed = {
        ...{ reasons, rationale, 'on-day': day, 'on-month': month, 'on-year': year },
        adverse: adverse === undefined ? '' : adverse ? 'yes' : 'no',
        decision: grant === undefined ? '' : grant ? 'grant' : 'refuse',
      }
      return request.change(
        tx => decide(tx, request.params.id, seenVersion(request), typed),
        ({ state }) => created(paths.decision(request.params.id), { state }),
      )
    },
  )
}
