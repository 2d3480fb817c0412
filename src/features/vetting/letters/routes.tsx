/** Letters of a case, for its unit. */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Routes } from '../../../platform/http/app.ts'
import { vettingPaths as paths } from '../paths.ts'
import { STAFF as who } from '../who.ts'
import { lookAtLetter } from './actions.ts'
import { LetterPage } from './pages.tsx'
import { letterPdf } from './pdf.ts'
import type { Letter } from './rules.ts'

const params = z.object({ id: z.uuid(), letter: z.uuid() })
const config = { act: 'vetting.read-letter', who, wall: 'vetting' } as const

/** For the applicant's pages as well. */
export const sendPdf = async (reply: FastifyReply, letter: Letter): Promise<FastifyReply> =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="letter-${letter.ref.replaceAll('/', '-')}.pdf"`)
    .type('application/pdf')
    .send(await letterPdf(letter))

export const letterRoutes: Routes = async app => {
  app.get(paths.letter(':id', ':letter'), { schema: { params }, config }, async (request, reply) => {
    const { id, letter } = request.params
    return reply.page(<LetterPage kept={await request.read(tx => lookAtLetter(tx, id, letter))} />)
  })

  app.get(paths.letterFile(':id', ':letter'), { schema: { params }, config }, async (request, reply) => {
    const { id, letter } = request.params
    const kept = await request.read(tx => lookAtLetter(tx, id, letter))
    return sendPdf(reply, kept.letter)
  })
}
