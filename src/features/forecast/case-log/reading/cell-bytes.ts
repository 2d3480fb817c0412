/** Reads digits and words straight from the bytes of a cell. */

export const isDigit = (code: number): boolean => code >= 48 && code <= 57
export const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

/** The number that `count` digits give, -1 when there are not so many. */
export function number(bytes: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let index = at; index < at + count; index++) {
    const digit = (bytes[index] ?? 0) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

export function digitsAt(bytes: Uint8Array, at: number, to: number): number {
  let end = at
  while (end < to && isDigit(bytes[end]!)) end++
  return end - at
}

/** Two digits as a number; far below zero when they are none, so that no sum with it is zero or more. */
export function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 48
  const ones = bytes[at + 1]! - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1e9
}

export function skipSpaces(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && bytes[at] === 32) at++
  return at
}

export function endOfWord(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && isLetter(bytes[at]!)) at++
  return at
}

/** The word in small letters. */
export function wordAt(bytes: Uint8Array, from: number, to: number): string {
  let word = ''
  for (let at = from; at < to && at < from + 10; at++) word += String.fromCharCode(bytes[at]! | 32)
  return word
}
