/** Sends what a change answered, the first time and every later time. */
import type { FastifyReply } from 'fastify'
import type { Answer } from './answers.ts'
import { keepNotice } from './notice.ts'

export function sendAnswer(reply: FastifyReply, { status, headers, body, notice }: Answer): FastifyReply {
  if (notice !== undefined) keepNotice(reply, notice)
  reply.code(status).headers(headers)
  return body === undefined ? reply.send() : reply.type('application/json; charset=utf-8').send(JSON.stringify(body))
}
