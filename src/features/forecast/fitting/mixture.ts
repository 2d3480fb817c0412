/** How much of each of two forecasts to believe: the share that would have erred least on past cases. */

type Within = (days: number) => number

/** Two forecasts of one past case and what came of it. */
export type Rivals = { one: Within; other: Within; actual: number; over: boolean; weight: number }

const POINTS = 48
/** Errors are summed this far beyond the longest result, as forecasts that are too late err there. */
const BEYOND = 1.5

/**
 * The share of `one`, 0 to 1, that makes the summed continuous ranked probability score of the mixture least. The score is quadratic in
 * the share, so its least point is found in one step. A censored case is judged up to where it is known, every other up to one and the same day:
 * were that day set by its own result, a forecast that is too late would be let off wherever a case was over soon.
 */
export function bestShare(rivals: readonly Rivals[]): number {
  let across = 0
  let along = 0
  const furthest = BEYOND * rivals.reduce((most, { actual }) => Math.max(most, actual), 0)
  for (const { one, other, actual, over, weight } of rivals) {
    const until = over ? furthest : actual
    let before = 0
    for (let point = 1; point <= POINTS; point++) {
      // Finer near the start, where most results lie.
      const days = until * (point / POINTS) ** 3
      const middle = (before + days) / 2
      const width = (days - before) * weight
      const happened = over && middle >= actual ? 1 : 0
      const second = other(middle)
      const apart = one(middle) - second
      across += apart * apart * width
      along -= apart * (second - happened) * width
      before = days
    }
  }
  return across > 0 ? Math.min(Math.max(along / across, 0), 1) : 1
}

/** Days by which a chance is reached, for a rising `within`: bisection on the log of the days, to about a minute. */
export function daysFor(within: Within, chance: number): number {
  let low = 1 / 1440
  let high = 20_000
  if (within(low) >= chance) return low
  for (let step = 0; step < 34; step++) {
    const middle = Math.sqrt(low * high)
    if (within(middle) < chance) low = middle
    else high = middle
  }
  return high
}
