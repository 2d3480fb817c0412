/** The only reader of time: everything else is told what time it is. */

/** Milliseconds since 1970, UTC. */
export const now = (): number => Date.now()

/** Milliseconds on a clock that never goes back, for measuring how long something takes. */
export const elapsed = (): number => performance.now()
