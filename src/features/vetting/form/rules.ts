/** What an application form says: where somebody lived, and their family and associates. It belongs to the case and is found nowhere else. */
import type { CalendarDate } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readDay } from '../../../values/typed-day.ts'

export type Address = {
  from: CalendarDate
  /** The last day, included; null where they live there still. */
  last: CalendarDate | null
  /** Two letters, as in ISO 3166: GB is the United Kingdom. */
  country: string
  /** Crown or Forces service abroad, or with somebody who serves. */
  overseasService: boolean
  lines: string
}

export type Relation = { kind: 'family' | 'associate'; relation: string; name: string; born: CalendarDate | null }

export type CaseForm = { addresses: readonly Address[]; relations: readonly Relation[] }

/** A form as it is typed: fields with the number of their row at the end, such as `lines-0` and `from-0-day`. */
export type TypedForm = Readonly<Record<string, string>>

const MOST_ROWS = 30
const LONGEST_LINES = 300
const LONGEST_NAME = 160

export const rowsOf = (typed: TypedForm, name: 'addresses' | 'relations', least: number): number =>
  Math.min(MOST_ROWS, Math.max(least, Number.parseInt(typed[name] ?? '', 10) || 0))

/** Rows in which nothing was typed are passed over. */
export function readForm(typed: TypedForm, today: CalendarDate): Outcome<CaseForm> {
  const errors: Reason[] = []
  const addresses = filledRows(typed, 'addresses', ADDRESS_FIELDS).flatMap(row => readAddress(typed, row, today, errors) ?? [])
  const relations = filledRows(typed, 'relations', RELATION_FIELDS).flatMap(row => readRelation(typed, row, errors) ?? [])
  if (errors.length === 0 && addresses.length === 0) errors.push({ field: 'lines-0', message: 'Enter at least one address' })
  return errors.length > 0 ? refuse(...errors) : accept({ addresses, relations })
}

/** Whether anything of a form was typed at all. */
export const hasForm = (typed: TypedForm): boolean =>
  filledRows(typed, 'addresses', ADDRESS_FIELDS).length + filledRows(typed, 'relations', RELATION_FIELDS).length > 0

const ADDRESS_FIELDS = ['lines-#', 'from-#-day', 'from-#-month', 'from-#-year', 'last-#-day', 'last-#-month', 'last-#-year'] as const
const RELATION_FIELDS = ['relation-#', 'name-#', 'born-#-day', 'born-#-month', 'born-#-year'] as const

function filledRows(typed: TypedForm, name: 'addresses' | 'relations', fields: readonly string[]): number[] {
  const rows = Array.from({ length: rowsOf(typed, name, 1) }, (_, row) => row)
  return rows.filter(row => fields.some(field => valueIn(typed, field.replace('#', String(row))) !== ''))
}

const valueIn = (typed: TypedForm, field: string): string => typed[field]?.trim() ?? ''

function readAddress(typed: TypedForm, row: number, today: CalendarDate, errors: Reason[]): Address | undefined {
  const before = errors.length
  const lines = valueIn(typed, `lines-${row}`)
  if (lines === '') errors.push({ field: `lines-${row}`, message: 'Enter the address' })
  else if ([...lines].length > LONGEST_LINES)
    errors.push({ field: `lines-${row}`, message: `The address must be ${LONGEST_LINES} characters or fewer` })
  const country = valueIn(typed, `country-${row}`) || 'GB'
  if (!/^[A-Z]{2}$/.test(country)) errors.push({ field: `country-${row}`, message: 'Select the country' })
  const from = readDay(typed as never, { name: `from-${row}`, called: 'The first day' }, errors)
  const last = readDay(typed as never, { name: `last-${row}`, called: 'The last day' }, errors) ?? null
  if (from === undefined && !errors.slice(before).some(({ field }) => field === `from-${row}-day`))
    errors.push({ field: `from-${row}-day`, message: 'Enter the first day at this address' })
  if (from !== undefined && from > today) errors.push({ field: `from-${row}-day`, message: 'The first day must be today or earlier' })
  if (from !== undefined && last !== null && last < from)
    errors.push({ field: `last-${row}-day`, message: 'The last day must be the first day or later' })
  if (errors.length > before || from === undefined) return undefined
  return { from, last, country, overseasService: valueIn(typed, `service-${row}`) === 'yes', lines }
}

function readRelation(typed: TypedForm, row: number, errors: Reason[]): Relation | undefined {
  const before = errors.length
  const [relation, name] = [valueIn(typed, `relation-${row}`), valueIn(typed, `name-${row}`)]
  if (name === '') errors.push({ field: `name-${row}`, message: 'Enter their name' })
  else if ([...name].length > LONGEST_NAME)
    errors.push({ field: `name-${row}`, message: `The name must be ${LONGEST_NAME} characters or fewer` })
  if (relation === '') errors.push({ field: `relation-${row}`, message: 'Enter what they are to the applicant, such as “mother”' })
  else if ([...relation].length > 60) errors.push({ field: `relation-${row}`, message: 'It must be 60 characters or fewer' })
  const born = readDay(typed as never, { name: `born-${row}`, called: 'The date of birth' }, errors) ?? null
  if (errors.length > before) return undefined
  return { kind: valueIn(typed, `kind-${row}`) === 'associate' ? 'associate' : 'family', relation, name, born }
}

/** A form that the applicant sent, in the fields of whoever takes it in. What is not as it should be is left out, and typed by hand. */
export function typedOfAnswers(answers: unknown): TypedForm {
  const { addresses = [], relations = [] } = (answers ?? {}) as { addresses?: Partial<Address>[]; relations?: Partial<Relation>[] }
  const typed: Record<string, string> = { addresses: String(addresses.length), relations: String(relations.length) }
  for (const [row, { lines = '', country = 'GB', overseasService = false, from, last }] of addresses.entries())
    Object.assign(
      typed,
      { [`lines-${row}`]: lines, [`country-${row}`]: country, ...dayIn(`from-${row}`, from), ...dayIn(`last-${row}`, last) },
      overseasService ? { [`service-${row}`]: 'yes' } : {},
    )
  for (const [row, { kind = 'family', relation = '', name = '', born }] of relations.entries())
    Object.assign(typed, { [`kind-${row}`]: kind, [`relation-${row}`]: relation, [`name-${row}`]: name, ...dayIn(`born-${row}`, born) })
  return typed
}

function dayIn(name: string, day: string | null | undefined): Record<string, string> {
  const [, year = '', month = '', dayOfMonth = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? []
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}
