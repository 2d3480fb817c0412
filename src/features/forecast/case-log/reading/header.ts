/** Finds the row of column headings: exports put it first, people put titles, dates and logos above it. */
import { invalid } from '../../../../values/problem.ts'
import type { ReadingOptions } from '../rules.ts'
import { CASE, plainName, soundsLikeTime } from './column-names.ts'
import type { SampleRow } from './sample.ts'

/** Nobody writes a title page longer than this above a table. */
const ROWS_LOOKED_AT = 60

export type Header = { at: number; names: string[] }

/** `Problem` when no row can be the headings. */
export function findHeader(sample: readonly SampleRow[], told: ReadingOptions['mapping'] = {}): Header {
  const rows = sample.slice(0, ROWS_LOOKED_AT)
  const wanted = Object.entries(told).flatMap(([part, name]) => (part === 'shape' || !name ? [] : [name].flat()))
  const at = firstOf(rows, row => wanted.length > 0 && wanted.every(name => namesOf(row).includes(plainName(name))))
  const named = at >= 0 ? at : firstOf(rows, row => isAllWords(row) && namesCaseAndTime(row))
  const found = named >= 0 ? named : widest(rows)
  if (found < 0) {
    throw invalid(
      'No row of column headings was found',
      'The file needs one row per event or one row per case, under a row that names the columns, such as "Case ID", "Activity", "Time"',
    )
  }
  return { at: found, names: uniqueNames(rows[found]!.texts) }
}

const firstOf = (rows: readonly SampleRow[], fits: (row: SampleRow) => boolean): number => rows.findIndex(fits)
const namesOf = (row: SampleRow): string[] => row.texts.map(plainName)
const filled = (row: SampleRow): string[] => row.texts.filter(text => text !== '')
const isAllWords = (row: SampleRow): boolean => row.kinds.every(kind => kind !== 'date')

function namesCaseAndTime(row: SampleRow): boolean {
  const names = namesOf(row)
  return names.some(name => CASE.includes(name)) && names.some(soundsLikeTime)
}

/** The row with most cells, all different and none of them a date or a number, that has rows under it. */
function widest(rows: readonly SampleRow[]): number {
  let best = -1
  for (const [at, row] of rows.entries()) {
    const cells = filled(row)
    const isHeading = isAllWords(row) && new Set(cells).size === cells.length && cells.every(text => !/^[\d.,%£ -]+$/.test(text))
    if (!isHeading || cells.length < 2 || at === rows.length - 1) continue
    if (best < 0 || cells.length > filled(rows[best]!).length) best = at
  }
  return best
}

/** Columns without a heading, or with one that is there already, get one that a person can name. */
function uniqueNames(texts: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return texts.map((text, index) => {
    const name = text.replace(/\s+/g, ' ').trim() || `Column ${columnLetters(index)}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
