/** Lists for programs: the same rows as JSON or as CSV. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { csvText } from '../views/csv.ts'

/** For a spread into the query of a route that answers so. */
export const formatField = {
  format: z
    .enum(['json', 'csv'], { error: 'Ask for json or csv' })
    .optional()
    .describe('json or csv; without it the Accept header decides, and else it is json'),
}

/** The answer of such a route as its schema tells it. */
export const listAnswer = <Body extends z.ZodType>(body: Body) => ({
  200: {
    description:
      'The list, as JSON or as CSV with a row of headings. Its ETag, sent as If-None-Match, is answered with 304 while nothing has changed.',
    content: { 'application/json': { schema: body }, 'text/csv': { schema: z.string() } },
  },
})

type Row = Readonly<Record<string, string | number | boolean | null>>

/** A row of CSV for each row of the list, under the names that JSON has for them, written as in every CSV of ours. */
export function sendList(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, columns, rows, body }: { name: string; columns: readonly string[]; rows: readonly Row[]; body: unknown },
): FastifyReply {
  if (!wantsCsv(request)) return reply.type('application/json; charset=utf-8').send(body)
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(csvText({ head: columns.map(snakeCase), rows: rows.map(row => columns.map(column => row[column] ?? '')) }))
}

/** A table of a page as a file, which nobody keeps on the way. */
export const sendTable = (
  reply: FastifyReply,
  name: string,
  table: { head: readonly string[]; rows: readonly (readonly unknown[])[] },
): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .type('text/csv; charset=utf-8')
    .send(csvText(table))

const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** For the header `Link`: the same question with one field of it set. */
export function linkToNext(url: string, field: string, value: string): string {
  const [path = '', query = ''] = url.split('?')
  const asked = new URLSearchParams(query)
  asked.set(field, value)
  return `<${path}?${asked}>; rel="next"`
}

/** CSV only where it is asked for and JSON is not: what a browser sends takes anything. */
function wantsCsv({ query, headers }: FastifyRequest): boolean {
  const { format } = query as { format?: string }
  if (format !== undefined) return format === 'csv'
  const { accept = '' } = headers
  return accept.includes('text/csv') && !accept.includes('application/json')
}
