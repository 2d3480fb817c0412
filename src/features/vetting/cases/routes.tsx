/** The pages of a case that only show it. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Routes } from '../../../platform/http/app.ts'
import { vettingPaths as paths } from '../paths.ts'
import { STAFF } from '../who.ts'
import { lookAtCase } from './look.ts'
import { type Me, OverviewPage } from './overview.tsx'

export const caseParams = z.object({ id: z.uuid() })
export const caseIdOf = ({ params }: FastifyRequest): string => (params as z.infer<typeof caseParams>).id
export const meOf = ({ person }: FastifyRequest): Me => ({ account: person?.account ?? '', roles: person?.roles ?? [] })
export const staff = (act: string) => ({ act: `vetting.${act}`, who: STAFF, wall: 'vetting' }) as const

export const caseRoutes: Routes = async app => {
  app.get(paths.case(':id'), { schema: { params: caseParams }, config: staff('see-case') }, async (request, reply) => {
    const seen = await request.read(tx => lookAtCase(tx, request.params.id))
    return reply.page(<OverviewPage seen={seen} me={meOf(request)} />)
  })
}
