/** A hash over completion ticks (FNV-1a, a word at a time), by which two engines show that every case ended on the same tick. */

export const EMPTY_CHECKSUM = 2166136261 | 0

export const addToChecksum = (checksum: number, value: number): number => Math.imul(checksum ^ value, 16777619)

/** Over `count` ticks from `first` on, in order of case. */
export function checksumOf(ticks: Int32Array, first = 0, count = ticks.length - first): number {
  let checksum = EMPTY_CHECKSUM
  for (let i = first; i < first + count; i++) checksum = addToChecksum(checksum, ticks[i]!)
  return checksum
}

/** As people compare it: eight hex digits. */
export const showChecksum = (checksum: number): string => (checksum >>> 0).toString(16).padStart(8, '0')
