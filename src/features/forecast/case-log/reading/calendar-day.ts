/** Days of the Gregorian calendar as numbers. */

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days since 1970-01-01 in the Gregorian calendar, NaN for a day that does not exist; years begin in March so that the leap day comes last. */
export function dayNumber(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return Number.NaN
  const shifted = month <= 2 ? year - 1 : year
  const century = Math.floor(shifted / 100)
  const leapDays = Math.floor(shifted / 4) - century + Math.floor(century / 4)
  return shifted * 365 + leapDays + Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1 - 719_468
}

const daysIn = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : DAYS_IN_MONTH[month - 1]!
