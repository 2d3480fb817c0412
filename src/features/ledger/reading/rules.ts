/** Looking things up in the ledger: what is asked for, and where a page of it ends. */
import { addDays, type CalendarDate } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'

/** What a person typed; every field is text, and may be empty. */
export type TypedSearch = { who: string; kind: string; about: string } & TypedDay<'from'> & TypedDay<'to'>

/** Days in London, both included. */
export type Search = {
  account: string | undefined
  kind: string | undefined
  about: string | undefined
  from: CalendarDate
  to: CalendarDate
}

/** Without a first day: what most look for lies here, and it is found quickly. */
export const USUAL_DAYS = 30
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/

export const isRecordId = (text: string): boolean => UUID.test(text)
/** As the ledger prints it, to the microsecond. */
export const isInstant = (text: string): boolean => INSTANT.test(text)

/** `found` are the accounts whose names hold what was typed for who. */
export function readSearch(typed: TypedSearch, found: readonly { id: string; name: string }[], today: CalendarDate): Outcome<Search> {
  const errors: Reason[] = []
  const about = typed.about.trim().toLowerCase()
  if (about !== '' && !isRecordId(about))
    errors.push({ field: 'about', message: 'A record’s reference has 36 characters, such as 0193b7a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b' })
  const to = readDay(typed, { name: 'to', called: 'Last day' }, errors) ?? today
  const from = readDay(typed, { name: 'from', called: 'First day' }, errors) ?? addDays(to, -USUAL_DAYS)
  if (errors.length === 0 && from > to) errors.push({ field: 'to-day', message: 'The last day must be the first day or later' })
  const account = readWho(typed.who.trim(), found, errors)
  if (errors.length > 0) return refuse(...errors)
  return accept({ account, kind: typed.kind || undefined, about: about || undefined, from, to })
}

function readWho(who: string, found: readonly { id: string; name: string }[], errors: Reason[]): string | undefined {
  if (who === '') return undefined
  const [one, other] = found.filter(({ name }) => name.toLowerCase() === who.toLowerCase()).concat(found.length === 1 ? found : [])
  if (one && (!other || other.id === one.id)) return one.id
  const message =
    found.length === 0
      ? `Nobody here is called “${who}”`
      : `More than one name holds “${who}”: ${found.map(({ name }) => name).join(', ')}. Enter one of them in full`
  errors.push({ field: 'who', message })
  return undefined
}

/** Where the next page begins: below this entry. */
export type Cursor = { at: string; id: string }

export const cursorText = ({ at, id }: Cursor): string => `${at}_${id}`

/** Nothing for a text that no page ever gave. */
export function readCursor(text: string): Cursor | undefined {
  const [at = '', id = ''] = text.split('_')
  return isInstant(at) && isRecordId(id) ? { at, id } : undefined
}

/** `report-read` -> Report read. */
export const kindWords = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ')
