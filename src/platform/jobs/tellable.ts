/** What the queue keeps of a job's error and shows to an administrator: never what stood in a row or in a file. The log has the rest. */
import { DatabaseError } from 'pg'
import { ZodError } from 'zod'

export function tellable(error: unknown): string {
  if (error instanceof ZodError) return 'What the job was given is not what it takes'
  // The database's own words quote values; the names of its rules do not.
  if (error instanceof DatabaseError) return `The database refused it (${[error.code, error.constraint].filter(Boolean).join(', ')})`
  if (error instanceof AggregateError) return [error.message, ...error.errors.map(tellable)].join('; ')
  return error instanceof Error ? error.message : 'It failed without a reason'
}
