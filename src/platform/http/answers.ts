/** What a change answers with. Kept with its key, so that a copy of the request gets the same. */

import type { Answer } from '../db/answer.ts'

export type { Answer } from '../db/answer.ts'

/** On to a page; `notice` is shown there once. */
export const seeOther = (path: string, notice?: string): Answer => ({
  status: 303,
  headers: { location: path },
  ...(notice === undefined ? {} : { notice }),
})

export const created = (path: string, body: unknown): Answer => ({ status: 201, headers: { location: path }, body })
export const done = (body: unknown): Answer => ({ status: 200, headers: {}, body })
