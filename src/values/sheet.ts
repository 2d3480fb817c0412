/** The rows of a file, each with the line on which it begins, counted from 1 with the headings. */
import { accept, type Outcome, refuse } from './outcome.ts'

export type Sheet = { headings: readonly string[]; rows: readonly { line: number; cells: readonly string[] }[] }
export type NamedRow<Column extends string> = { line: number; cells: Readonly<Record<Column, string>> }

/** The cells by their columns, whatever their order; "Family name" and "family_name" are one heading. What has no column is left out. */
export function namedRows<Column extends string>(
  { headings, rows }: Sheet,
  columns: readonly { name: Column; needed: boolean }[],
): Outcome<NamedRow<Column>[]> {
  const places = headings.map(plain)
  const missing = columns.filter(({ name, needed }) => needed && !places.includes(name)).map(({ name }) => name)
  if (missing.length > 0) return refuse({ field: 'file', message: `These columns are missing: ${missing.join(', ')}` })
  const named = (cells: readonly string[]) =>
    Object.fromEntries(columns.map(({ name }) => [name, cells[places.indexOf(name)] ?? ''])) as Record<Column, string>
  return accept(rows.map(({ line, cells }) => ({ line, cells: named(cells) })))
}

const plain = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_')
