/** Not over another's work: whoever changes a row says which version of it they saw, a page in a hidden field, a program as `If-Match`. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Reason } from '../../values/outcome.ts'
import { Problem } from '../../values/problem.ts'
import type { Answer } from '../db/answer.ts'
import { STORED_NOW } from '../views/form.tsx'

/** A strong tag with the number alone: a list of tags, a weak one or `*` would say less than which version was seen. */
const TAG = /^"?(\d{1,9})"?$/

export const versionIn = (text: string | undefined): number | undefined => {
  const [, digits] = TAG.exec(text?.trim() ?? '') ?? []
  return digits === undefined ? undefined : Number(digits)
}

const tagOf = (version: number): string => `"${version}"`

/** The version that a change was made from. Without one nothing is changed: it could be another's work that is lost. */
export function seenVersion({ seenVersion: seen }: FastifyRequest): number {
  if (seen !== undefined) return seen
  throw new Problem(
    'invalid',
    'This change does not say which version it was made from',
    'On a page, go back, load it again and send the form once more. A program reads the record first and sends its ETag as If-Match.',
    { rule: 'version_missing' },
  )
}

/** For whoever reads a row to change it later. */
export const tellVersion = (reply: FastifyReply, version: number): FastifyReply => reply.header('etag', tagOf(version))

/** For the answer of a change: the version that it made. */
export const withVersion = (answer: Answer, version: number): Answer => ({
  ...answer,
  headers: { ...answer.headers, etag: tagOf(version) },
})

/** What a form that came too late is shown again with; its page shows beside it what is stored now. */
export const cameTooLate = ({ message }: Problem): Reason => ({ field: STORED_NOW, message })

export const isTooLate = (errors: readonly Reason[]): boolean => errors.some(({ field }) => field === STORED_NOW)
