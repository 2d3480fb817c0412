/** What a row of a case log says about a visit, by the word in its lifecycle column (IEEE 1849 "standard" model and its relatives). */

export const LIFECYCLE = { whole: 0, queue: 1, start: 2, complete: 3, passing: 4 } as const

/** A map, and no object: a word such as "constructor" is known to every object. */
const WORDS = new Map<string, number>([
  ['', LIFECYCLE.whole],
  ['schedule', LIFECYCLE.queue],
  ['assign', LIFECYCLE.queue],
  ['reassign', LIFECYCLE.queue],
  ['enqueue', LIFECYCLE.queue],
  ['start', LIFECYCLE.start],
  ['started', LIFECYCLE.start],
  ['begin', LIFECYCLE.start],
  ['complete', LIFECYCLE.complete],
  ['completed', LIFECYCLE.complete],
  ['end', LIFECYCLE.complete],
  ['finish', LIFECYCLE.complete],
  ['ate_abort', LIFECYCLE.complete],
  ['pi_abort', LIFECYCLE.complete],
  ['abort', LIFECYCLE.complete],
  ['withdraw', LIFECYCLE.complete],
  ['autoskip', LIFECYCLE.complete],
  ['manualskip', LIFECYCLE.complete],
  ['closed', LIFECYCLE.complete],
  // Work laid aside and taken up again stays one visit: what it waited in between is part of the time held.
  ['suspend', LIFECYCLE.passing],
  ['resume', LIFECYCLE.passing],
])

/** An unknown word is taken for a whole visit, so that no row is lost for its vocabulary. */
export const lifecycleOf = (word: string): number => WORDS.get(word) ?? WORDS.get(word.trim().toLowerCase()) ?? LIFECYCLE.whole
