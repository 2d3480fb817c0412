/** The applicant's form: each part and each entry saved by itself, then looked over and sent. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { seeOther } from '../../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../../platform/http/app.ts'
import { showAgain } from '../../../../platform/http/forms.ts'
import { seenVersion } from '../../../../platform/http/versions.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { notFound, orRefuse } from '../../../../values/problem.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { getDraft, lookAtOwnCase, savePart, sendForm } from '../own/actions.ts'
import { AnswersPage, EntryPage, ListPage, QuestionsPage } from './pages.tsx'
import { readEntry, readPart, type Typed, typedEntry } from './reading.ts'
import { checkFinished, entriesOf, isList, type ListPart, PART_NAMES, PARTS, withDone, withEntry } from './rules.ts'

const config = (act: string) => ({ act: `vetting.${act}`, who: 'signed-in', wall: 'vetting' }) as const
const caseParams = z.object({ id: z.uuid() })
const partParams = caseParams.extend({ part: z.enum(PART_NAMES as [keyof typeof PARTS]) })
const listParams = caseParams.extend({ part: z.enum(['addresses', 'family', 'associates', 'employment']) })
const entryParams = listParams.extend({ place: z.coerce.number().int().min(0).max(200) })
/** Each part has fields of its own, and its rules read them. */
const body = z.record(z.string().max(40), z.string().max(10_000))

const typedIn = ({ body: sent }: FastifyRequest, errors: readonly Reason[], kept: Typed): Typed =>
  errors.length > 0 ? (sent as Typed) : kept
const written = ({ found, form, needed }: Awaited<ReturnType<typeof getDraft>>) => ({
  id: found.id,
  version: form.version,
  answers: form.answers,
  needed,
})

const showPart: Show = async (request, reply, errors = []) => {
  const { id, part } = request.params as z.infer<typeof partParams>
  const draft = written(await request.read(tx => getDraft(tx, id)))
  if (isList(part)) return reply.page(<ListPage written={draft} part={part} errors={errors} />)
  const kept = part === 'consent' ? { consent: draft.answers.consent ? 'yes' : '' } : { ...draft.answers[part] }
  return reply.page(<QuestionsPage written={draft} part={part} typed={typedIn(request, errors, kept)} errors={errors} />)
}

const showEntry: Show = async (request, reply, errors = []) => {
  const { id, part, place } = request.params as { id: string; part: ListPart; place?: number }
  const draft = written(await request.read(tx => getDraft(tx, id)))
  const entry = place === undefined ? undefined : entriesOf(draft.answers, part)[place]
  if (place !== undefined && entry === undefined) throw notFound('This entry is not there any more')
  return reply.page(
    <EntryPage written={draft} part={part} place={place} typed={typedIn(request, errors, typedEntry(entry))} errors={errors} />,
  )
}

const showAnswers: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof caseParams>
  const { found, form, needed } = await request.read(tx => lookAtOwnCase(tx, id, 'own-form-read'))
  const isSent = found.formOn !== null || found.outcome !== null
  return reply.page(<AnswersPage written={written({ found, form, needed })} isSent={isSent} errors={errors} />)
}

export const ownFormRoutes: Routes = async app => {
  app.get(paths.ownForm(':id', ':part'), { schema: { params: partParams }, config: config('see-own-form') }, (request, reply) =>
    showPart(request, reply),
  )
  app.post(
    paths.ownForm(':id', ':part'),
    { schema: { params: partParams, body }, config: config('save-own-form'), errorHandler: showAgain(showPart) },
    async request => {
      const { id, part } = request.params
      // Not finished yet: there is nothing to keep, and nothing to complain of.
      if (isList(part) && request.body.finished === 'no')
        return request.change(
          async () => undefined,
          () => seeOther(paths.ownCase(id)),
        )
      return request.change(
        tx =>
          savePart(tx, id, seenVersion(request), (answers, needed) =>
            isList(part)
              ? withDone(answers, finished(request.body, orRefuse(checkFinished(answers, part, needed))))
              : orRefuse(readPart(request.body, part, answers)),
          ),
        () => seeOther(paths.ownCase(id), `“${PARTS[part].name}” is saved`),
      )
    },
  )

  app.get(paths.addEntry(':id', ':part'), { schema: { params: listParams }, config: config('see-own-form') }, (request, reply) =>
    showEntry(request, reply),
  )
  app.post(
    paths.addEntry(':id', ':part'),
    { schema: { params: listParams, body }, config: config('save-own-form'), errorHandler: showAgain(showEntry) },
    async request => save(request, undefined),
  )
  app.get(paths.ownEntry(':id', ':part', ':place'), { schema: { params: entryParams }, config: config('see-own-form') }, (request, reply) =>
    showEntry(request, reply),
  )
  app.post(
    paths.ownEntry(':id', ':part', ':place'),
    { schema: { params: entryParams, body }, config: config('save-own-form'), errorHandler: showAgain(showEntry) },
    async request => save(request, request.params.place),
  )
  app.post(
    paths.dropEntry(':id', ':part', ':place'),
    { schema: { params: entryParams }, config: config('save-own-form') },
    async request => {
      const { id, part, place } = request.params
      return request.change(
        tx => savePart(tx, id, seenVersion(request), answers => withEntry(answers, part, place, undefined)),
        () => seeOther(paths.ownForm(id, part), 'It is removed'),
      )
    },
  )

  app.get(paths.sendForm(':id'), { schema: { params: caseParams }, config: config('see-own-form') }, (request, reply) =>
    showAnswers(request, reply),
  )
  app.post(
    paths.sendForm(':id'),
    { schema: { params: caseParams }, config: config('send-own-form'), errorHandler: showAgain(showAnswers) },
    async request =>
      request.change(
        tx => sendForm(tx, request.params.id, seenVersion(request)),
        () => seeOther(paths.ownCase(request.params.id), 'Your form is sent'),
      ),
  )
}

async function save(request: FastifyRequest, place: number | undefined) {
  const { id, part } = request.params as z.infer<typeof listParams>
  return request.change(
    tx =>
      savePart(tx, id, seenVersion(request), (answers, { today }) =>
        withEntry(answers, part, place, orRefuse(readEntry(request.body as Typed, part, today))),
      ),
    () => seeOther(paths.ownForm(id, part), 'It is saved'),
  )
}

function finished(sent: Typed, part: ListPart): ListPart {
  if (sent.finished === 'yes') return part
  return orRefuse({ ok: false, errors: [{ field: 'finished', message: 'Select whether you have finished this section' }] })
}
