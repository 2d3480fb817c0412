/**
 * Random numbers without a stream: each draw is a hash of who asks (seed, replication, case) and what for (the slot).
 *
 * So a case meets the same luck whatever happens around it, in whatever order things happen and on whichever thread. Two scenarios
 * compared on the same seed differ only by what was changed, and an unchanged scenario differs by exactly nothing.
 */

/** 2^32 / golden ratio, odd: multiples of it are spread evenly over the 32-bit keys, so the slots of one case stay apart. */
const STEP = 0x9e3779b1 | 0
export const GOLDEN = STEP

/**
 * Each stage has 16 slots: for each of eight visits one for the duration (even) and one for the route taken afterwards (odd).
 * The eighth and every later visit share the last two; the case's key is renewed at the end of each, so their luck still differs.
 */
export const SLOTS_PER_STAGE = 16
export const VISITS_COUNTED = 7

/** What a key is renewed by; far above the slots of 64 stages. */
export const RENEWAL_SLOT = 0x10000
/** Where populations draw from, above the slots of 64 stages: class, priority, arrival, start and so on. */
export const POPULATION_SLOTS = 0x20000

// Exported under another name: a module's own constants are compiled in, what it exports is read from memory at each use.
function hash(value: number): number {
  let x = value
  x ^= x >>> 16
  x = Math.imul(x, 0x7feb352d)
  x ^= x >>> 15
  x = Math.imul(x, 0x846ca68b)
  return x ^ (x >>> 16)
}

/** A bijection of 32-bit integers in which each input bit moves each output bit about half the time. The result is signed. */
export const mix = hash

export const replicationKey = (seed: number, replication: number): number => hash((hash(seed | 0) + replication) | 0)

export const caseKey = (replication: number, index: number): number => hash((replication + index) | 0)

/** The draw of one slot, as a signed 32-bit integer: `>>> 0` runs from 0 to 2^32 - 1, `>>> 32 - k` indexes 2^k quantiles. */
export const draw = (key: number, slot: number): number => hash((key + Math.imul(slot, STEP)) | 0)

/**
 * Turns unsigned order into signed order, for comparing a draw with a limit. Compared so because the language's compilers keep signed
 * 32-bit integers in registers but turn unsigned ones into floats.
 */
export const ordered = (value: number): number => value ^ 0x80000000

/** The largest ordered draw: a branch with this limit is always taken. */
export const ALWAYS = 0x7fffffff

/** The limit `ordered(draw) <= limit` that says "the draw is less than `threshold`", for thresholds from 1 to 2^32. */
export const limitBelow = (threshold: number): number => ordered((threshold - 1) | 0)

/** The threshold for a probability: how many of the 2^32 draws count as yes. */
export const thresholdOf = (probability: number): number => Math.min(4294967296, Math.floor(probability * 4294967296))
