/** Units for programs: those of a day, and everything that was ever recorded of one. */
import { z } from 'zod'
import type { App, Routes } from '../../../platform/http/app.ts'
import { tagAnswer } from '../../../platform/http/etag.ts'
import { formatField, listAnswer, sendList } from '../../../platform/http/lists.ts'
import { notFound } from '../../../values/problem.ts'
import { networkPaths } from '../paths.ts'
import { listUnits } from '../queries.ts'
import { UNIT_KINDS } from '../rules.ts'
import { READERS } from '../who.ts'
import { lookAtUnit } from './actions.ts'
import { FACT_COLUMNS, factOut, flatFact } from './facts.ts'
import { asAtFields, asAtOut, daysOf, daysOut, getAsAt, ofUnit } from './fields.ts'

const { api } = networkPaths
const tags = ['Register']

const unit = z.object({
  id: ofUnit,
  code: z.string().describe('Short and stable, never used again'),
  name: z.string(),
  kind: z.string().describe(Object.keys(UNIT_KINDS).join(', ')),
  forceCode: z.string().nullable().describe('As the force itself calls it'),
  confirmed: z.boolean().describe('False where nobody has published its name or code'),
  source: z.string().nullable(),
  parent: ofUnit.nullable().describe('What it belongs to on that day'),
  ...daysOut,
})

export const unitsApi: Routes = async app => {
  listUnitsOfADay(app)
  app.get(
    api.unit(':id'),
    {
      schema: {
        tags,
        summary: 'One unit: every fact that was ever recorded of it',
        description:
          'Its names and kinds, what it belonged to, covered and followed, who held roles in it, each with its days and with when it was recorded and, where it is believed no more, until when. A unit is closed and never taken away, so DELETE answers 405.',
        params: z.object({
          id: z.coerce
            .number()
            .int()
            .min(1)
            .max(2 ** 31 - 1),
        }),
        querystring: z.strictObject(formatField),
        response: listAnswer(z.object({ id: ofUnit, facts: z.array(factOut) })),
      },
      config: { act: 'network.see-unit', who: READERS },
      onSend: tagAnswer,
    },
    async (request, reply) => {
      const { id } = request.params
      const facts = (await request.read(tx => lookAtUnit(tx, id))).map(flatFact)
      if (facts.length === 0) throw notFound('There is no such unit')
      return sendList(request, reply, { name: `unit-${id}`, columns: FACT_COLUMNS, rows: facts, body: { id, facts } })
    },
  )
}

const listUnitsOfADay = (app: App) =>
  app.get(
    api.units,
    {
      schema: {
        tags,
        summary: 'The units that exist on a day',
        querystring: z.strictObject({ ...asAtFields, kind: z.enum(Object.keys(UNIT_KINDS)).optional(), ...formatField }),
        response: listAnswer(z.object({ ...asAtOut, units: z.array(unit) })),
      },
      config: { act: 'network.list-units', who: READERS },
      onSend: tagAnswer,
    },
    async (request, reply) => {
      const { kind } = request.query
      const { asAt, found } = await request.read(async tx => {
        const when = await getAsAt(tx, request.query)
        return { asAt: when, found: await listUnits(tx, when) }
      })
      const units = found
        .filter(each => kind === undefined || each.kind === kind)
        .map(({ valid, approximate, ...rest }) => ({ ...rest, ...daysOf(valid, approximate) }))
      return sendList(request, reply, { name: 'units', columns: Object.keys(unit.shape), rows: units, body: { ...asAt, units } })
    },
  )
