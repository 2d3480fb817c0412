/**
 * Reads one stamp from the bytes of a cell: dates with or without time, in the forms that systems and people write.
 *
 * Nothing here guesses. A date such as 03/04/2025, whose day and month could be either way round, is handed back as such
 * (`KIND.either`) with both readings; who reads the column settles it. A day that does not exist (31/02) is not a date.
 * Bytes, not text: a log holds millions of stamps, and making a string of each would cost more than reading it.
 */
import { dayNumber } from './calendar-day.ts'
import { digitsAt, endOfWord, isDigit, isLetter, number, two, wordAt } from './cell-bytes.ts'
import { KIND, type Stamp } from './stamp.ts'
import { endOfClock, endOfStamp, finish } from './time-of-day.ts'

const DAY = 86_400_000
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec'
const FULL_MONTHS = 'january february march april may june july august september october november december sept'.split(' ')
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun'.split(' ')

const isDateMark = (code: number): boolean => code === 45 || code === 47 || code === 46

/** Reads `bytes[from .. to)`, which holds no space at either end. */
export function readStamp(bytes: Uint8Array, from: number, to: number, into: Stamp): Stamp {
  into.kind = KIND.unreadable
  into.isUtc = false
  into.time = Number.NaN
  into.monthFirst = Number.NaN
  const length = to - from
  if (length === 0) into.kind = KIND.blank
  if (length < 6 || length > 64) return into
  if (length >= 19 && isoWithSeconds(bytes, from, to, into)) return into
  if (!isDigit(bytes[from]!)) return wordFirst(bytes, from, to, into)
  return number(bytes, from, 4) >= 0 ? yearFirst(bytes, from, to, into) : dayOrMonthFirst(bytes, from, to, into)
}

let dayText = -1
let dayStart = Number.NaN

/** The form nearly all systems write, 2025-09-03T10:15:00 with or without more: read at once. False when it is another form. */
function isoWithSeconds(bytes: Uint8Array, from: number, to: number, into: Stamp): boolean {
  const hasMarks = bytes[from + 4] === 45 && bytes[from + 7] === 45 && bytes[from + 13] === 58 && bytes[from + 16] === 58
  const between = bytes[from + 10]!
  if (!hasMarks || (between !== 32 && between !== 84)) return false
  const date = two(bytes, from) * 1_000_000 + two(bytes, from + 2) * 10_000 + two(bytes, from + 5) * 100 + two(bytes, from + 8)
  const clock = two(bytes, from + 11) * 3_600 + two(bytes, from + 14) * 60 + two(bytes, from + 17)
  if (!(date >= 0 && clock >= 0 && two(bytes, from + 11) < 24 && two(bytes, from + 14) < 60 && two(bytes, from + 17) < 60)) return false
  if (date !== dayText) {
    // Rows that follow each other mostly speak of the same day.
    dayText = date
    dayStart = dayNumber(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100) * DAY
  }
  const time = dayStart + clock * 1000
  if (Number.isNaN(time)) return false
  const at = from + 19
  if (at === to) {
    into.kind = KIND.certain
    into.time = time
  } else endOfClock(bytes, at, to, time, into)
  return into.kind === KIND.certain
}

/** 2025-09-03, 2025/9/3, 2025-Sep-03, 20250903, each with or without time. */
function yearFirst(bytes: Uint8Array, from: number, to: number, into: Stamp): Stamp {
  const year = number(bytes, from, 4)
  const mark = bytes[from + 4]!
  if (isDigit(mark)) return compact(bytes, from, to, into)
  if (!isDateMark(mark)) return into
  let at = from + 5
  let month = -1
  if (isLetter(bytes[at] ?? 0)) {
    const end = endOfWord(bytes, at, to)
    month = monthOf(bytes, at, end)
    at = end
  } else {
    const width = digitsAt(bytes, at, to)
    if (width > 2) return into
    month = number(bytes, at, width)
    at += width
  }
  if (bytes[at] !== mark) return into
  const width = digitsAt(bytes, at + 1, to)
  if (width < 1 || width > 2) return into
  const day = number(bytes, at + 1, width)
  return finish(bytes, at + 1 + width, to, dayNumber(year, month, day) * DAY, into)
}

/** 20250903, 20250903T1015, 20250903101500 and 20250903 10:15. */
function compact(bytes: Uint8Array, from: number, to: number, into: Stamp): Stamp {
  const width = digitsAt(bytes, from, to)
  const midnight = dayNumber(number(bytes, from, 4), number(bytes, from + 4, 2), number(bytes, from + 6, 2)) * DAY
  if (width === 8) return finish(bytes, from + 8, to, midnight, into)
  if (width !== 14 && width !== 12) return into
  const hour = number(bytes, from + 8, 2)
  const minute = number(bytes, from + 10, 2)
  const second = width === 14 ? number(bytes, from + 12, 2) : 0
  if (hour > 23 || minute > 59 || second > 59) return into
  return endOfStamp(bytes, from + width, to, midnight + hour * 3_600_000 + minute * 60_000 + second * 1000, into)
}

/** 3/9/2025, 03.09.25, 3 Sep 2025, 3rd September 2025, 03-Sep-25. */
function dayOrMonthFirst(bytes: Uint8Array, from: number, to: number, into: Stamp): Stamp {
  const width = digitsAt(bytes, from, to)
  if (width > 2) return into
  const first = number(bytes, from, width)
  let at = from + width
  const mark = bytes[at]!
  if (isDateMark(mark) && isDigit(bytes[at + 1] ?? 0)) {
    const second = digitsAt(bytes, at + 1, to)
    if (second > 2 || bytes[at + 1 + second] !== mark) return into
    const third = at + second + 2
    return bothNumbers(bytes, third, to, first, number(bytes, at + 1, second), into)
  }
  if (isLetter(mark)) at = endOfOrdinal(bytes, at, to)
  at = skipMarks(bytes, at, to)
  const end = endOfWord(bytes, at, to)
  const month = monthOf(bytes, at, end)
  return month < 0 ? into : yearLast(bytes, skipMarks(bytes, end, to), to, month, first, into)
}

/** Sep 3, 2025 and Wednesday 3 September 2025. */
function wordFirst(bytes: Uint8Array, from: number, to: number, into: Stamp): Stamp {
  const end = endOfWord(bytes, from, to)
  if (end === from) return into
  let at = skipMarks(bytes, end, to)
  const month = monthOf(bytes, from, end)
  if (month < 0) {
    const isWeekday = WEEKDAYS.includes(wordAt(bytes, from, end))
    return isWeekday && at < to && at > end ? readStamp(bytes, at, to, into) : into
  }
  const width = digitsAt(bytes, at, to)
  if (width < 1 || width > 2) return into
  const day = number(bytes, at, width)
  at += width
  if (isLetter(bytes[at] ?? 0)) at = endOfOrdinal(bytes, at, to)
  return yearLast(bytes, skipMarks(bytes, at, to), to, month, day, into)
}

function yearLast(bytes: Uint8Array, at: number, to: number, month: number, day: number, into: Stamp): Stamp {
  const width = digitsAt(bytes, at, to)
  const year = yearOf(bytes, at, width)
  return year < 0 ? into : finish(bytes, at + width, to, dayNumber(year, month, day) * DAY, into)
}

const yearOf = (bytes: Uint8Array, at: number, width: number): number =>
  width === 4 ? number(bytes, at, 4) : width === 2 ? 2000 + number(bytes, at, 2) : -1

function bothNumbers(bytes: Uint8Array, at: number, to: number, first: number, second: number, into: Stamp): Stamp {
  const width = digitsAt(bytes, at, to)
  const year = yearOf(bytes, at, width)
  if (year < 0) return into
  const dayFirst = dayNumber(year, second, first) * DAY
  const monthFirst = dayNumber(year, first, second) * DAY
  const isDayFirst = !Number.isNaN(dayFirst)
  const isMonthFirst = !Number.isNaN(monthFirst)
  if (!isDayFirst && !isMonthFirst) return into
  finish(bytes, at + width, to, isDayFirst ? dayFirst : monthFirst, into)
  if (into.kind === KIND.unreadable || dayFirst === monthFirst) return into
  into.monthFirst = isMonthFirst ? into.time + (isDayFirst ? monthFirst - dayFirst : 0) : Number.NaN
  into.kind = isDayFirst && isMonthFirst ? KIND.either : isDayFirst ? KIND.onlyDayFirst : KIND.onlyMonthFirst
  return into
}

function skipMarks(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && (bytes[at] === 32 || bytes[at] === 44 || isDateMark(bytes[at]!))) at++
  return at
}

/** Past "st", "nd", "rd" or "th"; where it was when the word is another. */
function endOfOrdinal(bytes: Uint8Array, from: number, to: number): number {
  const end = endOfWord(bytes, from, to)
  return end - from === 2 && ['st', 'nd', 'rd', 'th'].includes(wordAt(bytes, from, end)) ? end : from
}

function monthOf(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < 3) return -1
  const word = wordAt(bytes, from, to)
  const place = MONTHS.indexOf(word.slice(0, 3))
  if (place < 0 || place % 3 !== 0) return -1
  return word.length === 3 || FULL_MONTHS.includes(word) ? place / 3 + 1 : -1
}

/** A local time as a reason shows it: 2025-09-03, with its time of day where it has one. */
export function dateAndTime(local: number): string {
  const text = new Date(local).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}
