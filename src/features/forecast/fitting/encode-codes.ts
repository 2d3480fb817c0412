/** Turns a code (a stage, a class) into a number by which a tree can split: how long cases with that code had still to go, on a log scale. */

/** Codes seen seldom are drawn towards the mean of all by this many imagined rows. */
const IMAGINED = 12

export type Encoding = (code: number) => number

export function encodingOf(codes: Float64Array, target: Float64Array): Encoding {
  const mean = target.reduce((sum, value) => sum + value, 0) / Math.max(target.length, 1)
  const sums = new Map<number, { sum: number; count: number }>()
  for (let row = 0; row < codes.length; row++) {
    const seen = sums.get(codes[row]!)
    if (seen) {
      seen.sum += target[row]!
      seen.count++
    } else sums.set(codes[row]!, { sum: target[row]!, count: 1 })
  }
  return code => {
    const seen = sums.get(code)
    return seen ? (seen.sum + IMAGINED * mean) / (seen.count + IMAGINED) : mean
  }
}
