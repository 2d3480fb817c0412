/** Which day is looked at, and by the end of which day it had to be known. */
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import type { Reason } from '../../../values/outcome.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'

export type AsAt = {
  at: CalendarDate
  /** Null: what is believed now. */
  known: CalendarDate | null
}

/** The fields of a date of which a form may have sent none. */
export type AskedDay<Name extends string> = { [Field in keyof TypedDay<Name>]?: string | undefined }

/** As an address carries it: `?at=2017-06-01&known=2026-11-01`, and as the three fields of each date when the form is sent. */
export type AskedAsAt = { at?: string | undefined; known?: string | undefined } & AskedDay<'at'> & AskedDay<'known'>

/** Nothing asked: today, as known now. What is no date, or was to be known only later, is told and passed over. */
export function readAsAt(asked: AskedAsAt, today: CalendarDate): { asAt: AsAt; errors: Reason[] } {
  const errors: Reason[] = []
  const at = dayOf(asked, 'at', 'The day to look at', errors) ?? today
  const known = dayOf(asked, 'known', 'The day by which it was known', errors) ?? null
  if (known !== null && known > today)
    errors.push({ field: 'known-day', message: 'The day by which it was known must be today or earlier' })
  return { asAt: { at, known: known !== null && known < today ? known : null }, errors }
}

/** A day asked for in an address, as one word or as the three fields of a form. Nothing where none is; what is no date is told. */
export function dayOf<const Name extends string>(
  asked: Readonly<Record<string, unknown>>,
  name: Name,
  called: string,
  errors: Reason[],
): CalendarDate | undefined {
  const text = asked[name]
  if (typeof text !== 'string' || text === '')
    return readDay(
      { [`${name}-day`]: '', [`${name}-month`]: '', [`${name}-year`]: '', ...asked } as TypedDay<Name>,
      { name, called },
      errors,
    )
  try {
    return calendarDate(text)
  } catch {
    errors.push({ field: `${name}-day`, message: `${called} must be a real date` })
    return undefined
  }
}

/** The part of an address after its path; empty for today as known now. */
export function asAtQuery({ at, known }: AsAt, today: CalendarDate): string {
  const asked = [...(at === today ? [] : [`at=${at}`]), ...(known === null ? [] : [`known=${known}`])]
  return asked.length === 0 ? '' : `?${asked.join('&')}`
}

/** What stands in the fields: what was typed, or the day of the address. */
export function typedAsAt({ at, known }: AsAt, asked: AskedAsAt): TypedDay<'at'> & TypedDay<'known'> {
  return {
    ...fieldsOf('at', asked, asked.at === undefined || asked.at === '' ? undefined : at),
    ...fieldsOf('known', asked, known ?? undefined),
  }
}

/** What stands in the three fields of a date: what was typed, or the day itself. */
export function fieldsOf<const Name extends string>(
  name: Name,
  asked: Readonly<Record<string, unknown>>,
  day: CalendarDate | undefined,
): TypedDay<Name> {
  const [year = '', month = '', date = ''] = day?.split('-').map(part => String(Number(part))) ?? []
  const typed = asked as Record<string, string | undefined>
  // Three empty fields are those of an address that carries the day as one word.
  const isTyped = (['day', 'month', 'year'] as const).some(part => (typed[`${name}-${part}`] ?? '') !== '')
  const field = (part: 'day' | 'month' | 'year', known: string) => (isTyped ? (typed[`${name}-${part}`] ?? '') : known)
  return {
    [`${name}-day`]: field('day', date),
    [`${name}-month`]: field('month', month),
    [`${name}-year`]: field('year', year),
  } as TypedDay<Name>
}
