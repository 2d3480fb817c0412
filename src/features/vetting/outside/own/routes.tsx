/** The applicant's pages. Whoever is signed in may come; the database shows them their own cases and no other. */
import { z } from 'zod'
import { seeOther } from '../../../../platform/http/answers.ts'
import type { Routes, Show, UploadedFile } from '../../../../platform/http/app.ts'
import { textField } from '../../../../platform/http/fields.ts'
import { showAgain } from '../../../../platform/http/forms.ts'
import { seenVersion } from '../../../../platform/http/versions.ts'
import { notFound } from '../../../../values/problem.ts'
import type { TypedAppeal } from '../../appeals/rules.ts'
import { MOST_ATTACHMENT_BYTES } from '../../files/rules.ts'
import { lookAtLetter } from '../../letters/actions.ts'
import { sendPdf } from '../../letters/routes.tsx'
import { vettingPaths as paths } from '../../paths.ts'
import { answerRequest, appeal, bringFile, lookAtOwnCase, lookAtOwnCases, lookAtRequest, withdraw } from './actions.ts'
import { copyOf } from './copy.ts'
import { OwnCasePage, OwnCasesPage } from './pages.tsx'
import { getOwnCase } from './queries.ts'
import { AppealFormPage, CopyPage, OwnLetterPage, RequestPage, WithdrawPage } from './step-pages.tsx'

const own = (act: string) => ({ act: `vetting.${act}`, who: 'signed-in', wall: 'vetting' }) as const
const params = z.object({ id: z.uuid() })
const requestParams = params.extend({ request: z.uuid() })
const letterParams = params.extend({ letter: z.uuid() })
const fileBody = z.object({ file: z.custom<UploadedFile>().optional() })
const answerBody = z.object({ answer: textField })
const appealBody = z.object({ route: textField, grounds: textField })
const withdrawBody = z.object({ sure: textField, words: textField })

const showRequest: Show = async (request, reply, errors = []) => {
  const { id, request: asked } = request.params as z.infer<typeof requestParams>
  const seen = await request.read(tx => lookAtRequest(tx, id, asked))
  const { answer = '' } = (request.body ?? {}) as { answer?: string }
  return reply.page(<RequestPage {...seen} typed={answer} errors={errors} />)
}

const showAppeal: Show = async (request, reply, errors = []) => {
  const { found, offer } = await request.read(tx => lookAtOwnCase(tx, (request.params as z.infer<typeof params>).id))
  if (!offer)
    throw notFound('There is nothing to appeal against here', 'You can appeal once, about the latest letter that decided something.')
  return reply.page(
    <AppealFormPage
      found={found}
      offer={offer}
      typed={(request.body as TypedAppeal | undefined) ?? appealBody.parse({})}
      errors={errors}
    />,
  )
}

const showWithdraw: Show = async (request, reply, errors = []) => {
  const { found } = await request.read(tx => lookAtOwnCase(tx, (request.params as z.infer<typeof params>).id))
  const { words = '' } = (request.body ?? {}) as { words?: string }
  return reply.page(<WithdrawPage found={found} typed={{ words }} errors={errors} />)
}

export const ownRoutes: Routes = async app => {
  app.get(paths.own, { config: own('list-own-cases') }, async (request, reply) =>
    reply.page(<OwnCasesPage cases={await request.read(lookAtOwnCases)} />),
  )
  app.get(paths.ownCase(':id'), { schema: { params }, config: own('see-own-case') }, async (request, reply) =>
    reply.page(<OwnCasePage own={await request.read(tx => lookAtOwnCase(tx, request.params.id))} />),
  )

  app.get(paths.ownRequest(':id', ':request'), { schema: { params: requestParams }, config: own('see-own-request') }, (request, reply) =>
    showRequest(request, reply),
  )
  app.post(
    paths.ownRequest(':id', ':request'),
    { schema: { params: requestParams, body: answerBody }, config: own('answer'), errorHandler: showAgain(showRequest) },
    async request => {
      const { id, request: asked } = request.params
      return request.change(
        tx => answerRequest(tx, id, asked, seenVersion(request), request.body.answer),
        () => seeOther(paths.ownCase(id), 'Your answer is sent'),
      )
    },
  )
  app.post(
    paths.ownFile(':id', ':request'),
    {
      schema: { params: requestParams, body: fileBody },
      config: { ...own('bring-file'), upload: MOST_ATTACHMENT_BYTES },
      errorHandler: showAgain(showRequest),
    },
    async request => {
      const { id, request: asked } = request.params
      const { file } = request.body
      return request.change(
        tx => bringFile(tx, id, asked, file),
        () => seeOther(paths.ownRequest(id, asked), 'The file is added'),
      )
    },
  )

  app.get(paths.ownAppeal(':id'), { schema: { params }, config: own('appeal') }, (request, reply) => showAppeal(request, reply))
  app.post(
    paths.ownAppeal(':id'),
    { schema: { params, body: appealBody }, config: own('appeal'), errorHandler: showAgain(showAppeal) },
    async request =>
      request.change(
        tx => appeal(tx, request.params.id, request.body),
        () => seeOther(paths.ownCase(request.params.id), 'Your appeal is sent'),
      ),
  )
  app.get(paths.ownWithdraw(':id'), { schema: { params }, config: own('withdraw') }, (request, reply) => showWithdraw(request, reply))
  app.post(
    paths.ownWithdraw(':id'),
    { schema: { params, body: withdrawBody }, config: own('withdraw'), errorHandler: showAgain(showWithdraw) },
    async request =>
      request.change(
        tx => withdraw(tx, request.params.id, request.body),
        () => seeOther(paths.ownCase(request.params.id), 'Your application is withdrawn'),
      ),
  )

  app.get(
    paths.ownLetter(':id', ':letter'),
    { schema: { params: letterParams }, config: own('read-own-letter') },
    async (request, reply) => {
      const { id, letter } = request.params
      const [found, kept] = await request.read(async tx => [await getOwnCase(tx, id), await lookAtLetter(tx, id, letter)] as const)
      return reply.page(<OwnLetterPage found={found} kept={kept} />)
    },
  )
  app.get(
    paths.ownLetterFile(':id', ':letter'),
    { schema: { params: letterParams }, config: own('read-own-letter') },
    async (request, reply) => {
      const { id, letter } = request.params
      const kept = await request.read(async tx => {
        await getOwnCase(tx, id)
        return lookAtLetter(tx, id, letter)
      })
      return sendPdf(reply, kept.letter)
    },
  )

  app.get(paths.ownCopy(':id'), { schema: { params }, config: own('copy-own-case') }, async (request, reply) =>
    reply.page(<CopyPage own={await request.read(tx => lookAtOwnCase(tx, request.params.id, 'own-copy-taken'))} />),
  )
  app.get(paths.ownCopyFile(':id'), { schema: { params }, config: own('copy-own-case') }, async (request, reply) => {
    const seen = await request.read(tx => lookAtOwnCase(tx, request.params.id, 'own-copy-taken'))
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="your-application.json"')
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify(copyOf(seen), null, 2)}\n`)
  })
}
