/** What people outside type when they sign in: an address, a code, a recovery code. */
import { accept, type Outcome, refuse } from '../../../values/outcome.ts'

const LONGEST_EMAIL = 254

/** Whether it is known is not looked at here, and told nowhere. */
export function readEmail(typed: string): Outcome<string> {
  const email = typed.trim()
  if (email === '') return refuse({ field: 'email', message: 'Enter your email address' })
  if (email.length > LONGEST_EMAIL || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
    return refuse({ field: 'email', message: 'Enter an email address in the correct format, like name@example.com' })
  return accept(email)
}

export type TypedCode = { kind: 'totp' | 'recovery-code'; code: string }

/** People put spaces and dashes where the app or the paper shows them. */
export function readCode(typed: string): Outcome<TypedCode> {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  if (code === '') return refuse({ field: 'code', message: 'Enter the code' })
  if (/^\d{6}$/.test(code)) return accept({ kind: 'totp', code })
  if (new RegExp(`^[${RECOVERY_LETTERS}]{${RECOVERY_LENGTH}}$`).test(code)) return accept({ kind: 'recovery-code', code })
  return refuse({ field: 'code', message: 'The code is 6 figures from your app, or 12 letters and figures of a recovery code' })
}

/** Without those that are read as one another: 32 of them are 5 bits each. */
const RECOVERY_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const RECOVERY_LENGTH = 12

/** `chance` is as many bytes as letters. A letter's first five bits are as good as any. */
export const recoveryCodeFrom = (chance: Uint8Array): string =>
  [...chance.slice(0, RECOVERY_LENGTH)].map(byte => RECOVERY_LETTERS[byte % RECOVERY_LETTERS.length]).join('')

/** As it is shown: in three groups of four. */
export const spaced = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code
