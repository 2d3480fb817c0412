/** Where logs are brought and their reading is seen and corrected. */
import { z } from 'zod'
import { now } from '../../../platform/clock.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show, UploadedFile } from '../../../platform/http/app.ts'
import { dayFields, textField as text } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { dayIn } from '../../../platform/views/dates.tsx'
import { MappingPage } from '../mapping/pages.tsx'
import { type TypedMapping, typedMapping } from '../mapping/rules.ts'
import { answerQuestion, changeMapping, headingsOf, lookAtReading, uploadLog } from './actions.ts'
import { ReadingPage, UploadPage } from './pages.tsx'
import { uploadPaths } from './paths.ts'
import { getReadingProgress, type KeptReading, keepDays, listOwnUnits } from './queries.ts'
import { MOST_BYTES } from './rules.ts'

const who = ['vetting-manager']
const params = z.object({ id: z.uuid() })
const uploadBody = z.object({ unit: text, file: z.custom<UploadedFile>().optional() })
const answerBody = z.object({ answer: text })
const changeBody = z.object({
  ...{ shape: text, case: text, stage: text, start: text, end: text, received: text, closed: text, outcome: text, class: text },
  ...{ resource: text, party: text, dates: text, timeZone: text, sheet: text, objectType: text, closingStage: text, outcomes: text },
  ...dayFields('asOf'),
  stages: z.union([z.string().transform(one => [one]), z.array(z.string())]).default([]),
})

const showUpload: Show = async (request, reply, errors = []) => {
  const [units, keptDays] = await request.read(async tx => [await listOwnUnits(tx), await keepDays(tx)] as const)
  const { unit = '' } = (request.body ?? {}) as { unit?: string }
  return reply.page(<UploadPage units={units} unit={unit} keptDays={keptDays} errors={errors} />)
}

const showReading: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const reading = await request.read(tx => lookAtReading(tx, id))
  return reply.page(<ReadingPage reading={reading} fits={errors.length === 0} />)
}

const showChange: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const reading = await request.read(tx => lookAtReading(tx, id))
  const typed = errors.length > 0 ? (request.body as TypedMapping) : firstTyped(reading, request.query as { shape?: string })
  const seen = reading.found?.reading ?? reading.refusal?.reading
  const format = seen?.format ?? ''
  return reply.page(
    <MappingPage
      reading={id}
      fileName={reading.upload.fileName}
      format={format}
      headings={headingsOf(reading)}
      typed={typed}
      errors={errors}
    />,
  )
}

function firstTyped({ options, found, refusal }: KeptReading, { shape }: { shape?: string }): TypedMapping {
  const reading = found?.reading ?? refusal?.reading
  const day = options.asOf === undefined ? undefined : dayIn(options.timeZone ?? 'Europe/London', new Date(options.asOf).toISOString())
  const typed = typedMapping(options, reading, day)
  return shape === 'cases' || shape === 'events' ? { ...typed, shape } : typed
}

export const uploadRoutes: Routes = async app => {
  app.get(uploadPaths.add, { config: { act: 'forecast.upload', who } }, (request, reply) => showUpload(request, reply))

  app.post(
    uploadPaths.uploads,
    { schema: { body: uploadBody }, config: { act: 'forecast.upload', who, upload: MOST_BYTES }, errorHandler: showAgain(showUpload) },
    async request => {
      const { file, unit } = request.body
      return request.change(
        tx => uploadLog(tx, { file, unit, now: now() }),
        reading => seeOther(uploadPaths.reading(reading)),
      )
    },
  )

  app.get(uploadPaths.reading(':id'), { schema: { params }, config: { act: 'forecast.see-reading', who } }, (request, reply) =>
    showReading(request, reply),
  )

  app.get(uploadPaths.progress(':id'), { schema: { params }, config: { act: 'forecast.see-progress', who } }, async (request, reply) =>
    reply.header('cache-control', 'no-store').send(await request.read(tx => getReadingProgress(tx, request.params.id))),
  )

  app.post(
    uploadPaths.answer(':id'),
    { schema: { params, body: answerBody }, config: { act: 'forecast.change-reading', who }, errorHandler: showAgain(showReading) },
    async request =>
      request.change(
        tx => answerQuestion(tx, request.params.id, request.body.answer),
        reading => seeOther(uploadPaths.reading(reading)),
      ),
  )

  app.get(
    uploadPaths.change(':id'),
    {
      schema: { params, querystring: z.object({ shape: z.enum(['cases', 'events']).optional().catch(undefined) }) },
      config: { act: 'forecast.change-reading', who },
    },
    (request, reply) => showChange(request, reply),
  )

  app.post(
    uploadPaths.change(':id'),
    { schema: { params, body: changeBody }, config: { act: 'forecast.change-reading', who }, errorHandler: showAgain(showChange) },
    async request =>
      request.change(
        tx => changeMapping(tx, request.params.id, request.body),
        reading => seeOther(uploadPaths.reading(reading)),
      ),
  )
}
