/** For programs: how many leads each borough has had, and who they were. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import type { Routes } from '../../../platform/http/app.ts'
import { tagAnswer } from '../../../platform/http/etag.ts'
import { formatField, listAnswer, sendList } from '../../../platform/http/lists.ts'
import { addDays } from '../../../values/date.ts'
import { lastDay } from '../../../values/period.ts'
import { type Leads, lookAtLeads } from '../leads/actions.ts'
import { readLeadsAsked, USUAL_SINCE } from '../leads/rules.ts'
import { networkPaths } from '../paths.ts'
import { READERS } from '../who.ts'
import { askedDay, day, knownField, ofArea, ofUnit, refuseDays } from './fields.ts'

const borough = z.object({
  area: ofArea,
  name: z.string(),
  leads: z.int().describe('How many different people'),
  changes: z.int().describe('How often one was followed by somebody else'),
  daysWithout: z.int(),
  whole: z.boolean().describe('False where you may not see all the days asked for: the figures are for those that you may'),
})
const span = z.object({
  area: ofArea,
  from: day.nullable(),
  last: day.nullable(),
  holding: z.uuid().nullable().describe('Null: there was no lead in these days'),
  person: z.uuid().nullable(),
  lead: z.string().nullable().describe('Null where there was none, or you may not know the name'),
  rank: z.string().nullable(),
  roleKind: z.string().nullable(),
  unit: ofUnit.nullable().describe('Where the role is held in a unit, which may cover other boroughs too'),
})

export const leadsApi: Routes = async app => {
  app.get(
    networkPaths.api.leads,
    {
      schema: {
        tags: ['Register'],
        summary: 'How many leads each borough has had since a day',
        description:
          'The lead of a borough is whoever holds the foremost of the roles that count as leading, for the borough or in the unit that polices it. As CSV, a row for each run of days with one lead or with none. Each answer is recorded.',
        querystring: z.strictObject({
          since: askedDay.optional().describe(`The day to count from; without it, ${USUAL_SINCE}`),
          ...knownField,
          ...formatField,
        }),
        response: listAnswer(z.object({ since: day, last: day, known: day.nullable(), boroughs: z.array(borough), spans: z.array(span) })),
      },
      config: { act: 'network.list-leads', who: READERS },
      onSend: tagAnswer,
    },
    async (request, reply) => {
      const { since, known } = request.query
      const leads = await request.read(async tx => {
        const { asked, errors } = readLeadsAsked({ since, known }, await getToday(tx))
        refuseDays(errors)
        return lookAtLeads(tx, asked)
      })
      const spans = spanRows(leads)
      const body = {
        since: leads.since,
        last: addDays(leads.until, -1),
        known: leads.known,
        boroughs: leads.boroughs.map(boroughOut),
        spans,
      }
      return sendList(request, reply, { name: 'leads', columns: Object.keys(span.shape), rows: spans, body })
    },
  )
}

const boroughOut = ({ area, name, record: { leads, changes, daysWithout }, whole }: Leads['boroughs'][number]) => ({
  ...{ area, name, leads, changes, daysWithout, whole },
})

const spanRows = ({ boroughs }: Leads) =>
  boroughs.flatMap(({ area, spans }) =>
    spans.map(({ valid, lead }) => ({
      ...{ area, from: valid.from, last: lastDay(valid), holding: lead?.id ?? null, person: lead?.person ?? null },
      ...{ lead: lead?.name ?? null, rank: lead?.rank ?? null, roleKind: lead?.roleKind ?? null, unit: lead?.unit ?? null },
    })),
  )
