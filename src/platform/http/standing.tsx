/** The pages every service has, whoever looks: accessibility, cookies, privacy, and what its problems mean. */
import { z } from 'zod'
import { notFound, PROBLEM_KINDS, type ProblemKind } from '../../values/problem.ts'
import type { Processings } from '../processing.ts'
import { AccessibilityPage, CookiesPage, PrivacyPage, ProblemKindPage, ProblemKindsPage } from '../views/standing-pages.tsx'
import type { Routes } from './app.ts'
import { STATUS } from './problems.tsx'

type Options = {
  processings: Processings
  /** Whom people write to; absent where the service is only tried out. */
  contact: string | undefined
  /** Behind HTTPS the names of cookies say so. */
  secure: boolean
}

const params = z.object({ kind: z.string().max(40) })
const who = 'public'

export const standingRoutes =
  ({ processings, contact, secure }: Options): Routes =>
  async app => {
    app.get('/accessibility', { config: { act: 'service.accessibility', who } }, (_, reply) =>
      reply.page(<AccessibilityPage contact={contact} />),
    )
    app.get('/cookies', { config: { act: 'service.cookies', who } }, (_, reply) => reply.page(<CookiesPage secure={secure} />))
    app.get('/privacy', { config: { act: 'service.privacy', who } }, (_, reply) =>
      reply.page(<PrivacyPage processings={Object.values(processings).flat()} contact={contact} />),
    )
    app.get('/problems', { config: { act: 'service.problems', who } }, (_, reply) => reply.page(<ProblemKindsPage statusOf={statusOf} />))
    app.get('/problems/:kind', { schema: { params }, config: { act: 'service.problems', who } }, (request, reply) => {
      const kind = [...PROBLEM_KINDS, 'fault' as const].find(known => known === request.params.kind)
      if (!kind) throw notFound('There is no such kind of problem')
      return reply.page(<ProblemKindPage kind={kind} status={statusOf(kind)} />)
    })
  }

const statusOf = (kind: ProblemKind | 'fault'): number => (kind === 'fault' ? 500 : STATUS[kind])
