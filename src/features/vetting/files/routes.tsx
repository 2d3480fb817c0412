/** Notes and files of a case, as pages. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show, UploadedFile } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { caseIdOf, caseParams, staff } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { attach, lookAtNotes, takeOut, writeNote } from './actions.ts'
import { NotesPage } from './pages.tsx'
import { dispositionOf, MOST_ATTACHMENT_BYTES } from './rules.ts'

const noteBody = z.object({ words: textField })
const fileBody = z.object({ file: z.custom<UploadedFile>().optional() })
const fileParams = caseParams.extend({ attachment: z.uuid() })

const show: Show = async (request, reply, errors = []) => {
  const found = await request.read(tx => lookAtNotes(tx, caseIdOf(request)))
  const { words = '' } = (request.body ?? {}) as { words?: string }
  return reply.page(<NotesPage {...found} typed={words} errors={errors} />)
}

export const fileRoutes: Routes = async app => {
  app.get(paths.caseNotes(':id'), { schema: { params: caseParams }, config: staff('see-notes') }, (request, reply) => show(request, reply))

  app.post(
    paths.note(':id'),
    { schema: { params: caseParams, body: noteBody }, config: staff('write-note'), errorHandler: showAgain(show) },
    async request =>
      request.change(
        tx => writeNote(tx, request.params.id, request.body.words),
        () => seeOther(paths.caseNotes(request.params.id), 'The note is kept'),
      ),
  )

  app.post(
    paths.attach(':id'),
    {
      schema: { params: caseParams, body: fileBody },
      config: { ...staff('attach'), upload: MOST_ATTACHMENT_BYTES },
      errorHandler: showAgain(show),
    },
    async request => {
      const { file } = request.body
      return request.change(
        tx => attach(tx, request.params.id, file),
        () => seeOther(paths.caseNotes(request.params.id), 'The file is attached'),
      )
    },
  )

  app.get(
    paths.attachment(':id', ':attachment'),
    { schema: { params: fileParams }, config: staff('take-out-file') },
    async (request, reply) => {
      const { attachment, bytes } = await request.read(tx => takeOut(tx, request.params.id, request.params.attachment))
      // Never shown inside a page of ours: a browser saves it, and would run nothing of it.
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', dispositionOf(attachment.fileName))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff')
        .type(attachment.media)
        .send(bytes)
    },
  )
}
