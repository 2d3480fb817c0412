/** A failure that a person can meet and do something about. Anything else that is thrown is a fault of ours. */
import type { Outcome, Reason } from './outcome.ts'

export const PROBLEM_KINDS = [
  'not-found',
  'conflict',
  'forbidden',
  'invalid',
  'stale',
  'too-many',
  'unavailable',
  'signed-out',
  'not-this-way',
] as const
export type ProblemKind = (typeof PROBLEM_KINDS)[number]

type Details = {
  /** Every reason, by the field that was filled in. */
  errors?: readonly Reason[]
  /** The name of the rule in the database that refused, for the ledger and for tests. */
  rule?: string | undefined
}

export class Problem extends Error {
  readonly kind: ProblemKind
  /** What to do about it, in plain words; shown under the message. */
  readonly advice: string | undefined
  readonly errors: readonly Reason[]
  readonly rule: string | undefined

  constructor(kind: ProblemKind, message: string, advice?: string, details: Details = {}) {
    super(message)
    this.name = 'Problem'
    this.kind = kind
    this.advice = advice
    this.errors = details.errors ?? []
    this.rule = details.rule
  }
}

export const invalid = (message: string, advice?: string) => new Problem('invalid', message, advice)
export const notFound = (message: string, advice?: string) => new Problem('not-found', message, advice)
export const conflict = (message: string, advice?: string) => new Problem('conflict', message, advice)
export const forbidden = (message: string, advice?: string) => new Problem('forbidden', message, advice)
export const stale = () =>
  new Problem(
    'stale',
    'Somebody else has changed this since you opened it',
    'Nothing was overwritten. Look at what is stored now, and send yours again if it still holds.',
  )
export const signedOut = () => new Problem('signed-out', 'You are signed out', 'Sign in to carry on.')

/** The value a rule gave, or its reasons thrown: the form is shown again with them. */
export function orRefuse<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  const [first] = outcome.errors
  throw new Problem('invalid', first?.message ?? 'There is a problem with what was sent', undefined, { errors: outcome.errors })
}
