/** The one cookie of a session: its token and nothing else. The row is in the database. */
import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

const TOKEN_BYTES = 32

/** With HTTPS the name's prefix makes browsers refuse it from anywhere but this very host. */
export function sessionCookie(secure: boolean) {
  const name = secure ? '__Host-muster' : 'muster'
  // Lax: the browser must bring it along when the provider sends the person back.
  const options: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure }
  return {
    name,
    read: (request: FastifyRequest): Buffer | undefined => tokenFrom(request.cookies[name]),
    give: (reply: FastifyReply, token: Buffer): FastifyReply => reply.setCookie(name, token.toString('base64url'), options),
    take: (reply: FastifyReply): FastifyReply => reply.clearCookie(name, options),
  }
}

function tokenFrom(value: string | undefined): Buffer | undefined {
  const token = Buffer.from(value ?? '', 'base64url')
  return token.length === TOKEN_BYTES ? token : undefined
}
