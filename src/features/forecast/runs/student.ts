/** Quantiles of Student's t, for intervals around means of a few dozen values. Pure arithmetic. */

/** The value below which t with so many degrees of freedom lies with probability `probability` (0.5 to 1). */
export function studentQuantile(probability: number, freedom: number): number {
  let low = 0
  let high = 1
  while (studentBelow(high, freedom) < probability) high *= 2
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (studentBelow(middle, freedom) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * The distribution function for whole degrees of freedom, by the finite series in the angle whose tangent is t / sqrt(freedom)
 * (Abramowitz and Stegun 26.7.3 and 26.7.4): exact, and short enough for any number of replications.
 */
export function studentBelow(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom))
  const squared = Math.cos(angle) ** 2
  const even = freedom % 2 === 0
  let term = even ? 1 : Math.cos(angle)
  let sum = freedom === 1 ? 0 : term
  for (let k = even ? 2 : 3; k <= freedom - 2; k += 2) {
    term *= (squared * (k - 1)) / k
    sum += term
  }
  const within = even ? Math.sin(angle) * sum : (2 / Math.PI) * (angle + Math.sin(angle) * sum)
  return (1 + within) / 2
}
