/** Files that are brought into the register: their kinds and columns, and what is said of a line that cannot be used. */

/** Larger files belong in parts. */
export const MOST_BYTES = 5 * 2 ** 20
export const MOST_ROWS = 20_000

export type ImportKind = 'structure' | 'holdings'

/** At a line of the file, counted from 1 with the headings. */
export type Refusal = { line: number; column: string; message: string }

export type Line<Column extends string> = { line: number; cells: Readonly<Record<Column, string>> }

export type ColumnOf = { name: string; needed: boolean; says: string }

export const STRUCTURE_COLUMNS = [
  { name: 'relation', needed: true, says: 'polices, or council' },
  { name: 'area_code', needed: true, says: 'The borough’s ONS code, such as E09000007' },
  { name: 'area', needed: false, says: 'The borough’s name; compared with the code' },
  { name: 'unit_code', needed: true, says: 'The unit’s code, which never changes, such as MPS-BCU-CN' },
  { name: 'unit', needed: true, says: 'The unit’s name' },
  { name: 'unit_kind', needed: true, says: 'force, command, bcu, borough-command, team, centre or local-authority' },
  { name: 'belongs_to', needed: true, says: 'The code of the unit above it; empty for a force or council that stands for itself' },
  { name: 'first_day', needed: true, says: 'The first day; empty for since ever' },
  { name: 'last_day', needed: true, says: 'The last day; empty while there is none' },
  { name: 'approximate', needed: false, says: 'yes where the days are not known exactly' },
  { name: 'force_code', needed: false, says: 'The code the force itself uses' },
  { name: 'confirmed', needed: false, says: 'no where nobody has published the name' },
  { name: 'source', needed: false, says: 'Where it is known from' },
] as const satisfies readonly ColumnOf[]

export const HOLDINGS_COLUMNS = [
  { name: 'role_kind', needed: true, says: 'The key of the role, such as bcu-commander' },
  { name: 'place', needed: true, says: 'The code of the unit, or the borough’s ONS code' },
  { name: 'standing', needed: true, says: 'holder, deputy or cover' },
  { name: 'person', needed: true, says: 'The person’s name' },
  { name: 'rank', needed: false, says: 'Their rank' },
  { name: 'first_day', needed: true, says: 'The first day' },
  { name: 'last_day', needed: true, says: 'The last day; empty while there is none' },
  { name: 'approximate', needed: false, says: 'yes where the days are not known exactly' },
  { name: 'source', needed: false, says: 'Where it is known from' },
] as const satisfies readonly ColumnOf[]

export type StructureColumn = (typeof STRUCTURE_COLUMNS)[number]['name']
export type HoldingsColumn = (typeof HOLDINGS_COLUMNS)[number]['name']

export const KINDS: Readonly<Record<ImportKind, { name: string; columns: readonly ColumnOf[] }>> = {
  structure: { name: 'Structure: which unit polices which borough', columns: STRUCTURE_COLUMNS },
  holdings: { name: 'Holdings: who holds which role', columns: HOLDINGS_COLUMNS },
}

/** What is to be done, or why it cannot be: never both. */
export type Planned<Plan> = { plan: Plan; refused: readonly [] } | { plan: null; refused: readonly Refusal[] }

const byLine = (a: Refusal, b: Refusal): number => a.line - b.line

export const planned = <Plan>(plan: Plan, refused: readonly Refusal[]): Planned<Plan> =>
  refused.length === 0 ? { plan, refused: [] } : { plan: null, refused: [...refused].sort(byLine) }

export type Import = {
  id: string
  kind: ImportKind
  fileName: string
  /** Null where this reader may not know it. */
  by: string | null
  mine: boolean
  broughtAt: string
  appliedAt: string | null
  /** How much there was of each: by what it is called when there are several. */
  applied: Readonly<Record<string, number>> | null
  erasedAt: string | null
}

export const isKind = (text: string): text is ImportKind => text in KINDS
