/** Tags of content: a program that has the same already is told so, and sent nothing (RFC 9110, 8.8.3 and 13.1.2). */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Strong: the same tag, the same bytes. */
export const tagOfContent = (content: string): string => `"${createHash('sha256').update(content).digest('base64url')}"`

/** Whether one of the tags of `If-None-Match` is this one. A weak tag counts, as it does for every reading. */
export function holdsTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  return (ifNoneMatch.match(TAGS) ?? []).some(one => one.replace(/^W\//, '') === tag)
}

// A tag may hold commas, so the header is not simply cut at them.
const TAGS = /(?:W\/)?"[^"]*"/g

/** For a route's `onSend`: tags what it answers. Kept by nobody but the program itself, which asks again each time, because what somebody may see can change. */
export async function tagAnswer(request: FastifyRequest, reply: FastifyReply, content: unknown): Promise<unknown> {
  if (reply.statusCode !== 200 || typeof content !== 'string') return content
  const tag = tagOfContent(content)
  reply.headers({ etag: tag, 'cache-control': 'private, no-cache', vary: 'accept, cookie' })
  if (!holdsTag(request.headers['if-none-match'], tag)) return content
  reply.code(304).removeHeader('content-type').removeHeader('content-length')
  return null
}
