/** A cookie of 32 random bytes that only this browser holds. */
import type { FastifyReply, FastifyRequest } from 'fastify'

const BYTES = 32

export function secretCookie(plainName: string, { secure, seconds }: { secure: boolean; seconds: number }) {
  const name = secure ? `__Host-${plainName}` : plainName
  // Lax: a link in a mail leads here from another site, and the browser must bring it along.
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return {
    read(request: FastifyRequest): Buffer | undefined {
      const held = Buffer.from(request.cookies[name] ?? '', 'base64url')
      return held.length === BYTES ? held : undefined
    },
    give: (reply: FastifyReply, held: Buffer): FastifyReply =>
      reply.setCookie(name, held.toString('base64url'), { ...options, maxAge: seconds }),
    take: (reply: FastifyReply): FastifyReply => reply.clearCookie(name, options),
  }
}
