/** Turns what was typed after a flag into a value, or says what is wrong with it (exit code 2). */
import { InvalidArgumentError } from 'commander'
import { calendarDate } from '../../../values/date.ts'
import { type CaseOutcome, OUTCOMES } from '../case-log/rules.ts'

/** A whole number within bounds. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
    return value
  }

/** A number above nought, decimals allowed. */
export const positiveNumber =
  (most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (text.trim() === '' || !(value > 0 && value <= most))
      throw new InvalidArgumentError(`It must be a number above 0 and at most ${most}.`)
    return value
  }

export function timeZoneName(text: string): string {
  try {
    // An offset such as +01:00 is taken by the platform too, but says nothing of summer time: only names of places are asked for.
    if (/^[A-Za-z]/.test(text)) return new Intl.DateTimeFormat('en-GB', { timeZone: text }).resolvedOptions().timeZone && text
  } catch {
    // Falls through to the one message for every zone that is not known.
  }
  throw new InvalidArgumentError('It must be a time zone such as Europe/London or UTC.')
}

export function day(text: string): string {
  try {
    return calendarDate(text)
  } catch {
    throw new InvalidArgumentError('It must be a date such as 2026-09-30.')
  }
}

export type OutcomeWords = Record<string, CaseOutcome>

/** "Cleared=granted", given as often as there are words. */
export function outcomeWord(text: string, before: OutcomeWords = {}): OutcomeWords {
  const at = text.lastIndexOf('=')
  const outcome = OUTCOMES.find(
    known =>
      known ===
      text
        .slice(at + 1)
        .trim()
        .toLowerCase(),
  )
  const word = text.slice(0, Math.max(0, at)).trim()
  if (word === '' || !outcome)
    throw new InvalidArgumentError(
      `It must be a word of the file and what it means, such as "Cleared=granted". Meanings: ${OUTCOMES.join(', ')}.`,
    )
  return { ...before, [word]: outcome }
}

export const gathered = (text: string, before: string[] = []): string[] => [...before, text]
