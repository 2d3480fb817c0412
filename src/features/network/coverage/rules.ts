/** What the forms about roles and requirements have in common. */
import type { Reason } from '../../../values/outcome.ts'

type Wanted = { field: string; called: string; longest: number }

/** What must be there, and not be longer than is kept. */
export function readText(typed: string, { field, called, longest }: Wanted, errors: Reason[]): string {
  const text = typed.trim()
  if (text === '') errors.push({ field, message: `Enter ${called}` })
  else if ([...text].length > longest)
    errors.push({ field, message: `${called.charAt(0).toUpperCase()}${called.slice(1)} must be ${longest} characters or fewer` })
  return text
}
