/**
 * Times to an ending, some of them cut short, each packed into one number so that a plain numeric sort puts them in the order the
 * estimators need: by time and, within one time, endings before those cut short (who was still there when the others ended).
 */

/** The ending of a case that was still open when last seen. Endings proper are 0 to 6. */
export const CENSORED = 7
const SLOTS = 8

/** `time` is a whole number from 0 in any unit, below 2^50. */
export const packTime = (time: number, ending: number): number => time * SLOTS + ending
export const timeOf = (packed: number): number => Math.floor(packed / SLOTS)
export const endingOf = (packed: number): number => packed % SLOTS

/** One distinct time: how many were at risk just before it, how many ended so or so (index is the ending) and how many were cut short. */
type Visitor = (time: number, atRisk: number, endings: Uint32Array, ended: number, censored: number) => void

/** Goes through sorted packed times, one call a distinct time. `endings` is reused between calls. */
export function eachTime(sorted: Float64Array, visit: Visitor): void {
  const endings = new Uint32Array(SLOTS)
  for (let i = 0; i < sorted.length; ) {
    const atRisk = sorted.length - i
    const time = timeOf(sorted[i]!)
    endings.fill(0)
    while (i < sorted.length && timeOf(sorted[i]!) === time) {
      const ending = endingOf(sorted[i]!)
      endings[ending] = endings[ending]! + 1
      i++
    }
    const censored = endings[CENSORED]!
    visit(time, atRisk, endings, atRisk - (sorted.length - i) - censored, censored)
  }
}
