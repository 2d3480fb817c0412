/** For programs: where a role that must be held is not, on a day or in a period. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import type { Routes } from '../../../platform/http/app.ts'
import { tagAnswer } from '../../../platform/http/etag.ts'
import { formatField, listAnswer, sendList } from '../../../platform/http/lists.ts'
import { lastDay } from '../../../values/period.ts'
import { lookAtGaps } from '../coverage/gaps/actions.ts'
import { type Gaps, readGapsAsked } from '../coverage/gaps/rules.ts'
import { networkPaths } from '../paths.ts'
import { FORCE_STAFF, LEAD } from '../who.ts'
import { asAtFields, askedDay, day, ofArea, ofUnit, refuseDays } from './fields.ts'

const requirement = z.object({
  id: z.uuid(),
  roleKind: z.string(),
  roleName: z.string(),
  unitKind: z.string().nullable().describe('Null: required for every borough'),
  places: z.int().describe('Units or boroughs in which it is required'),
  filled: z.int().describe('In how many of them it is held on every day'),
  daysRequired: z.int(),
  daysVacant: z.int(),
  whole: z.boolean().describe('False where only your own places are counted'),
})
const gap = z.object({
  requirement: z.uuid(),
  roleKind: z.string(),
  unit: ofUnit.nullable(),
  area: ofArea.nullable(),
  code: z.string(),
  name: z.string(),
  vacantFrom: day
    .nullable()
    .describe('The first vacant day of this run, also where it lies before the days asked for; null: nobody knows it'),
  vacantLast: day.nullable().describe('The last vacant day of this run; null: no end is known'),
  daysVacant: z.int().describe('Of the days asked for, in this place'),
  coveredBy: z.int().describe('How many deputise or cover meanwhile'),
})

export const gapsApi: Routes = async app => {
  app.get(
    networkPaths.api.gaps,
    {
      schema: {
        tags: ['Register'],
        summary: 'Where a role that must be held is not',
        description:
          'On a day (`at`), or in a period (`from`, `last`). A row for each run of vacant days in each place. What you may not see all holders of is named in `hidden` and not counted: it would look vacant without being so. Gaps are not public.',
        querystring: z.strictObject({
          ...asAtFields,
          from: askedDay.optional().describe('The first day of a period; without it, a year before the last'),
          last: askedDay.optional().describe('The last day of a period; without it, today'),
          ...formatField,
        }),
        response: listAnswer(
          z.object({
            ...{ from: day, last: day, known: day.nullable(), requirements: z.array(requirement), gaps: z.array(gap) },
            hidden: z.array(z.object({ roleName: z.string(), unitKind: z.string().nullable() })),
          }),
        ),
      },
      config: { act: 'network.list-gaps', who: [...FORCE_STAFF, ...LEAD] },
      onSend: tagAnswer,
    },
    async (request, reply) => {
      const { last: to, ...typed } = request.query
      const found = await request.read(async tx => {
        const { asked, errors } = readGapsAsked({ ...typed, to }, await getToday(tx))
        refuseDays(errors, { to: 'last' })
        return lookAtGaps(tx, asked)
      })
      const gaps = gapRows(found)
      return sendList(request, reply, { name: 'gaps', columns: Object.keys(gap.shape), rows: gaps, body: { ...bodyOf(found), gaps } })
    },
  )
}

const gapRows = ({ met }: Gaps) =>
  met.flatMap(({ id, roleKind, gaps }) =>
    gaps.flatMap(({ unit, area, code, name, daysVacant, runs, meanwhile }) =>
      runs.map(({ days }) => ({
        ...{ requirement: id, roleKind, unit, area, code, name, vacantFrom: days.from, vacantLast: lastDay(days) },
        ...{ daysVacant, coveredBy: meanwhile.length },
      })),
    ),
  )

const bodyOf = ({ during, known, met, hidden }: Gaps) => ({
  from: during.from,
  last: lastDay(during),
  known,
  requirements: met.map(({ gaps: _, ...rest }) => rest),
  hidden: hidden.map(({ roleName, unitKind }) => ({ roleName, unitKind })),
})
