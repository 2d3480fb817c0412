/** A hash over completion ticks (FNV-1a, a word at a time), by which two engines show that every case ended on the same tick. */

const PRIME = 16777619
const START = 2166136261 | 0
export const EMPTY_CHECKSUM = START

export const addToChecksum = (checksum: number, value: number): number => Math.imul(checksum ^ value, PRIME)

/** Over `count` ticks from `first` on, in order of case. */
export function checksumOf(ticks: Int32Array, first = 0, count = ticks.length - first): number {
  let checksum = START
  for (let i = first; i < first + count; i++) checksum = Math.imul(checksum ^ ticks[i]!, PRIME)
  return checksum
}

/** As people compare it: eight hex digits. */
export const showChecksum = (checksum: number): string => (checksum >>> 0).toString(16).padStart(8, '0')
