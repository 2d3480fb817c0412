/** Marks of what is not known exactly: on every page that shows it, so that nobody takes a guess for a record. */
import { GovukTag } from '../../platform/views/govuk.generated.ts'
import { dayName, shortDay } from '../../values/figures.ts'
import type { CalendarDate } from './rules.ts'

type DayProps = {
  day: CalendarDate | null
  approximate?: boolean
  /** What stands there where there is no such day. */
  none: string
  short?: boolean
}

/** "about 1 January 2019" where the day is not known exactly. */
export const SaidDay = ({ day, approximate = false, none, short = false }: DayProps) =>
  day === null ? (
    <span>{none}</span>
  ) : (
    <>
      {approximate && 'about '}
      <time dateTime={day}>{short ? shortDay(day) : dayName(day)}</time>
    </>
  )

export const ApproximateTag = () => <GovukTag text="Approximate" classes="govuk-tag--grey" />

/** Of a name or code that the force itself has not published. */
export const UnconfirmedTag = () => <GovukTag text="Unconfirmed" classes="govuk-tag--grey" />

/** Names of accounts are known to few; the ledger has them all. */
export const whoWords = ({ by, mine }: { by: string | null; mine: boolean }): string =>
  mine ? 'You' : (by ?? 'Somebody else: the ledger has their name')

/** "Rowan Hale, Chief superintendent", or that this reader may not know it. */
export const personWords = ({ name, rank }: { name: string | null; rank: string | null }): string =>
  name === null ? 'Name not shown to you' : [name, rank].filter(Boolean).join(', ')
