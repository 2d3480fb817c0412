/** The address to which somebody is invited. */
import { accept, type Outcome, refuse } from '../../../../values/outcome.ts'

export function readInvitation(typed: string): Outcome<string> {
  const email = typed.trim()
  if (email === '') return refuse({ field: 'email', message: 'Enter the applicant’s email address' })
  return email.length <= 254 && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)
    ? accept(email)
    : refuse({ field: 'email', message: 'Enter an email address in the correct format, like name@example.com' })
}
