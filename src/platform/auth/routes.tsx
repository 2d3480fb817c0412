/** Signing in with the provider, signing out, and seeing where one is signed in. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { z } from 'zod'
import { forbidden, Problem } from '../../values/problem.ts'
import { now } from '../clock.ts'
import { seeOther } from '../http/answers.ts'
import type { Routes } from '../http/app.ts'
import { sessionCookie } from '../http/session-cookie.ts'
import { browserName } from './browser-name.ts'
import { closeSession, openSession } from './door.ts'
import { SessionsPage, SignedOutPage, SignInPage } from './pages.tsx'
import { listOwnSessions, revokeSession } from './queries.ts'
import type { Provider } from './relying-party.ts'
import { isStillUnderWay, returnPath, signedInAt, strengthOf, type UnderWay } from './rules.ts'
import { sealer } from './sealed.ts'

type Options = { door: Pool; provider: Provider; secret: Buffer; baseUrl: string; secure: boolean }

const asking = z.object({ return: z.string().optional().catch(undefined), again: z.string().optional(), ended: z.string().optional() })
const answerQuery = z.looseObject({})
const params = z.object({ id: z.uuid() })
/** An office may share one address. */
const rateLimit = { max: 120, timeWindow: '1 minute' }

export const signInRoutes =
  ({ door, provider, secret, baseUrl, secure }: Options): Routes =>
  async app => {
    const session = sessionCookie(secure)
    const underWay = sealer<UnderWay>(secret, 'muster sign-in')
    const cookie = secure ? '__Host-muster-sign-in' : 'muster-sign-in'
    const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const

    const takeUnderWay = (request: FastifyRequest, reply: FastifyReply): UnderWay => {
      const kept = underWay.open(request.cookies[cookie])
      // Once: an answer that is sent again finds nothing any more.
      reply.clearCookie(cookie, cookieOptions)
      if (kept && isStillUnderWay(kept, now())) return kept
      throw forbidden(...TOO_LATE)
    }

    app.get('/sign-in', { schema: { querystring: asking }, config: { act: 'sign-in.ask', who: 'public' } }, async (request, reply) => {
      const { return: path, again, ended } = request.query
      if (again === undefined && (await request.whoIsThere())) return reply.redirect(returnPath(path), 303)
      return reply.page(<SignInPage returnTo={returnPath(path)} ended={ended !== undefined} afresh={again !== undefined} />)
    })

    app.post(
      '/sign-in',
      { schema: { body: asking }, config: { act: 'sign-in.begin', who: 'public', rateLimit } },
      async (request, reply) => {
        const { return: path, again } = request.body
        const { url, kept } = await provider.begin({ afresh: again !== undefined }).catch(error => {
          request.log.error({ err: error }, 'The sign-in provider does not answer')
          throw new Problem(
            'unavailable',
            'You cannot sign in just now',
            'The sign-in provider does not answer. Try again in a few minutes.',
          )
        })
        reply.setCookie(cookie, underWay.seal({ ...kept, returnTo: returnPath(path), at: now() }), { ...cookieOptions, maxAge: 600 })
        return reply.redirect(url.href, 303)
      },
    )

    app.get(
      '/sign-in/callback',
      { schema: { querystring: answerQuery }, config: { act: 'sign-in.finish', who: 'public', rateLimit } },
      async (request, reply) => {
        const kept = takeUnderWay(request, reply)
        const said = await provider.finish(new URL(request.url, baseUrl), kept).catch(error => {
          request.log.warn({ err: error }, 'An answer of the sign-in provider did not verify')
          throw forbidden(...NOT_VERIFIED)
        })
        const [strength, at] = [strengthOf(said.acr), signedInAt(said.authTime, now())]
        const token = await openSession(door, { subject: said.sub, strength, at, about: browserName(request.headers['user-agent']) })
        session.give(reply, token)
        return reply.redirect(kept.returnTo, 303)
      },
    )

    app.post('/sign-out', { config: { act: 'sign-in.out', who: 'public' } }, async (request, reply) => {
      const token = session.read(request)
      if (token) await closeSession(door, token)
      session.take(reply)
      return reply.redirect('/signed-out', 303)
    })

    app.get('/signed-out', { config: { act: 'sign-in.out', who: 'public' } }, async (_, reply) => reply.page(<SignedOutPage />))

    app.get('/sessions', { config: { act: 'sessions.list', who: 'signed-in' } }, async (request, reply) =>
      reply.page(<SessionsPage sessions={await request.read(listOwnSessions)} />),
    )

    app.post('/sessions/:id/end', { schema: { params }, config: { act: 'sessions.end', who: 'signed-in' } }, async request =>
      request.change(
        tx => revokeSession(tx, request.params.id),
        () => seeOther('/sessions', 'The session has ended'),
      ),
    )
  }

const TOO_LATE: [string, string] = [
  'This sign-in cannot be finished',
  'It took longer than ten minutes, was finished already, or was begun in another browser. Start again from the home page.',
]
const NOT_VERIFIED: [string, string] = [
  'The sign-in could not be verified',
  'What came back from the sign-in provider is not what was asked for. Start again from the home page. If it happens again, tell whoever runs this service.',
]
