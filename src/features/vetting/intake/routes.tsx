/** Files of applicants, as pages. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show, UploadedFile } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { counted } from '../../../values/figures.ts'
import { accept, type Outcome, refuse } from '../../../values/outcome.ts'
import { orRefuse } from '../../../values/problem.ts'
import { managing } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { namesOfPeople } from '../people/queries.ts'
import { listStaffUnits } from '../queries.ts'
import { bring, look, takeIn } from './actions.ts'
import { IntakesPage } from './list-page.tsx'
import { IntakePage } from './pages.tsx'
import { readLines } from './plan.ts'
import { keptDays, listIntakes } from './queries.ts'
import { type Choice, MOST_BYTES, MOST_ROWS } from './rules.ts'

const params = z.object({ id: z.uuid() })
const bringBody = z.object({ unit: textField, file: z.custom<UploadedFile>().optional() })
const several = z.union([z.string().transform(one => [one]), z.array(z.string().max(10)).max(200)]).default([])
const takeBody = z.object({ plan: textField, take: textField, lines: textField, known: several })
type TakeBody = z.infer<typeof takeBody>
const MOST_LISTED = 100

const showList: Show = async (request, reply, errors = []) => {
  const [intakes, units, names, days] = await request.read(tx =>
    Promise.all([listIntakes(tx, MOST_LISTED), listStaffUnits(tx), namesOfPeople(tx), keptDays(tx)]),
  )
  return reply.page(<IntakesPage intakes={intakes} units={units} names={names} keptDays={days} errors={errors} />)
}

const showOne: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const { seen, names } = await request.read(async tx => ({ seen: await look(tx, id), names: await namesOfPeople(tx) }))
  const { take = 'all', lines = '', known = [] } = (request.body as Partial<TakeBody> | undefined) ?? {}
  return reply.page(<IntakePage {...seen} names={names} typed={{ take, lines, known }} errors={errors} />)
}

function readChoice({ take, lines, known }: TakeBody): Outcome<Choice> {
  const ticked = new Set(known.map(Number))
  if (take === 'chosen') {
    const chosen = readLines(lines, MOST_ROWS * 2)
    return chosen.ok ? accept({ all: false, lines: chosen.value, known: ticked }) : chosen
  }
  if (take === 'all' || take === 'none' || (take === '' && ticked.size > 0))
    return accept({ all: take === 'all', lines: new Set(), known: ticked })
  return refuse({ field: 'take', message: 'Select which lines are taken in' })
}

export const intakeRoutes: Routes = async app => {
  app.get(paths.imports, { config: managing('list-intakes') }, (request, reply) => showList(request, reply))

  app.post(
    paths.imports,
    { schema: { body: bringBody }, config: { ...managing('bring-intake'), upload: MOST_BYTES }, errorHandler: showAgain(showList) },
    async request =>
      request.change(
        tx => bring(tx, request.body),
        id => seeOther(paths.import(id)),
      ),
  )

  app.get(paths.import(':id'), { schema: { params }, config: managing('see-intake') }, (request, reply) => showOne(request, reply))

  app.post(
    paths.import(':id'),
    { schema: { params, body: takeBody }, config: managing('take-in'), errorHandler: showAgain(showOne) },
    async request =>
      request.change(
        tx => takeIn(tx, request.params.id, { digest: request.body.plan, choice: orRefuse(readChoice(request.body)) }),
        opened => seeOther(paths.import(request.params.id), `${counted(opened, 'case')} opened`),
      ),
  )
}
