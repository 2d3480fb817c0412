/** What stands in the cells of a line; what cannot be right is told with its column. */
import { addDays, type CalendarDate, calendarDate } from '../../../../values/date.ts'
import { isEmpty, type Period } from '../../../../values/period.ts'
import type { Sheet } from '../../../../values/sheet.ts'
import type { ColumnOf, Line, Refusal } from '../rules.ts'

/** Lines with their cells by column. A heading that is missing stops the reading; one that is not known is passed over and told. */
export function linesOf<const Column extends string>(
  { headings, rows }: Sheet,
  columns: readonly (ColumnOf & { name: Column })[],
): { lines: Line<Column>[]; missing: string[]; passedOver: string[] } {
  const places = headings.map(plain)
  const missing = columns.filter(({ name, needed }) => needed && !places.includes(name)).map(({ name }) => name)
  const passedOver = headings.filter((heading, at) => heading !== '' && !columns.some(({ name }) => name === places[at]))
  const lines = rows.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(columns.map(({ name }) => [name, tidy(cells[places.indexOf(name)] ?? '')])) as Record<Column, string>,
  }))
  return { lines, missing, passedOver }
}

/** "First day" and "first_day" are the same heading. */
const plain = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_')
const tidy = (cell: string): string => cell.replaceAll(/\s+/g, ' ').trim()

/** The cells of one line, each asked for as what it should be. What is wrong is kept until all of them were asked. */
export class Cells<Column extends string> {
  readonly #line: Line<Column>
  readonly refused: Refusal[] = []

  constructor(line: Line<Column>) {
    this.#line = line
  }

  refuse(column: Column, message: string): void {
    this.refused.push({ line: this.#line.line, column, message })
  }

  text(column: Column, { most, called }: { most: number; called: string }): string | null {
    const text = this.#line.cells[column]
    if (text === '') return null
    if (text.length > most) this.refuse(column, `${called} must be ${most} characters or fewer`)
    // Spreadsheets would run it, also from what the register hands out.
    else if (/^[=+@-]/.test(text)) this.refuse(column, `${called} begins like a formula: “${text.slice(0, 20)}”`)
    else if (/\p{C}/u.test(text)) this.refuse(column, `${called} holds characters that cannot be shown`)
    return text
  }

  needed(column: Column, wanted: { most: number; called: string }): string {
    const text = this.text(column, wanted)
    if (text === null) this.refuse(column, `${wanted.called} is missing`)
    return text ?? ''
  }

  oneOf<const Word extends string>(column: Column, words: readonly Word[]): Word | undefined {
    const text = this.#line.cells[column].toLowerCase()
    const word = words.find(each => each === text)
    if (word === undefined) this.refuse(column, `“${text.slice(0, 40)}” is none of: ${words.join(', ')}`)
    return word
  }

  /** Empty: `usual`. */
  yes(column: Column, usual: boolean): boolean {
    if (this.#line.cells[column] === '') return usual
    return this.oneOf(column, ['yes', 'no']) === 'yes'
  }

  period(first: Column, last: Column): Period {
    const from = this.#day(first)
    const until = this.#day(last)
    const period = { from, until: until && addDays(until, 1) }
    if (isEmpty(period)) this.refuse(last, 'The last day is before the first')
    return period
  }

  #day(column: Column): CalendarDate | null {
    const text = this.#line.cells[column]
    if (text === '') return null
    const day = dayOf(text)
    if (day === undefined) this.refuse(column, `“${text.slice(0, 40)}” is no date such as 2019-01-31 or 31/01/2019`)
    return day ?? null
  }
}

/** As the register writes it, or as a British spreadsheet does after somebody has saved the file there. */
function dayOf(text: string): CalendarDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  try {
    const date = calendarDate(year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    return date >= '1800-01-01' && date < '2200-01-01' ? date : undefined
  } catch {
    return undefined
  }
}
