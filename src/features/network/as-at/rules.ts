/** Which day is looked at, and by the end of which day it had to be known. */
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import type { Reason } from '../../../values/outcome.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'

export type AsAt = {
  at: CalendarDate
  /** Null: what is believed now. */
  known: CalendarDate | null
}

/** As an address carries it: `?at=2017-06-01&known=2026-11-01`, and as the three fields of each date when the form is sent. */
export type AskedAsAt = { at?: string | undefined; known?: string | undefined } & Partial<TypedDay<'at'>> & Partial<TypedDay<'known'>>

/** Nothing asked: today, as known now. What is no date, or was to be known only later, is told and passed over. */
export function readAsAt(asked: AskedAsAt, today: CalendarDate): { asAt: AsAt; errors: Reason[] } {
  const errors: Reason[] = []
  const at = dayOf(asked, 'at', 'The day to look at', errors) ?? today
  const known = dayOf(asked, 'known', 'The day by which it was known', errors) ?? null
  if (known !== null && known > today)
    errors.push({ field: 'known-day', message: 'The day by which it was known must be today or earlier' })
  return { asAt: { at, known: known !== null && known < today ? known : null }, errors }
}

function dayOf(asked: AskedAsAt, name: 'at' | 'known', called: string, errors: Reason[]): CalendarDate | undefined {
  const text = asked[name]
  if (text === undefined || text === '')
    return readDay(
      { [`${name}-day`]: '', [`${name}-month`]: '', [`${name}-year`]: '', ...asked } as TypedDay<typeof name>,
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

function fieldsOf<const Name extends 'at' | 'known'>(name: Name, asked: AskedAsAt, day: CalendarDate | undefined): TypedDay<Name> {
  const [year = '', month = '', date = ''] = day?.split('-').map(part => String(Number(part))) ?? []
  const typed = asked as Record<string, string | undefined>
  const field = (part: 'day' | 'month' | 'year', known: string) => typed[`${name}-${part}`] ?? known
  return {
    [`${name}-day`]: field('day', date),
    [`${name}-month`]: field('month', month),
    [`${name}-year`]: field('year', year),
  } as TypedDay<Name>
}
