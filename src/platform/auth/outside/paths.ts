/** Where people outside sign in. */
export const linkPaths = {
  ask: '/sign-in/link',
  sent: '/sign-in/link/sent',
  /** With the token behind a question mark, where the log does not write it. */
  use: '/sign-in/link/use',
  factor: '/sign-in/factor',
  passkey: '/sign-in/factor/passkey',
  setUp: '/sign-in/factor/set-up',
  setUpPasskey: '/sign-in/factor/set-up/passkey',
} as const

export const INBOX_PATH = '/dev-inbox'
