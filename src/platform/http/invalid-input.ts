/** What is wrong with what was sent, by field, whoever found it: a rule of ours or the schema of the route. */
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Reason } from '../../values/outcome.ts'
import { Problem } from '../../values/problem.ts'

/** Empty when the error is of another kind. */
export function reasonsOf(error: unknown): readonly Reason[] {
  if (error instanceof Problem) return error.errors
  if (!hasZodFastifySchemaValidationErrors(error)) return []
  return error.validation.map(({ instancePath, message }) => ({
    field: instancePath.split('/').filter(Boolean).join('-'),
    message: message ?? 'This is not as it should be',
  }))
}
