/** Programmes as pages. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { dayFields, textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { csvText } from '../../../platform/views/csv.ts'
import type { Reason } from '../../../values/outcome.ts'
import { readAsAt } from '../as-at/rules.ts'
import { networkPaths as paths } from '../paths.ts'
import { listUnits, unitNames } from '../queries.ts'
import { FORCE_STAFF, KEEPER } from '../who.ts'
import { addMilestone, addProgramme, changeDate, markReached } from './actions.ts'
import { AddMilestonePage, MilestonePage, MoveMilestonePage, ReachMilestonePage } from './milestone-pages.tsx'
import { NewProgrammePage, ProgrammePage, ProgrammesPage } from './pages.tsx'
import { getMilestone, getProgramme, listProgrammes } from './queries.ts'
import { dateNow, type TypedDate, type TypedMilestone, type TypedProgramme } from './rules.ts'
import { datesTable } from './tables.ts'

const params = z.object({ id: z.uuid() })
const query = z.object({ known: textField, ...dayFields('known') })
const programmeBody = z.object({ name: textField, about: textField, source: textField })
const dateFields = { ...dayFields('due'), approximate: textField, why: textField }
const milestoneBody = z.object({ name: textField, phase: textField, unit: textField, other: textField, source: textField, ...dateFields })
/** Of the date that was shown on the page, by its id. */
const dateBody = z.object({ seen: z.uuid(), ...dateFields })

const seeing = (act: string) => ({ act: `network.${act}`, who: FORCE_STAFF })
const keeping = (act: string) => ({ act: `network.${act}`, who: KEEPER })
const canKeep = ({ person }: FastifyRequest) => KEEPER.some(role => person?.roles.includes(role))
const idOf = ({ params: given }: FastifyRequest) => (given as z.infer<typeof params>).id
const typedOr = <T,>(request: FastifyRequest, errors: readonly Reason[], empty: T): T => (errors.length > 0 ? (request.body as T) : empty)

const showNew: Show = async (request, reply, errors = []) => {
  // Nothing is read, but whoever asks is.
  await request.read(getToday)
  return reply.page(<NewProgrammePage typed={typedOr<TypedProgramme>(request, errors, programmeBody.parse({}))} errors={errors} />)
}

const showAdd: Show = async (request, reply, errors = []) => {
  const { programme, units } = await request.read(async tx => ({
    programme: await getProgramme(tx, idOf(request), { known: null }),
    units: await listUnits(tx, { at: await getToday(tx), known: null }),
  }))
  const typed = typedOr<TypedMilestone>(request, errors, milestoneBody.parse({}))
  return reply.page(<AddMilestonePage programme={programme} units={units} typed={typed} errors={errors} />)
}

const showDate =
  (Shown: typeof MoveMilestonePage): Show =>
  async (request, reply, errors = []) => {
    const milestone = await request.read(tx => getMilestone(tx, idOf(request)))
    const empty = { seen: dateNow(milestone).id, ...z.object(dateFields).parse({}) }
    const typed = typedOr<TypedDate & { seen: string }>(request, errors, empty)
    return reply.page(<Shown milestone={milestone} seen={typed.seen} typed={typed} errors={errors} />)
  }
const showMove = showDate(MoveMilestonePage)
const showReach = showDate(ReachMilestonePage)

export const programmeRoutes: Routes = async app => {
  app.get(paths.programmes, { schema: { querystring: query }, config: seeing('list-programmes') }, async (request, reply) => {
    const { programmes, ...looked } = await request.read(async tx => {
      const when = readAsAt(request.query, await getToday(tx))
      return { ...when, programmes: await listProgrammes(tx, when.asAt) }
    })
    return reply.page(<ProgrammesPage programmes={programmes} canKeep={canKeep(request)} asked={request.query} {...looked} />)
  })

  app.get(paths.newProgramme, { config: keeping('add-programme') }, (request, reply) => showNew(request, reply))

  app.post(
    paths.newProgramme,
    { schema: { body: programmeBody }, config: keeping('add-programme'), errorHandler: showAgain(showNew) },
    async request =>
      request.change(
        tx => addProgramme(tx, request.body),
        id => seeOther(paths.programme(id), 'The programme is in the register'),
      ),
  )

  app.get(paths.programme(':id'), { schema: { params, querystring: query }, config: seeing('see-programme') }, async (request, reply) => {
    const found = await request.read(async tx => {
      const today = await getToday(tx)
      const when = readAsAt(request.query, today)
      const programme = await getProgramme(tx, request.params.id, when.asAt)
      return { ...when, programme, day: when.asAt.known ?? today, unitNames: await unitNames(tx) }
    })
    return reply.page(<ProgrammePage canKeep={canKeep(request)} asked={request.query} {...found} />)
  })

  app.get(
    paths.programmeFile(':id'),
    { schema: { params, querystring: query }, config: seeing('see-programme') },
    async (request, reply) => {
      const table = await request.read(async tx => {
        const { asAt } = readAsAt(request.query, await getToday(tx))
        return datesTable(await getProgramme(tx, request.params.id, asAt), await unitNames(tx))
      })
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="milestones.csv"')
        .type('text/csv; charset=utf-8')
        .send(csvText(table))
    },
  )

  app.get(paths.newMilestone(':id'), { schema: { params }, config: keeping('add-milestone') }, (request, reply) => showAdd(request, reply))

  app.post(
    paths.newMilestone(':id'),
    { schema: { params, body: milestoneBody }, config: keeping('add-milestone'), errorHandler: showAgain(showAdd) },
    async request =>
      request.change(
        tx => addMilestone(tx, request.params.id, request.body),
        () => seeOther(paths.programme(request.params.id), 'The milestone is in the programme'),
      ),
  )

  app.get(paths.milestone(':id'), { schema: { params }, config: seeing('see-milestone') }, async (request, reply) => {
    const found = await request.read(async tx => {
      const milestone = await getMilestone(tx, request.params.id)
      const programme = await getProgramme(tx, milestone.programme, { known: null })
      return { milestone, programme, unitNames: await unitNames(tx), today: await getToday(tx) }
    })
    return reply.page(<MilestonePage canKeep={canKeep(request)} {...found} />)
  })

  app.get(paths.moveMilestone(':id'), { schema: { params }, config: keeping('move-milestone') }, (request, reply) =>
    showMove(request, reply),
  )

  app.post(
    paths.moveMilestone(':id'),
    { schema: { params, body: dateBody }, config: keeping('move-milestone'), errorHandler: showAgain(showMove) },
    async request =>
      request.change(
        tx => changeDate(tx, request.params.id, request.body.seen, request.body),
        () => seeOther(paths.milestone(request.params.id), 'The date is changed. The earlier one is kept.'),
      ),
  )

  app.get(paths.reachMilestone(':id'), { schema: { params }, config: keeping('reach-milestone') }, (request, reply) =>
    showReach(request, reply),
  )

  app.post(
    paths.reachMilestone(':id'),
    { schema: { params, body: dateBody }, config: keeping('reach-milestone'), errorHandler: showAgain(showReach) },
    async request =>
      request.change(
        tx => markReached(tx, request.params.id, request.body.seen, request.body),
        () => seeOther(paths.milestone(request.params.id), 'The milestone is marked as reached'),
      ),
  )
}
