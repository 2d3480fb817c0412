/** A date as a person types it, in three fields. */
import { type CalendarDate, calendarDate } from './date.ts'
import type { Reason } from './outcome.ts'

export type TypedDay<Name extends string> = { [Field in `${Name}-${'day' | 'month' | 'year'}`]: string }

/** Nothing where all three are empty. What is no date is added to the errors, at the first of the fields. */
export function readDay<Name extends string>(
  typed: TypedDay<Name>,
  { name, called }: { name: Name; called: string },
  errors: Reason[],
): CalendarDate | undefined {
  const part = (field: 'day' | 'month' | 'year') => (typed as Record<string, string>)[`${name}-${field}`]?.trim() ?? ''
  const [day, month, year] = [part('day'), part('month'), part('year')]
  if (day === '' && month === '' && year === '') return undefined
  try {
    return calendarDate(`${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  } catch {
    errors.push({ field: `${name}-day`, message: `${called} must be a real date` })
    return undefined
  }
}

/** A date as its three fields show it; empty for none. */
export function typedDayOf<const Name extends string>(name: Name, date: CalendarDate | null): TypedDay<Name> {
  const [year = '', month = '', day = ''] = date?.split('-') ?? []
  const plain = (digits: string) => digits.replace(/^0+/, '')
  return { [`${name}-day`]: plain(day), [`${name}-month`]: plain(month), [`${name}-year`]: plain(year) } as TypedDay<Name>
}
