/** Reads what may follow a date: a time of day, its half, its offset. */
import { digitsAt, endOfWord, isLetter, number, skipSpaces, wordAt } from './cell-bytes.ts'
import { KIND, type Stamp } from './stamp.ts'

/** What a fraction of so many digits is worth in milliseconds. */
const PLACES = [0, 100, 10, 1]

/** What may follow a date: nothing, or a time of day. */
export function finish(bytes: Uint8Array, at: number, to: number, midnight: number, into: Stamp): Stamp {
  if (Number.isNaN(midnight)) return into
  if (at === to) {
    into.kind = KIND.certain
    into.time = midnight
    return into
  }
  let start = at
  if (bytes[start] === 44) start++
  const isT = (bytes[start]! | 32) === 116
  if (isT) start++
  else {
    while (start < to && bytes[start] === 32) start++
    if (start === at) return into
  }
  return timeOfDay(bytes, start, to, midnight, into)
}

function timeOfDay(bytes: Uint8Array, from: number, to: number, midnight: number, into: Stamp): Stamp {
  const width = digitsAt(bytes, from, to)
  let hour = number(bytes, from, width)
  if (width < 1 || width > 2 || bytes[from + width] !== 58) return into
  const minute = number(bytes, from + width + 1, 2)
  let at = from + width + 3
  let second = 0
  let milliseconds = 0
  if (at < to && bytes[at] === 58) {
    second = number(bytes, at + 1, 2)
    at += 3
    const end = endOfFraction(bytes, at, to)
    milliseconds = fraction(bytes, at, end)
    at = end
  }
  const half = halfOfDay(bytes, at, to)
  if (half >= 0) {
    if (hour < 1 || hour > 12) return into
    hour = (hour % 12) + half
    at = skipSpaces(bytes, at, to) + 2
  }
  if (hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || at > to) return into
  return endOfStamp(bytes, at, to, midnight + hour * 3_600_000 + minute * 60_000 + second * 1000 + milliseconds, into)
}

/** 0 for am, 12 for pm, -1 where neither is written. */
function halfOfDay(bytes: Uint8Array, at: number, to: number): number {
  const start = skipSpaces(bytes, at, to)
  if (endOfWord(bytes, start, to) - start !== 2 || (bytes[start + 1]! | 32) !== 109) return -1
  const letter = bytes[start]! | 32
  return letter === 97 ? 0 : letter === 112 ? 12 : -1
}

/** Nothing more, or an offset: Z, UTC, GMT, +01:00, +0100 or +01. */
export function endOfStamp(bytes: Uint8Array, from: number, to: number, time: number, into: Stamp): Stamp {
  const at = skipSpaces(bytes, from, to)
  const offset = at === to ? 0 : offsetOf(bytes, at, to)
  if (Number.isNaN(offset)) return into
  into.kind = KIND.certain
  into.isUtc = at < to
  into.time = time - offset
  return into
}

function offsetOf(bytes: Uint8Array, at: number, to: number): number {
  const sign = bytes[at]!
  if (isLetter(sign)) return ['z', 'utc', 'gmt'].includes(wordAt(bytes, at, to)) ? 0 : Number.NaN
  if (sign !== 43 && sign !== 45) return Number.NaN
  const hours = number(bytes, at + 1, 2)
  const length = to - at - 3
  const minutes = length === 0 ? 0 : number(bytes, bytes[at + 3] === 58 ? at + 4 : at + 3, 2)
  const isWhole = length === 0 || (length === 3 && bytes[at + 3] === 58) || length === 2
  if (!isWhole || hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return Number.NaN
  return (sign === 45 ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** What may follow the seconds: a fraction, an offset, or both. */
export function endOfClock(bytes: Uint8Array, from: number, to: number, time: number, into: Stamp): Stamp {
  const at = endOfFraction(bytes, from, to)
  return endOfStamp(bytes, at, to, time + fraction(bytes, from, at), into)
}

/** Past a fraction of a second; where it was when none is written. */
function endOfFraction(bytes: Uint8Array, from: number, to: number): number {
  const hasMark = from < to && (bytes[from] === 46 || bytes[from] === 44)
  const places = hasMark ? digitsAt(bytes, from + 1, to) : 0
  return places === 0 ? from : from + 1 + places
}

/** Milliseconds of the fraction that stands between the two; what is finer is cut off, as everywhere else a stamp is read. */
function fraction(bytes: Uint8Array, from: number, to: number): number {
  const kept = Math.min(to - from - 1, 3)
  return kept < 1 ? 0 : number(bytes, from + 1, kept) * PLACES[kept]!
}
