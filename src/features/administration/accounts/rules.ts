/** Accounts: who can sign in, and how a new one is read. */
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'

export const STANDINGS = {
  staff: { name: 'Staff', says: 'Signs in with something that cannot be phished: a security key, a passkey or a smart card' },
  outside: { name: 'Outside', says: 'Of a partner, another agency or a council; signs in as their own organisation asks' },
} as const
export type PersonStanding = keyof typeof STANDINGS

export type TypedAccount = { subject: string; name: string; standing: string; email: string }
export type NewAccount = { subject: string; name: string; standing: PersonStanding; email: string | undefined }

const LONGEST_SUBJECT = 255
const LONGEST_NAME = 120
const LONGEST_EMAIL = 254

export function readAccount(typed: TypedAccount): Outcome<NewAccount> {
  const errors: Reason[] = []
  const [subject, name] = [typed.subject.trim(), typed.name.trim()]
  // In the order of the fields: so does the summary above the form list them.
  if (name === '') errors.push({ field: 'name', message: 'Enter their name' })
  else if ([...name].length > LONGEST_NAME) errors.push({ field: 'name', message: `The name must be ${LONGEST_NAME} characters or fewer` })
  if (subject === '') errors.push({ field: 'subject', message: 'Enter what the sign-in provider calls them' })
  else if ([...subject].length > LONGEST_SUBJECT)
    errors.push({ field: 'subject', message: `It must be ${LONGEST_SUBJECT} characters or fewer` })
  else if (subject.startsWith('service:')) errors.push({ field: 'subject', message: 'Services have their accounts from Muster itself' })
  if (!Object.hasOwn(STANDINGS, typed.standing)) errors.push({ field: 'standing', message: 'Select whether they are staff' })
  const email = readEmail(typed.email, errors)
  if (errors.length > 0) return refuse(...errors)
  return accept({ subject, name, standing: typed.standing as PersonStanding, email })
}

/** Nothing where none is typed. Whether it exists is known when the first mail arrives. */
export function readEmail(typed: string, errors: Reason[]): string | undefined {
  const email = typed.trim()
  if (email === '') return undefined
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) || email.length > LONGEST_EMAIL)
    errors.push({ field: 'email', message: 'Enter an email address such as name@example.police.uk' })
  return email
}

export type Account = {
  id: string
  subject: string
  name: string
  standing: PersonStanding | 'service'
  openedAt: string
  closedAt: string | null
  closedWhy: string | null
}

export type AccountInList = Account & { roles: readonly string[]; asked: number }
