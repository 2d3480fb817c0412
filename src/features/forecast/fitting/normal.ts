/** The standard normal distribution: chance below a score, and the score below which a chance lies. */

/** Chance below `score`. W. J. Cody's rational form is not needed: the error of this one (Abramowitz and Stegun 7.1.26) is under 2e-7. */
export function normalChance(score: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(score)) / Math.SQRT2)
  const tail =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp((-score * score) / 2)
  return score >= 0 ? 1 - tail / 2 : tail / 2
}

/** Score below which `chance` lies, 0 < chance < 1: bisection on `normalChance`, so that the two agree. */
export function normalScore(chance: number): number {
  let low = -6
  let high = 6
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (normalChance(middle) < chance) low = middle
    else high = middle
  }
  return (low + high) / 2
}
