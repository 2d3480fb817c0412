/** A small seeded stream of random numbers: the same seed gives the same sample on every machine. */

export type Random = {
  /** In [0, 1). */
  uniform(): number
  chance(probability: number): boolean
  /** Whole number, low and high included. */
  between(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  /** One of the names, by its share; shares need not sum to one. */
  weighted<Name extends string>(shares: Readonly<Record<Name, number>>): Name
  poisson(mean: number): number
  /** Half of the draws lie below the median; sigma is the spread of the logarithm. */
  lognormal(median: number, sigma: number): number
}

/** Mulberry32: one 32-bit counter, mixed. Enough for a sample, not for a simulation. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0

  function uniform(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  const between = (low: number, high: number) => low + Math.floor(uniform() * (high - low + 1))
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())

  function weighted<Name extends string>(shares: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries(shares) as [Name, number][]
    let left = uniform() * entries.reduce((sum, [, share]) => sum + share, 0)
    for (const [name, share] of entries) {
      left -= share
      if (left < 0) return name
    }
    return entries.at(-1)![0]
  }

  function poisson(mean: number): number {
    const floor = Math.exp(-mean)
    let count = 0
    for (let product = uniform(); product > floor; product *= uniform()) count += 1
    return count
  }

  return {
    uniform,
    between,
    weighted,
    poisson,
    chance: probability => uniform() < probability,
    pick: items => items[between(0, items.length - 1)]!,
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
  }
}
