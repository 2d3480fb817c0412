/** A failure that a person can meet and do something about. Anything else that is thrown is a fault of ours. */
export type ProblemKind = 'not-found' | 'conflict' | 'forbidden' | 'invalid'

export class Problem extends Error {
  readonly kind: ProblemKind
  /** What to do about it, in plain words; shown under the message. */
  readonly advice: string | undefined

  constructor(kind: ProblemKind, message: string, advice?: string) {
    super(message)
    this.name = 'Problem'
    this.kind = kind
    this.advice = advice
  }
}

export const invalid = (message: string, advice?: string) => new Problem('invalid', message, advice)
export const notFound = (message: string, advice?: string) => new Problem('not-found', message, advice)
