/** Reads the stamps that XES and OCEL prescribe (ISO 8601), without a pattern: a log holds millions of them. */

/** Characters one by one: a text, or bytes of the file that need not become a text. Past the end the code is NaN. */
export interface Characters {
  readonly length: number
  charCodeAt(at: number): number
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * UTC milliseconds of a date or a date with time; NaN when the text is no such stamp or names a day that does not exist.
 * Seconds, their fraction (any length; past the millisecond it is cut off) and the offset may be missing.
 * `localToUtc` settles a stamp without offset: it is given the stamp as if it were UTC.
 */
export function readIsoStamp(text: Characters, localToUtc: (local: number) => number): number {
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return Number.NaN
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN
  const midnight = dayNumber(year, month, day) * 86_400_000
  return text.length === 10 ? localToUtc(midnight) : withTime(text, midnight, localToUtc)
}

const DASH = 45
const COLON = 58
const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** The number that `count` digits give, NaN when there are not so many. */
function digits(text: Characters, at: number, count: number): number {
  let value = 0
  for (let index = at; index < at + count; index++) {
    const code = text.charCodeAt(index)
    if (!isDigit(code)) return Number.NaN
    value = value * 10 + code - 48
  }
  return value
}

const daysIn = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : DAYS_IN_MONTH[month - 1]!

/** Days since 1970-01-01 in the Gregorian calendar; years begin in March so that the leap day comes last. */
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const century = Math.floor(shifted / 100)
  const leapDays = Math.floor(shifted / 4) - century + Math.floor(century / 4)
  return shifted * 365 + leapDays + Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1 - 719_468
}

function withTime(text: Characters, midnight: number, localToUtc: (local: number) => number): number {
  const between = text.charCodeAt(10)
  // "T", "t" or a space.
  if (between !== 84 && between !== 116 && between !== 32) return Number.NaN
  const hour = digits(text, 11, 2)
  const minute = digits(text, 14, 2)
  if (text.charCodeAt(13) !== COLON || !(hour <= 23 && minute <= 59)) return Number.NaN

  let at = 16
  let second = 0
  let fraction = 0
  if (text.charCodeAt(at) === COLON) {
    second = digits(text, at + 1, 2)
    if (!(second <= 59)) return Number.NaN
    at += 3
    const mark = text.charCodeAt(at)
    // A point or a comma.
    if (mark === 46 || mark === 44) {
      let worth = 100
      const from = ++at
      for (; isDigit(text.charCodeAt(at)); at++, worth /= 10) if (worth >= 1) fraction += (text.charCodeAt(at) - 48) * worth
      if (at === from) return Number.NaN
    }
  }
  const local = midnight + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction
  return at === text.length ? localToUtc(local) : local - offsetAt(text, at)
}

/** Milliseconds ahead of UTC that the rest of the text names: Z, +01:00, +0100 or +01; NaN when it names none. */
function offsetAt(text: Characters, start: number): number {
  let at = start
  if (text.charCodeAt(at) === 32) at++
  const sign = text.charCodeAt(at)
  // "Z" or "z".
  if (sign === 90 || sign === 122) return text.length === at + 1 ? 0 : Number.NaN
  if (sign !== 43 && sign !== DASH) return Number.NaN
  const hours = digits(text, at + 1, 2)
  const rest = text.length - at - 3
  const minutes =
    rest === 0
      ? 0
      : text.charCodeAt(at + 3) === COLON
        ? rest === 3
          ? digits(text, at + 4, 2)
          : Number.NaN
        : rest === 2
          ? digits(text, at + 3, 2)
          : Number.NaN
  if (!(hours <= 18 && minutes <= 59)) return Number.NaN
  return (sign === DASH ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
