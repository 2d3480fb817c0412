/** A success message for the next page, kept in a cookie for a minute so that it is shown once and a reload shows it no more. */
import type { FastifyReply, FastifyRequest } from 'fastify'

const NAME = 'muster-notice'
const OPTIONS = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 } as const
const LONGEST = 300

export const keepNotice = (reply: FastifyReply, notice: string): FastifyReply => reply.setCookie(NAME, notice, OPTIONS)

export function takeNotice(request: FastifyRequest, reply: FastifyReply): string | undefined {
  const kept = request.cookies[NAME]
  if (kept === undefined) return undefined
  reply.clearCookie(NAME, OPTIONS)
  return kept.slice(0, LONGEST)
}
