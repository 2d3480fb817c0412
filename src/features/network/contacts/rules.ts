/** Where somebody answers for a unit or a borough when the holder of a role does not. */
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { type Period, upTo } from '../../../values/period.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'
import { type Place, readText, readWhy } from '../holdings/rules.ts'
import type { CalendarDate } from '../rules.ts'

export const PURPOSES = { 'duty-desk': 'Duty desk', 'out-of-hours': 'Out of hours' } as const
export type Purpose = keyof typeof PURPOSES

export type Contact = { id: string; purpose: Purpose; words: string; valid: Period; approximate: boolean }
/** Believed, or believed once: `recordedUntil` is null while it still is. */
export type ContactBelief = Contact & { recordedFrom: string; recordedUntil: string | null; why: string; by: string | null; mine: boolean }

export type ContactPlace = Place & { name: string; mayWrite: boolean }
export type ContactFact = { words: string; approximate: boolean }

export type TypedContact = { purpose: string; words: string; none: string; why: string } & TypedDay<'from'> & TypedDay<'until'>
/** `words` undefined: there is no such contact in these days. */
export type ContactRequest = { purpose: Purpose; words: string | undefined; during: Period; why: string }

const LONGEST_WORDS = 300

export const placeText = ({ unit, area }: Place): string => (unit === null ? `area:${area}` : `unit:${unit}`)

/** What holds on some days: from the first day given, or today. What was recorded for these days before gives way to it. */
export function readContact(typed: TypedContact, today: CalendarDate): Outcome<ContactRequest> {
  const errors: Reason[] = []
  const purpose = Object.hasOwn(PURPOSES, typed.purpose) ? (typed.purpose as Purpose) : undefined
  if (!purpose) errors.push({ field: 'purpose', message: 'Select what the contact is for' })
  const none = typed.none !== ''
  const words = readText(typed.words, { field: 'words', called: 'How they are reached', most: LONGEST_WORDS }, errors)
  if (!none && words === '') errors.push({ field: 'words', message: 'Enter how they are reached, or say that there is no such contact' })
  if (none && words !== '')
    errors.push({ field: 'words', message: 'Enter how they are reached or say that there is no such contact, not both' })
  const from = readDay(typed, { name: 'from', called: 'The first day' }, errors) ?? today
  const last = readDay(typed, { name: 'until', called: 'The last day' }, errors)
  if (last !== undefined && last < from) errors.push({ field: 'until-day', message: 'The last day must be the first day or later' })
  const why = readWhy(typed.why, errors)
  if (errors.length > 0 || !purpose) return refuse(...errors)
  return accept({ purpose, words: none ? undefined : words, during: upTo(from, last ?? null), why })
}

export const isSameContact = (a: ContactFact, b: ContactFact): boolean => a.words === b.words && a.approximate === b.approximate
