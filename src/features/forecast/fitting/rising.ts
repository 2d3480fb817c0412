/** Finding one's way in values that rise. */

/** How many of the rising values are at or below one: by halving, so that a million take twenty looks. */
export function countUpTo(rising: ArrayLike<number>, value: number): number {
  let low = 0
  let high = rising.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (rising[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
